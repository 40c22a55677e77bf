"""The shared library as others use it: installed, found by CMake, from C, C++ and Python."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

from arrays import Columns
from example import OUTCOMES, Chapeau

BUILD, ROOT, PROGRAM = (Path(os.environ[f"CHAPEAU_{name}"]) for name in ["BUILD", "ROOT", "PROGRAM"])
PRELOADED = {"LD_PRELOAD": os.environ["CHAPEAU_PRELOAD"]}
os.environ.pop("LD_PRELOAD", None)  # what else is started, compilers for one, goes without
HERE = Path(__file__).resolve().parent
T52 = ROOT / "policies/cptpp"
CASELOAD = ROOT / "tests/policies/t52/records.jsonl"
SAMPLE = T52 / "samples/mexican-engineer.json"


def run(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, timeout=300,
                          **options).stdout


def run_with_library(*words, **options):
    return run(*words, env=os.environ | PRELOADED, **options)


class LibraryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.held = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.held.name)
        run("cmake", "--install", BUILD, "--prefix", cls.folder / "installed", "--component", "library")
        cls.library = next((cls.folder / "installed").rglob("libchapeau.so"))
        batch = run(PROGRAM, "batch", T52, "--records", CASELOAD, "--statuses")
        cls.expected = [json.loads(line) for line in batch.splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.held.cleanup()

    def test_another_project_finds_and_uses_it(self):
        build = self.folder / "build"
        run("cmake", "-S", HERE / "consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.folder / 'installed'}")
        run("cmake", "--build", build)
        caseload = self.folder / "caseload.jsonl"
        caseload.write_text(CASELOAD.read_text() * 20 + "not a record\n")
        expected = [record["outcome"] for record in self.expected] * 20 + ["error"]
        for threads in [1, 4]:
            self.assertEqual(run_with_library(build / "example", T52, caseload, threads).split(), expected)
        lines = run_with_library(build / "columns", T52).splitlines()
        self.assertEqual(lines[:4], ["A undetermined pass", "B fail pass", "C undetermined pass", "D error pass"])
        self.assertEqual([error["row"] for error in json.loads(lines[4])], [3])
        self.assertEqual(json.loads(lines[5])["record"]["id"], "A")
        lines = run_with_library(build / "memory", T52, input=CASELOAD.read_text()).splitlines()
        self.assertRegex(lines[0], "^sha256:[0-9a-f]{64}$")
        self.assertEqual(lines[1:-1], run(PROGRAM, "batch", T52, "--records", CASELOAD, "--grants").splitlines())
        self.assertIn("no record", lines[-1])
        trace = json.loads(run_with_library(build / "from_c", T52, input=SAMPLE.read_text()))
        self.assertEqual(trace, json.loads(run(PROGRAM, "eval", T52, "--record", SAMPLE, "--format", "json")))

    def test_from_python(self):
        chapeau = Chapeau(self.library, T52)
        names = {"pass": 0, "fail": 1, "undetermined": 2, "not_applicable": 3}
        for line, expected in zip(CASELOAD.read_text().splitlines(), self.expected):
            outcome, statuses = chapeau.evaluate(json.loads(line))
            self.assertEqual(outcome, expected["outcome"])
            self.assertEqual(statuses, {passage: names[word] for passage, word in expected["statuses"].items()})
            decided = chapeau.outcomes()
            self.assertEqual(list(decided), ["t52", "spouse"])
            self.assertEqual(decided["t52"], outcome)
            self.assertEqual(decided, {one["name"]: one["outcome"]
                                       for one in chapeau.explain(json.loads(line))["decisions"]})
        self.assertEqual(chapeau.explain(json.loads(SAMPLE.read_text()))["decision"]["outcome"], "approve")
        printed = run_with_library(sys.executable, HERE / "example.py", self.library, T52, input=CASELOAD.read_text() + "{\n")
        self.assertEqual(printed.split(), [record["outcome"] for record in self.expected] + ["error"])

    def test_arrays_come_out_as_records_do(self):
        chapeau = Chapeau(self.library, T52)
        records = [json.loads(line, parse_float=Decimal) for line in CASELOAD.read_text().splitlines()]
        columns = Columns(chapeau, records * 20)  # more than a block
        names = ["pass", "fail", "undetermined", "not_applicable"]
        wrong, outcomes, statuses, errors = columns.evaluate(0, columns.rows)
        self.assertEqual((wrong, errors), (0, ""))
        width = len(chapeau.passages)
        for row, outcome in enumerate(outcomes):
            expected = self.expected[row % len(records)]
            self.assertEqual(OUTCOMES[outcome], expected["outcome"])
            of_row = [names[status] for status in statuses[row * width:(row + 1) * width]]
            self.assertEqual(dict(zip(chapeau.passages, of_row)), expected["statuses"])
        self.assertEqual(columns.evaluate(1400, 40)[1], outcomes[1400:])
        self.assertEqual(columns.evaluate(1400, 41)[0], -4)
        wrong, decided = columns.decide(0, columns.rows)
        self.assertEqual((wrong, decided[::2]), (0, list(outcomes)))
        for row, line in enumerate(CASELOAD.read_text().splitlines()):
            chapeau.evaluate(json.loads(line))
            self.assertEqual([OUTCOMES[one] for one in decided[2 * row:2 * row + 2]], list(chapeau.outcomes().values()))

    def test_wrong_values_of_arrays_are_said(self):
        facts = [{"application": {"id": "A"}, "offer": {"noc": "21301", "pay": {"amount": 1}}},
                 {"application": {"received_on": "2023-02-29"}, "applicant": {"citizenships": ["MEX", "XXX"]}},
                 {"offer": {"noc": "213"}, "applicant": {"education": [{"years_of_study": 3}, {"years_of_study": -1}]}}]
        wrong, outcomes, _, errors = Columns(Chapeau(self.library, T52), facts).evaluate(0, 3)
        self.assertEqual((wrong, outcomes), (2, [2, -1, -1]))
        self.assertEqual([(error["row"], error["path"], error["found"]) for error in json.loads(errors)],
                         [(1, "application.received_on", '"2023-02-29"'), (1, "applicant.citizenships", '"XXX"'),
                          (2, "applicant.education[1].years_of_study", "-1000000"), (2, "offer.noc", '"213"')])
        with self.assertRaisesRegex(ValueError, "offer.nonsense"):
            Columns(Chapeau(self.library, T52), [{"offer": {"nonsense": True}}])
        with self.assertRaisesRegex(ValueError, "offer.noc"):
            Columns(Chapeau(self.library, T52), [{"offer": {"noc": 21301}}])

    def test_what_is_wrong_is_said(self):
        with self.assertRaisesRegex(ValueError, '"path":"offer.noc"'):
            Chapeau(self.library, T52).evaluate({"offer": {"noc": "nonsense"}})
        with self.assertRaisesRegex(ValueError, "error"):
            Chapeau(self.library, self.folder / "nowhere")
        bad = self.folder / "bad.rules"
        bad.write_text("clause\n")
        with self.assertRaisesRegex(ValueError, r"bad\.rules:1:"):
            Chapeau(self.library, bad)

    def test_nothing_but_its_own_names_can_be_seen(self):
        symbols = run("nm", "--dynamic", "--defined-only", "--format=posix", self.library).splitlines()
        names = {line.split()[0] for line in symbols}
        self.assertGreater(len(names), 8)
        self.assertEqual({name for name in names if not name.startswith("chapeau_")}, set())


if __name__ == "__main__":
    unittest.main()
