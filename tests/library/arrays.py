"""Records taken apart into the arrays that `chapeau_columns` takes."""

import ctypes
from decimal import Decimal

TEXT = ctypes.c_char_p
MILLION = 1_000_000


def flat(record, prefix=""):
    """The facts of a record by path; sets and lists of records stay whole."""
    facts = {}
    for name, value in record.items():
        if isinstance(value, dict):
            facts |= flat(value, f"{prefix}{name}.")
        elif value is not None:
            facts[prefix + name] = value
    return facts


class Columns:
    """Of these records, under the policy of `chapeau` (see example.py)."""

    def __init__(self, chapeau, records):
        self.c, self.chapeau, self.kept, self.rows = chapeau.c, chapeau, [], len(records)
        self.c.chapeau_columns_new.restype = ctypes.c_void_p
        self.c.chapeau_columns_new.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
        self.c.chapeau_columns_free.argtypes = [ctypes.c_void_p]
        array, count = ctypes.c_void_p, ctypes.c_size_t
        for name, further in [("yes_no", [array, count]), ("texts", [array, count]),
                              ("numbers", [array, count, ctypes.c_int64, array]),
                              ("sets", [array, count, array, count, array]), ("list", [array, count, array])]:
            getattr(self.c, f"chapeau_columns_{name}").argtypes = [ctypes.c_void_p, ctypes.c_char_p] + further
        self.c.chapeau_decide_columns.argtypes = self.c.chapeau_evaluate_columns.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t,
                                                    ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(TEXT)]
        self.columns = self.c.chapeau_columns_new(chapeau.policy, len(records))
        self.give([flat(record) for record in records])

    def __del__(self):
        self.c.chapeau_columns_free(self.columns)

    def array(self, kind, values):
        self.kept.append((kind * max(len(values), 1))(*values))
        return self.kept[-1]

    def give(self, rows, prefix=""):
        """Arrays of all facts of these rows, which are the records, or the members of a list of theirs."""
        for path in sorted({path for row in rows for path in row}):
            values = [row.get(path) for row in rows]
            known = self.array(ctypes.c_uint8, [value is not None for value in values])
            first = next(value for value in values if value is not None and value != [])
            self.kept.append(fact := (prefix + path).encode())
            if isinstance(first, bool):
                answers = self.array(ctypes.c_int8, [-1 if value is None else int(value) for value in values])
                self.check(self.c.chapeau_columns_yes_no(self.columns, fact, answers, len(rows)), fact)
            elif isinstance(first, (int, Decimal)):
                numbers = self.array(ctypes.c_int64, [int((value or 0) * MILLION) for value in values])
                self.check(self.c.chapeau_columns_numbers(self.columns, fact, numbers, len(rows), MILLION, known), fact)
            elif isinstance(first, str):
                texts = self.array(TEXT, [None if value is None else value.encode() for value in values])
                self.check(self.c.chapeau_columns_texts(self.columns, fact, texts, len(rows)), fact)
            else:
                members = [member for value in values for member in value or []]
                ends = [0]
                for value in values:
                    ends.append(ends[-1] + len(value or []))
                firsts = self.array(ctypes.c_size_t, ends)
                if isinstance(first[0], str):
                    texts = self.array(TEXT, [member.encode() for member in members])
                    self.check(self.c.chapeau_columns_sets(self.columns, fact, texts, len(members), firsts, len(rows), known),
                               fact)
                else:
                    self.check(self.c.chapeau_columns_list(self.columns, fact, firsts, len(rows), known), fact)
                    self.give([flat(member) for member in members], prefix + path + ".")

    @staticmethod
    def check(result, fact):
        if result != 0:
            raise ValueError(fact)

    def decide(self, row, count):
        """The outcomes of all decisions row by row."""
        outcomes = (ctypes.c_int8 * (count * len(self.chapeau.decisions)))()
        wrong = self.c.chapeau_decide_columns(self.chapeau.evaluator, self.columns, row, count, outcomes, None, None)
        return wrong, list(outcomes)

    def evaluate(self, row, count):
        """Outcomes, statuses of all passages row by row, and the errors as JSON text."""
        outcomes = (ctypes.c_int8 * count)()
        statuses = (ctypes.c_int8 * (count * len(self.chapeau.passages)))()
        errors = TEXT()
        result = self.c.chapeau_evaluate_columns(self.chapeau.evaluator, self.columns, row, count, outcomes, statuses,
                                                 ctypes.byref(errors))
        text = errors.value.decode() if errors.value is not None else ""
        self.c.chapeau_free(errors)
        return result, list(outcomes), list(statuses), text
