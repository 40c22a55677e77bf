"""Truths, clauses and partly known values, as trace.md defines them.

A truth is True, False or None for unknown. A clause is three truths: it applies, it is satisfied, it is not
violated. A value that is partly known is an interval (least, most), whose ends may be infinite; None is a value
of which nothing is known.
"""
from collections import namedtuple

# --- truths -------------------------------------------------------------------------------------------------


def both(*truths):
    return False if False in truths else None if None in truths else True


def either(*truths):
    return True if True in truths else None if None in truths else False


def opposite(truth):
    return None if truth is None else not truth


# --- clauses: the table of trace.md, a function a row ----------------------------------------------------------

Clause = namedtuple("Clause", "applies satisfied unviolated")


def condition(truth):
    return Clause(True, truth, truth)


def applying(guard, body):
    return Clause(both(guard, body.applies), both(guard, body.satisfied), either(opposite(guard), body.unviolated))


def all_of(*members):
    applies = either(*(x.applies for x in members))
    unviolated = both(*(x.unviolated for x in members))
    return Clause(applies, both(applies, unviolated, either(*(x.satisfied for x in members))), unviolated)


def any_of(*members):
    applies = either(*(x.applies for x in members))
    satisfied = either(*(x.satisfied for x in members))
    none_violated = both(*(x.unviolated for x in members))
    return Clause(applies, satisfied, either(opposite(applies), satisfied, none_violated))


def fails_when_none_applies(body):
    return Clause(True, body.satisfied, either(body.satisfied, both(body.applies, body.unviolated)))


def deemed(body, way):
    return Clause(body.applies, either(body.satisfied, both(body.applies, way.satisfied)),
                  either(body.unviolated, way.satisfied))


def except_when(body, exception):
    untaken = opposite(exception.satisfied)
    return Clause(body.applies, both(body.satisfied, untaken),
                  either(opposite(body.applies), both(body.unviolated, untaken)))


def approved(decision):
    return condition(decision.satisfied)


def status(clause):
    if clause.satisfied is True:
        return "pass"
    if clause.unviolated is False:
        return "fail"
    return "not_applicable" if clause.applies is False else "undetermined"


# --- values that are partly known: an interval (least, most), None where nothing is known ----------------------


def at_least(a, b):
    if a is None or b is None:
        return None
    return True if a[0] >= b[1] else False if a[1] < b[0] else None


def more_than(a, b):
    if a is None or b is None:
        return None
    return True if a[0] > b[1] else False if a[1] <= b[0] else None


def exactly(value):
    return None if value is None else (value, value)


def is_at_least(a, b):
    return at_least(exactly(a), exactly(b))


def is_same(a, b):
    return None if a is None or b is None else a == b


def is_in(value, values):
    return None if value is None else value in values


def includes(values, value):
    return None if values is None else value in values


def some(members, holds):
    """"Every field may be missing or null: both mean not known yet": an absent list is unknown, an empty one is
    "complete once present" and has no such member."""
    return None if members is None else either(False, *(holds(member) for member in members))
