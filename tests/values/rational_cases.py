#!/usr/bin/env python3
"""Writes rational_cases.tsv: operations on exact fractions, worked out by Python's own.

A line is `operation, left, right, result`; fractions are written n/d. A result is `none` where it has a part
beyond 2**127 - 1 in lowest terms, or by division by zero. Run it again only to change the cases:

    python3 rational_cases.py > rational_cases.tsv
"""
import random
from fractions import Fraction

LARGEST = 2**127 - 1
EDGES = [0, 1, -1, 2, 10, 99, 100, 2**31, 2**63 - 1, -(2**63), 2**63, 2**64 - 1, 2**64, 10**18, 10**19, 10**33,
         10**34 - 1, -(10**34 - 1), 3**40, 2**100, 2**112, 5**48]


def fits(value):
    return abs(value.numerator) <= LARGEST and value.denominator <= LARGEST


def part(source):
    kind = source.random()
    if kind < 0.35:
        return source.choice(EDGES)
    if kind < 0.6:
        return source.randint(-1000, 1000)
    if kind < 0.8:
        return source.randint(-(2**64), 2**64)
    return source.randint(-(10**34) + 1, 10**34 - 1)


def fraction(source):
    below = 0
    while below == 0:
        below = part(source)
    return Fraction(part(source), below)


def related(source, left):
    """Now and then a fraction that shares much with the other one, so that something cancels."""
    kind = source.random()
    candidate = fraction(source)
    if kind < 0.1 and left != 0:
        candidate = 1 / left
    elif kind < 0.2:
        candidate = Fraction(left.numerator + source.randint(-2, 2), left.denominator)
    elif kind < 0.3:
        candidate = Fraction(source.randint(-10**9, 10**9), left.denominator)
    elif kind < 0.35:
        candidate = -left
    small = abs(candidate.numerator) < 10**34 and candidate.denominator < 10**34
    return candidate if small else fraction(source)


def result_of(operation, left, right):
    if operation == "/" and right == 0:
        return "none"
    value = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
             "/": lambda: left / right}[operation]()
    return written(value) if fits(value) else "none"


def written(value):
    return f"{value.numerator}/{value.denominator}"


def main():
    source = random.Random(52)
    for _ in range(600):
        left = fraction(source)
        right = related(source, left)
        for operation in "+-*/":
            print(operation, written(left), written(right), result_of(operation, left, right), sep="\t")
        order = "<" if left < right else ">" if left > right else "="
        print("?", written(left), written(right), order, sep="\t")


if __name__ == "__main__":
    main()
