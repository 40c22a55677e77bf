"""What a call must not be given is an error with a reason; and what else can be asked of the library, from Python."""

import ctypes
import json
import os
import re
import subprocess
import unittest
from ctypes import byref, c_char_p, c_int, c_int8, c_int64, c_size_t, c_uint, c_uint8, c_void_p
from pathlib import Path

LIBRARY, ROOT, PROGRAM = (Path(os.environ[f"CHAPEAU_{name}"]) for name in ["LIBRARY", "ROOT", "PROGRAM"])
os.environ.pop("LD_PRELOAD", None)
T52 = ROOT / "policies/cptpp"
CASELOAD = ROOT / "tests/policies/t52/records.jsonl"
SAMPLE = (T52 / "samples/mexican-engineer.json").read_bytes()
BAD_RECORD, NO_FACT, NO_ROW, BAD_CALL = -1, -3, -4, -5


class File(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("text", c_char_p), ("length", c_size_t)]


def load_library():
    c = ctypes.CDLL(str(LIBRARY))
    text, out = c_char_p, ctypes.POINTER(c_char_p)
    rows = [c_void_p, c_void_p, c_size_t, c_size_t, c_void_p, c_void_p, out]
    for name, result, arguments in [
            ("version", text, []), ("version_number", c_int, []), ("error", text, []), ("free", None, [text]),
            ("policy_load", c_void_p, [text, out]),
            ("policy_load_files", c_void_p, [ctypes.POINTER(File), c_size_t, out]),
            ("policy_free", None, [c_void_p]), ("policy_digest", text, [c_void_p]),
            ("passage_count", c_size_t, [c_void_p]), ("passage", text, [c_void_p, c_size_t]),
            ("decision_count", c_size_t, [c_void_p]), ("decision", text, [c_void_p, c_size_t]),
            ("evaluator_new", c_void_p, [c_void_p]), ("evaluator_free", None, [c_void_p]),
            ("set_language", c_int, [c_void_p, text]), ("set_values", c_int, [c_void_p, c_int]),
            ("evaluate", c_int, [c_void_p, text, c_size_t, c_void_p, out]),
            ("outcomes", c_int, [c_void_p, c_void_p]), ("decided", c_int, [c_void_p, out]),
            ("explain", c_int, [c_void_p, text, c_size_t, out, out]),
            ("tell", c_int, [c_void_p, text, c_size_t, text, out, out]),
            ("caseload", c_int, [c_void_p, text, c_size_t, c_uint, text, c_uint, out]),
            ("columns_new", c_void_p, [c_void_p, c_size_t]), ("columns_free", None, [c_void_p]),
            ("columns_yes_no", c_int, [c_void_p, text, c_void_p, c_size_t]),
            ("columns_numbers", c_int, [c_void_p, text, c_void_p, c_size_t, c_int64, c_void_p]),
            ("columns_texts", c_int, [c_void_p, text, c_void_p, c_size_t]),
            ("columns_sets", c_int, [c_void_p, text, c_void_p, c_size_t, c_void_p, c_size_t, c_void_p]),
            ("columns_list", c_int, [c_void_p, text, c_void_p, c_size_t, c_void_p]),
            ("evaluate_columns", c_int, rows), ("decide_columns", c_int, rows),
            ("explain_row", c_int, [c_void_p, c_void_p, c_size_t, out, out])]:
        function = getattr(c, f"chapeau_{name}")
        function.restype, function.argtypes = result, arguments
        setattr(c, name, function)
    return c


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class CallsTest(unittest.TestCase):
    def setUp(self):
        self.c = load_library()
        self.policy = self.c.policy_load(str(T52).encode(), None)
        self.evaluator = self.c.evaluator_new(self.policy)
        self.columns = self.c.columns_new(self.policy, 2)
        self.outcomes = (c_int8 * 16)()

    def tearDown(self):
        self.c.columns_free(self.columns)
        self.c.evaluator_free(self.evaluator)
        self.c.policy_free(self.policy)

    def taken(self, text):
        value = text.value
        self.c.free(text)
        return None if value is None else value.decode()

    def load(self, files):
        array = (File * max(len(files), 1))(*[File(name.encode(), text, len(text)) for name, text in files.items()])
        problems = c_char_p()
        return self.c.policy_load_files(array, len(files), byref(problems)), self.taken(problems)

    def rows(self):
        """The result and the errors of evaluating both rows."""
        errors = c_char_p()
        result = self.c.evaluate_columns(self.evaluator, self.columns, 0, 2, self.outcomes, None, byref(errors))
        return result, json.loads(self.taken(errors) or "[]")

    def assert_refused(self, result, about, expected=BAD_CALL):
        self.assertEqual(result, expected)
        self.assertRegex(self.c.error().decode(), about)

    def test_null_handles(self):
        c, text = self.c, c_char_p()
        self.assert_refused(c.policy_load(None, None), "path is NULL", None)
        self.assert_refused(c.policy_load_files(None, 1, None), "files are NULL", None)
        self.assert_refused(c.policy_digest(None), "policy is NULL", None)
        self.assert_refused(c.passage_count(None), "policy is NULL", 0)
        self.assert_refused(c.passage(None, 0), "policy is NULL", None)
        self.assert_refused(c.decision_count(None), "policy is NULL", 0)
        self.assert_refused(c.decision(None, 0), "policy is NULL", None)
        self.assert_refused(c.evaluator_new(None), "policy is NULL", None)
        self.assert_refused(c.columns_new(None, 1), "policy is NULL", None)
        for result in [c.set_language(None, b"en"), c.set_values(None, 0), c.evaluate(None, b"{}", 2, None, None),
                       c.outcomes(None, self.outcomes), c.decided(None, byref(text)),
                       c.explain(None, b"{}", 2, byref(text), None),
                       c.tell(None, b"{}", 2, b"note", byref(text), None),
                       c.evaluate_columns(None, self.columns, 0, 1, self.outcomes, None, None),
                       c.decide_columns(None, self.columns, 0, 1, self.outcomes, None, None),
                       c.explain_row(None, self.columns, 0, byref(text), None)]:
            self.assert_refused(result, "evaluator is NULL")
        for result in [c.columns_yes_no(None, b"offer.regulated", self.outcomes, 2),
                       c.evaluate_columns(self.evaluator, None, 0, 1, self.outcomes, None, None),
                       c.explain_row(self.evaluator, None, 0, byref(text), None)]:
            self.assert_refused(result, "columns are NULL")
        self.assert_refused(c.caseload(None, b"", 0, 0, None, 1, byref(text)), "policy is NULL")
        for free in [c.free, c.policy_free, c.evaluator_free, c.columns_free]:
            free(None)

    def test_null_arrays_and_texts(self):
        c, e, text = self.c, self.evaluator, c_char_p()
        self.assert_refused(c.evaluate(e, None, 2, None, None), "text is NULL")
        self.assertEqual(c.evaluate(e, None, 0, None, None), BAD_RECORD)
        self.assert_refused(c.explain(e, SAMPLE, len(SAMPLE), None, None), "`trace` is NULL")
        self.assert_refused(c.tell(e, SAMPLE, len(SAMPLE), b"note", None, None), "`text` is NULL")
        self.assert_refused(c.tell(e, SAMPLE, len(SAMPLE), None, byref(text), None), "no such format")
        self.assert_refused(c.tell(e, SAMPLE, len(SAMPLE), b"pdf", byref(text), None), "no such format")
        self.assert_refused(c.set_language(e, None), "no such language")
        self.assert_refused(c.set_language(e, b"de"), "no such language")
        self.assert_refused(c.caseload(self.policy, None, 1, 0, None, 1, byref(text)), "text is NULL")
        self.assert_refused(c.caseload(self.policy, b"", 0, 0, None, 1, None), "`out` is NULL")
        self.assert_refused(c.caseload(self.policy, b"", 0, 64, None, 1, byref(text)), "`with`")
        self.assert_refused(c.caseload(self.policy, b"", 0, 0, b"de", 1, byref(text)), "no such language")
        self.assert_refused(c.caseload(self.policy, b"", 0, 0, None, 0, byref(text)), "threads")
        columns = self.columns
        for result in [c.columns_yes_no(columns, b"offer.regulated", None, 2),
                       c.columns_numbers(columns, b"offer.pay.amount", None, 2, 1, None),
                       c.columns_texts(columns, b"offer.noc", None, 2),
                       c.columns_sets(columns, b"applicant.citizenships", None, 1, (c_size_t * 3)(0, 1, 1), 2, None),
                       c.columns_sets(columns, b"applicant.citizenships", (c_char_p * 1)(b"MEX"), 1, None, 2, None),
                       c.columns_list(columns, b"applicant.education", None, 2, None)]:
            self.assert_refused(result, "array is NULL")
        self.assert_refused(c.columns_texts(columns, None, (c_char_p * 2)(), 2), "fact is NULL")
        self.assert_refused(c.evaluate_columns(e, columns, 0, 2, None, None, None), "outcomes is NULL")
        self.assert_refused(c.explain_row(e, columns, 0, None, None), "`trace` is NULL")
        self.assertEqual(self.rows(), (0, []))

    def test_counts_and_units(self):
        c, columns = self.c, self.columns
        self.assert_refused(c.columns_yes_no(columns, b"offer.regulated", self.outcomes, 3), "count")
        self.assert_refused(c.columns_list(columns, b"applicant.education", (c_size_t * 2)(0, 0), 1, None), "count")
        pay = (c_int64 * 2)(1, 2)
        for unit in [0, -1, 3]:
            self.assert_refused(c.columns_numbers(columns, b"offer.pay.amount", pay, 2, unit, None), "million")
        self.assert_refused(c.columns_numbers(columns, b"offer.noc", pay, 2, 1, None), "no such fact", NO_FACT)
        self.assert_refused(c.columns_texts(columns, b"\xff", (c_char_p * 2)(), 2), "no such fact", NO_FACT)
        self.assert_refused(c.evaluate_columns(self.evaluator, columns, 1, 2, self.outcomes, None, None), "rows", NO_ROW)
        self.assert_refused(c.evaluate_columns(self.evaluator, columns, 2**64 - 1, 2, self.outcomes, None, None),
                            "rows", NO_ROW)
        other = c.policy_load(str(T52).encode(), None)
        others = c.columns_new(other, 2)
        self.assert_refused(c.evaluate_columns(self.evaluator, others, 0, 2, self.outcomes, None, None), "one policy")
        c.columns_free(others)
        c.policy_free(other)

    def test_offsets_of_sets(self):
        members = (c_char_p * 2)(b"MEX", b"JPN")
        for offsets, row in [((1, 0, 2), 0), ((0, 1, 3), 1), ((0, 1, 2**64 - 1), 1), ((2**64 - 1, 0, 1), 0)]:
            first = (c_size_t * 3)(*offsets)
            self.assertEqual(self.c.columns_sets(self.columns, b"applicant.citizenships", members, 2, first, 2, None), 0)
            result, errors = self.rows()
            self.assertEqual((result, [one["row"] for one in errors]), (1, [row]), offsets)
            self.assertEqual(errors[0]["path"], "applicant.citizenships")
            self.assertEqual(errors[0]["found"], f"members from {offsets[row]} up to {offsets[row + 1]}")
            self.assertIn("up to 2 at most", errors[0]["expected"])

    def test_offsets_of_lists(self):
        countries = (c_char_p * 2)(b"MEX", b"JPN")
        field = b"applicant.education.country"
        for offsets, row in [((1, 0, 2), 0), ((0, 1, 3), 1), ((0, 2, 0), 1), ((0, 1, 1 << 40), 1)]:
            first = (c_size_t * 3)(*offsets)
            self.assertEqual(self.c.columns_list(self.columns, b"applicant.education", first, 2, None), 0)
            self.assertEqual(self.c.columns_texts(self.columns, field, countries, 2), 0)
            result, errors = self.rows()
            self.assertEqual((result, [one["row"] for one in errors]), (1, [row]), offsets)
            self.assertEqual(errors[0]["path"], "applicant.education")

    def test_a_list_without_fields_is_bounded(self):
        first = (c_size_t * 3)(0, 1, 1 << 40)
        self.assertEqual(self.c.columns_list(self.columns, b"applicant.education", first, 2, None), 0)
        self.assertEqual(self.rows()[0], 1)
        self.assertEqual(self.c.set_language(self.evaluator, b"fr"), 0)
        self.assertEqual(self.rows()[1][0]["expected"],
                         "au plus 100000 éléments, par des positions qui ne diminuent pas")

    def test_text_that_is_no_utf8(self):
        errors = c_char_p()
        self.assertEqual(self.c.evaluate(self.evaluator, b'{"a\xff":1}', 9, None, byref(errors)), BAD_RECORD)
        self.assertTrue(json.loads(self.taken(errors)))
        texts = (c_char_p * 2)(b"\xff", None)
        for fact in [b"application.id", b"offer.noc", b"application.received_on"]:
            self.assertEqual(self.c.columns_texts(self.columns, fact, texts, 2), 0)
        result, errors = self.rows()
        self.assertEqual((result, {one["row"] for one in errors}, len(errors)), (1, {0}, 3))
        policy, problems = self.load({"a.rules": b"policy \"\xff\"\n"})
        self.assertIsNone(policy)
        self.assertIn("a.rules:1:", problems)
        array = (File * 1)(File(b"\xff.rules", b"", 0))
        self.assert_refused(self.c.policy_load_files(array, 1, None), "UTF-8", None)
        problems = c_char_p()
        self.assertIsNone(self.c.policy_load(b"\xff", byref(problems)))
        self.assertIn("error", self.taken(problems))

    def test_nothing_is_told_of_what_was_not_evaluated(self):
        text = c_char_p()
        self.assert_refused(self.c.outcomes(self.evaluator, self.outcomes), "no record")
        self.assert_refused(self.c.decided(self.evaluator, byref(text)), "no record")
        self.c.evaluate(self.evaluator, SAMPLE, len(SAMPLE), None, None)
        self.assertEqual(self.c.outcomes(self.evaluator, self.outcomes), 0)
        self.assertEqual(self.c.error(), b"")
        self.assert_refused(self.c.outcomes(self.evaluator, None), "outcomes is NULL")
        self.c.evaluate(self.evaluator, b"[", 1, None, None)
        self.assert_refused(self.c.outcomes(self.evaluator, self.outcomes), "no record")

    def test_a_policy_from_memory_is_the_one_of_the_folder(self):
        policy, problems = self.load(files_of(T52))
        self.assertIsNone(problems)
        self.assertEqual(self.c.policy_digest(policy), self.c.policy_digest(self.policy))
        said = subprocess.run([PROGRAM, "eval", T52, "--record", "-", "--format", "json"], input=SAMPLE,
                              capture_output=True, check=False).stdout
        trace = c_char_p()
        evaluator = self.c.evaluator_new(policy)
        self.c.explain(evaluator, SAMPLE, len(SAMPLE), byref(trace), None)
        self.assertEqual(json.loads(self.taken(trace)), json.loads(said))
        self.assertIn(self.c.policy_digest(policy), said)
        self.c.evaluator_free(evaluator)
        self.c.policy_free(policy)

    def test_files_that_are_none(self):
        self.assertRegex(self.load({"a.rules": b"clause\n"})[1], r"a\.rules:1:")
        self.assertRegex(self.load({})[1], "decides nothing|error")
        for files, about in [([File(None, b"", 0)], "no name"), ([File(b"", b"", 0)], "no name"),
                             ([File(b"a.rules", None, 1)], "NULL"),
                             ([File(b"a.rules", b"", 0)] * 2, "name of another")]:
            self.assert_refused(self.c.policy_load_files((File * len(files))(*files), len(files), None), about, None)

    def test_all_that_was_decided(self):
        text, trace = c_char_p(), c_char_p()
        self.c.explain(self.evaluator, SAMPLE, len(SAMPLE), byref(trace), None)
        self.assertEqual(self.c.decided(self.evaluator, byref(text)), 0)
        decided, trace = json.loads(self.taken(text)), json.loads(self.taken(trace))
        self.assertEqual([one["name"] for one in decided], ["t52", "spouse"])
        self.assertEqual(decided, trace["decisions"])
        self.assertEqual(decided[0]["grants"]["exemption_code"], "T52")

    def test_both_languages(self):
        errors, text = c_char_p(), c_char_p()
        bad = b'{"offer": {"noc": "nonsense"}}'
        for language, word, title in [(b"en", "NOC", "Letter|letter|document"), (b"fr", "CNP", "é")]:
            self.assertEqual(self.c.set_language(self.evaluator, language), 0)
            self.c.evaluate(self.evaluator, bad, len(bad), None, byref(errors))
            self.assertIn(word, self.taken(errors))
            for form in [b"text", b"html", b"note", b"letter"]:
                self.assertGreaterEqual(
                    self.c.tell(self.evaluator, SAMPLE, len(SAMPLE), form, byref(text), None), 0)
                told = self.taken(text)
                self.assertGreater(len(told), 20)
            self.assertRegex(told, title)
            said = subprocess.run([PROGRAM, "eval", T52, "--record", "-", "--format", "letter", "--lang", language],
                                  input=SAMPLE, capture_output=True, check=False).stdout.decode()
            self.assertEqual(told, said)

    def test_errors_without_values(self):
        errors = c_char_p()
        bad = b'{"offer": {"noc": "nonsense"}}'
        for quoted in [1, 0]:
            self.assertEqual(self.c.set_values(self.evaluator, quoted), 0)
            self.c.evaluate(self.evaluator, bad, len(bad), None, byref(errors))
            self.assertEqual("nonsense" in self.taken(errors), quoted == 1)

    def test_a_caseload(self):
        lines, out = CASELOAD.read_bytes(), c_char_p()
        said = subprocess.run([PROGRAM, "batch", T52, "--records", CASELOAD, "--statuses", "--grants"],
                              capture_output=True, check=True).stdout.decode()
        for threads in [1, 3]:
            self.assertEqual(self.c.caseload(self.policy, lines, len(lines), 3, None, threads, byref(out)), 0)
            self.assertEqual(self.taken(out), said)
        self.assertEqual(self.c.caseload(self.policy, lines, len(lines), 28, None, 1, byref(out)), 0)
        told = [json.loads(line) for line in self.taken(out).splitlines()]
        for outcome, key in [("refuse", "reasons"), ("undetermined", "requests")]:
            self.assertTrue(any(one[key] for one in told if one["outcome"] == outcome))
        bad = b'{"application": {"id": 1}}\n{}\n'
        self.assertEqual(self.c.caseload(self.policy, bad, len(bad), 32, b"fr", 1, byref(out)), 1)
        self.assertEqual(len(self.taken(out).splitlines()), 2)
        none = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
        self.assert_refused(self.c.caseload(self.policy, none, len(none), 0, None, 1, byref(out)), "; ", BAD_RECORD)
        self.assertEqual(self.c.caseload(self.policy, None, 0, 0, None, 1, byref(out)), 0)
        self.assertEqual(self.taken(out), "")

    def test_the_version(self):
        numbers = dict(re.findall(r"#define CHAPEAU_VERSION_(MAJOR|MINOR|PATCH) (\d+)",
                                  (ROOT / "interpreter/library/chapeau.h").read_text()))
        self.assertEqual(self.c.version().decode(), "{MAJOR}.{MINOR}.{PATCH}".format(**numbers))
        major, minor, patch = (int(numbers[name]) for name in ["MAJOR", "MINOR", "PATCH"])
        self.assertEqual(self.c.version_number(), major * 10000 + minor * 100 + patch)
        dynamic = subprocess.run(["readelf", "--dynamic", LIBRARY], capture_output=True, text=True, check=True).stdout
        self.assertIn(f"soname: [libchapeau.so.{major}.{minor}]", dynamic)


if __name__ == "__main__":
    unittest.main()
