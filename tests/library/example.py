"""Chapeau from Python, without anything to install: `python3 example.py LIBRARY POLICY < caseload.jsonl` prints the
outcome of each line."""

import ctypes
import json
import sys

OUTCOMES = {0: "approve", 1: "refuse", 2: "undetermined", 3: "not_applicable"}


class Chapeau:
    """A policy, and an evaluator of its records. Not for two threads at once."""

    def __init__(self, library, policy):
        self.c = c = ctypes.CDLL(library)
        text = ctypes.POINTER(ctypes.c_char_p)
        c.chapeau_policy_load.restype = ctypes.c_void_p
        c.chapeau_policy_load.argtypes = [ctypes.c_char_p, text]
        c.chapeau_evaluator_new.restype = ctypes.c_void_p
        c.chapeau_evaluator_new.argtypes = [ctypes.c_void_p]
        c.chapeau_passage_count.restype = ctypes.c_size_t
        c.chapeau_passage_count.argtypes = [ctypes.c_void_p]
        c.chapeau_passage.restype = ctypes.c_char_p
        c.chapeau_passage.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
        c.chapeau_evaluate.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, text]
        c.chapeau_explain.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, text, text]
        for name in ["chapeau_evaluator_free", "chapeau_policy_free"]:
            getattr(c, name).argtypes = [ctypes.c_void_p]
        c.chapeau_free.argtypes = [ctypes.c_char_p]
        self.evaluator = None
        problems = ctypes.c_char_p()
        self.policy = c.chapeau_policy_load(str(policy).encode(), ctypes.byref(problems))
        if not self.policy:
            raise ValueError(self._taken(problems))
        self.evaluator = c.chapeau_evaluator_new(self.policy)
        count = c.chapeau_passage_count(self.policy)
        c.chapeau_decision_count.restype = ctypes.c_size_t
        c.chapeau_decision_count.argtypes = [ctypes.c_void_p]
        c.chapeau_decision.restype = ctypes.c_char_p
        c.chapeau_decision.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
        c.chapeau_outcomes.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
        self.decisions = [c.chapeau_decision(self.policy, i).decode()
                          for i in range(c.chapeau_decision_count(self.policy))]
        self.passages = [c.chapeau_passage(self.policy, i).decode() for i in range(count)]

    def __del__(self):
        if self.evaluator:
            self.c.chapeau_evaluator_free(self.evaluator)
        if self.policy:
            self.c.chapeau_policy_free(self.policy)

    def _taken(self, text):
        value = text.value.decode() if text.value is not None else ""
        self.c.chapeau_free(text)
        return value

    def outcomes(self):
        """By decision, of the record that was evaluated last."""
        outcomes = (ctypes.c_int8 * len(self.decisions))()
        self.c.chapeau_outcomes(self.evaluator, outcomes)
        return {name: OUTCOMES[outcome] for name, outcome in zip(self.decisions, outcomes)}

    def evaluate(self, record):
        """The outcome, and the status of each passage; ValueError with the errors where the record is bad."""
        data, errors = json.dumps(record).encode(), ctypes.c_char_p()
        statuses = (ctypes.c_int8 * len(self.passages))()
        outcome = self.c.chapeau_evaluate(self.evaluator, data, len(data), statuses, ctypes.byref(errors))
        if outcome < 0:
            raise ValueError(self._taken(errors))
        return OUTCOMES[outcome], dict(zip(self.passages, statuses))

    def explain(self, record):
        """The trace."""
        data, trace, errors = json.dumps(record).encode(), ctypes.c_char_p(), ctypes.c_char_p()
        outcome = self.c.chapeau_explain(self.evaluator, data, len(data), ctypes.byref(trace), ctypes.byref(errors))
        if outcome < 0:
            raise ValueError(self._taken(errors))
        return json.loads(self._taken(trace))


if __name__ == "__main__":
    chapeau = Chapeau(sys.argv[1], sys.argv[2])
    for line in sys.stdin:
        try:
            print(chapeau.evaluate(json.loads(line))[0])
        except ValueError:
            print("error")
