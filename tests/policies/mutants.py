#!/usr/bin/env python3
"""Small edits to a policy, one at a time, and those that its own cases let pass. By hand: it takes a second an edit.

    mutants.py CHAPEAU POLICY [PATTERN]

Each edit is one that an analyst could make by a slip: a line of a list or a code dropped, a member or a part dropped, a
value of a `{…}` dropped, a number one higher or lower, `and` for `or`, `is at least` for `is more than`, a value of an
ordered enum for its neighbour, one side of an `and` dropped. The policy is copied, edited, and its cases are run. An edit
that the checker refuses or a case fails on is caught. One that leaves each list that a condition names with the same
entries, once the lists that it takes in are counted, changes nothing, and is counted apart. PATTERN (a regular expression) picks edits by their
file and words. Exits with 1 where an edit survives.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PARTS = r"(applies when|except when|deemed met when|up to|where)\b"
CHAPEAU = re.compile(r"\b(all of|any of|none of|at least \d+ of|the earliest of|the latest of)$")
NOTES = ("cites", "see", "title", "reason", "interpretation")
SWAPS = [("and", "or"), ("all of", "any of"), ("is at least", "is more than"), ("is at most", "is less than"),
         ("is on or after", "is after"), ("is on or before", "is before"), ("the earliest of", "the latest of")]


Edit = collections.namedtuple("Edit", "path line what edited of_list")


def code_of(line):
    """The line with its texts and comment blanked out."""
    return re.sub(r'"(?:\\.|[^"\\])*"|#.*', lambda text: " " * len(text[0]), line).rstrip()


def depth(line):
    return len(line) - len(line.lstrip(" "))


def end_of_block(lines, at):
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or depth(lines[end]) > depth(lines[at])):
        end += 1
    return end


def parent_of(lines, at):
    return next((line for line in reversed(lines[:at]) if line.strip() and depth(line) < depth(lines[at])), "")


def ordered_neighbours(policy):
    """By value of an ordered enum: the values beside it."""
    beside = collections.defaultdict(list)
    for path in policy.rglob("*.rules"):
        for block in re.findall(r"^ordered enum .*\n((?:[ ]+.*\n)+)", path.read_text("utf-8"), re.M):
            values = [line.split()[0] for line in block.splitlines()]
            for low, high in zip(values, values[1:]):
                beside[low].append(high)
                beside[high].append(low)
    return beside


def edits_of_line(lines, at, in_list, beside):
    """What to say of an edit, and what stands in place of the line's block: a number of lines, and new ones."""
    line, code = lines[at], code_of(lines[at])
    first = code.split()[0]

    def put(begin, end, text):
        return 1, [line[:begin] + text + line[end:]]

    if in_list:
        codes = list(re.compile(r" \d{4,5}\b").finditer(code, code.find(":") + 1)) if first == "NOC" else []
        for one in codes if len(codes) > 1 else []:
            yield f"drop{one[0]}", put(*one.span(), "")
        if len(codes) < 2 and first not in NOTES:
            yield f"drop {code.strip()}", (1, [])
        return
    if CHAPEAU.search(code_of(parent_of(lines, at))) and not re.match(r"(except|applies|deemed) ", code.strip()):
        yield f"drop member {code.strip()}", (end_of_block(lines, at) - at, [])
    if re.match(PARTS, code.strip()):
        yield f"drop {code.strip()}", (end_of_block(lines, at) - at, [])
    for braces in re.finditer(r"\{([\w, ]*)\}", code):
        values = braces[1].split(", ")
        for value in values if len(values) > 1 else []:
            yield f"drop {value} of {braces[0]}", put(*braces.span(1), ", ".join(v for v in values if v != value))
    for number in re.finditer(r"(?<![\w.\-])\d+(?![\w.\-:])", re.sub(r"\{.*?\}|NOC \d+", lambda m: "x" * len(m[0]), code)):
        for other in {int(number[0]) + 1, max(int(number[0]) - 1, 0)} - {int(number[0])}:
            yield f"{number[0]} -> {other}", put(*number.span(), str(other))
    for one, other in SWAPS + [(other, one) for one, other in SWAPS]:
        for found in re.finditer(rf"(?<!is on )\b{one}\b", code):
            yield f"{one} -> {other}", put(*found.span(), other)
    for value in re.finditer(r"(?<=is at least )\w+", code):
        for other in beside.get(value[0], ()):
            yield f"{value[0]} -> {other}", put(*value.span(), other)
    for word in re.finditer(r" (?:and|(?<!is on )or) ", code):
        begin = re.match(r"\s*((applies|met|except|deemed met) when |where |= |.* where )?", code[:word.start()]).end()
        yield f"drop left of{word[0]}{code[word.end():]}", put(begin, word.end(), "")
        yield f"drop right of {code.strip()[:40]}…{word[0]}", put(word.start(), len(code), "")


def edits(policy):
    beside = ordered_neighbours(policy)
    for path in sorted(policy.rglob("*.rules")):
        text = path.read_text("utf-8")
        lines = text.splitlines()
        declaration = ""
        for at, line in enumerate(lines):
            words = code_of(line).split()
            if words and depth(line) == 0:
                declaration = words[0]
            if not words or words[0] in NOTES or declaration not in ("list", "define", "clause", "decision"):
                continue
            if declaration == "list" and depth(line) == 0:
                continue
            for what, (count, new) in edits_of_line(lines, at, declaration == "list", beside):
                edited = "\n".join(lines[:at] + new + lines[at + count:]) + "\n"
                if edited != text:
                    yield Edit(path.relative_to(policy), at + 1, what, edited, declaration == "list")


def lists(policy):
    """Of each list that a condition names: its entries, those of the lists that it takes in among them."""
    own = collections.defaultdict(set)
    named = set()
    for path in policy.rglob("*.rules"):
        for line in path.read_text("utf-8").splitlines():
            named.update(re.findall(r"(?:in|overlaps?) (\w+)", code_of(line)))
        for name, block in re.findall(r"^list (\w+) of .*\n((?:(?: .*)?\n)*)", path.read_text("utf-8"), re.M):
            own[name] = set()
            for line in map(str.strip, map(code_of, block.splitlines())):
                if line.startswith("NOC"):
                    edition, codes = line.split(":")
                    own[name].update(f"{edition} {code}" for code in codes.split())
                elif line and line.split()[0] not in NOTES:
                    own[name].add(line)

    def whole(name, around=()):
        inner = [whole(entry, (*around, name)) if entry in own and entry not in around else {entry}
                 for entry in own[name]]
        return frozenset().union(*inner)
    return {name: whole(name) for name in named & set(own)}


def outcome(chapeau, policy, edit):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / policy.name
        shutil.copytree(policy, copy)
        (copy / edit.path).write_text(edit.edited, "utf-8")
        tested = subprocess.run([chapeau, "test", str(copy)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                check=False)
        if tested.returncode != 0:
            return {1: "caught", 2: "refused"}.get(tested.returncode, f"exit {tested.returncode}")
        return "means the same" if edit.of_list and lists(copy) == lists(policy) else "survives"


def main():
    chapeau, policy = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    pattern = re.compile(sys.argv[3] if len(sys.argv) > 3 else "")
    counts = collections.Counter()
    for edit in edits(policy):
        said = f"{edit.path}:{edit.line}: {edit.what}"
        if not pattern.search(said):
            continue
        came = outcome(chapeau, policy, edit)
        counts[came] += 1
        if came not in ("caught", "refused"):
            print(came, said, sep=": ", flush=True)
    print(", ".join(f"{count} {came}" for came, count in sorted(counts.items())))
    sys.exit(1 if counts["survives"] else 0)


main()
