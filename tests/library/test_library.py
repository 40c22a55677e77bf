"""The shared library as others use it: installed, found by CMake, from C, C++ and Python."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from example import Chapeau

BUILD, ROOT, PROGRAM = (Path(os.environ[f"CHAPEAU_{name}"]) for name in ["BUILD", "ROOT", "PROGRAM"])
HERE = Path(__file__).resolve().parent
T52 = ROOT / "policies/cptpp"
CASELOAD = ROOT / "tests/policies/t52/records.jsonl"
SAMPLE = T52 / "samples/mexican-engineer.json"


def run(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True, timeout=300,
                          **options).stdout


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
            self.assertEqual(run(build / "example", T52, caseload, threads).split(), expected)
        trace = json.loads(run(build / "from_c", T52, input=SAMPLE.read_text()))
        self.assertEqual(trace, json.loads(run(PROGRAM, "eval", T52, "--record", SAMPLE, "--format", "json")))

    def test_from_python(self):
        chapeau = Chapeau(self.library, T52)
        names = {"pass": 0, "fail": 1, "undetermined": 2, "not_applicable": 3}
        for line, expected in zip(CASELOAD.read_text().splitlines(), self.expected):
            outcome, statuses = chapeau.evaluate(json.loads(line))
            self.assertEqual(outcome, expected["outcome"])
            self.assertEqual(statuses, {passage: names[word] for passage, word in expected["statuses"].items()})
        self.assertEqual(chapeau.explain(json.loads(SAMPLE.read_text()))["decision"]["outcome"], "approve")
        printed = run(sys.executable, HERE / "example.py", self.library, T52, input=CASELOAD.read_text() + "{\n")
        self.assertEqual(printed.split(), [record["outcome"] for record in self.expected] + ["error"])

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
