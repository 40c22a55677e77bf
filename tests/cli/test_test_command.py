"""`chapeau test`: cases that pass, and what is shown of those that fail."""

import json
import shutil
import tempfile
import unittest
from pathlib import Path

from run import FISHING, HERE, CommandTest, adult, chapeau


class PassingTest(CommandTest):
    def test_all_pass(self):
        ended = chapeau("test", FISHING)
        self.assertEnds(ended, 0)
        self.assertEqual(ended.out, "policies/fishing: 5 cases passed\n")

    def test_only_some(self):
        self.assertEqual(chapeau("test", FISHING, "--only", " too ").out, "policies/fishing: 2 cases passed\n")
        self.assertEqual(chapeau("test", FISHING, "--only", "cent").out, "policies/fishing: 1 case passed\n")

    def test_none_that_fits(self):
        ended = chapeau("test", FISHING, "--only", "no such words")
        self.assertEnds(ended, 1)
        self.assertIn("has no case whose title holds `no such words`", ended.err)

    def test_bad_policy(self):
        self.assertEnds(chapeau("test", "policies/broken"), 2)


class MistakenTestsTest(CommandTest):
    """A policy whose clauses are right is evaluated, whatever is wrong with its cases and samples."""

    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.copy = Path(held.name) / "fishing"
        shutil.copytree(HERE / FISHING, self.copy)

    def spoil(self, text):
        with (self.copy / "cases.rules").open("a") as cases:
            cases.write(text)

    def test_only_check_and_test_stop(self):
        for spoiled in ['\ncase "x"\n  given nobody\n  expect\n    age passes\n', '\ncase "x"\n  expect\n    age maybe\n']:
            self.spoil(spoiled)
            for command in ["check", "test"]:
                self.assertEnds(chapeau(command, self.copy), 2)
        record = json.dumps(adult())
        for command, options in [("eval", ["--record", "-", "--format", "json"]), ("batch", ["--records", "-"]), ("schema", [])]:
            with self.subTest(command=command):
                ended = chapeau(command, self.copy, *options, stdin=record)
                self.assertEnds(ended, 0)
                self.assertTrue(ended.out)
                self.assertIn(f"note: the samples and cases of {self.copy} have 2 mistakes, which keep it from being tested; "
                              "`chapeau check` says what to mend\n", ended.err)

    def test_the_digest_is_that_of_all_files(self):
        digest = lambda: chapeau("eval", self.copy, "--record", "-", "--format", "json",
                                 stdin=json.dumps(adult())).json["policy"]["digest"]
        before = digest()
        self.spoil("\ncase 5\n")
        self.assertNotEqual(before, digest())


class FailingTest(CommandTest):
    """Each with a copy of the policy to which cases were added."""

    def ended(self, *cases, sample=None):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "fishing"
            shutil.copytree(HERE / FISHING, copy)
            (copy / "cases.rules").unlink()
            text = 'sample adult from "samples/adult.json"\n' + "\n".join(cases)
            (copy / "more.rules").write_text(text)
            if sample:
                (copy / "samples/adult.json").write_text(sample)
            return chapeau("test", "fishing", cwd=folder)

    def fails(self, changes, expectation, came):
        body = "".join(f"    {change}\n" for change in changes)
        ended = self.ended(f'case "wrong"\n  given adult\n{body}  expect\n    {expectation}\n')
        self.assertEnds(ended, 1)
        self.assertIn(f"    expected  {' '.join(expectation.split())}\n", ended.out)
        self.assertIn(f"    came      {came}\n", ended.out)
        self.assertTrue(ended.out.endswith("fishing: 1 failed, 0 cases passed\n"), ended.out)
        return ended.out

    def test_failure_shows_case_place_both_sides_and_the_clause(self):
        out = self.fails(["applicant.age = 14"], "age passes", "age fails, short by 2")
        self.assertTrue(out.startswith('failed "wrong"\n  fishing/more.rules:6\n'), out)
        self.assertIn("Old enough", out)
        self.assertIn("F/age", out)

    def test_wrong_margin(self):
        self.fails(["applicant.age = 14"], "age fails by 1", "age fails, short by 2")

    def test_a_margin_is_compared_and_printed_exactly(self):
        self.fails(["applicant.age = 15.745"], "age fails by 0.25", "age fails, short by 0.255")
        self.fails(["applicant.age = 15.99999999999"], "age fails by 0", "age fails, short by 0.00000000001")

    def test_wrong_status(self):
        self.fails([], "age does not apply", "age passes")
        self.fails([], "standing fails", "standing does not apply")

    def test_wrong_outcome_and_reasons(self):
        self.fails([], "licensed is refused", "licensed is approved")
        self.fails(["applicant.age = 14"], "licensed is refused because means", "licensed is refused because age")
        self.fails(["applicant.age = 14", "licence.fee = 60"], "licensed is refused because means",
                   "licensed is refused because age, means")

    def test_one_fact_too_few_and_one_too_many(self):
        unknown = ["without applicant.age", "without applicant.resident"]
        came = "licensed is undetermined needing applicant.age, applicant.resident"
        self.fails(unknown, "licensed is undetermined needing applicant.age", came)
        self.fails(unknown, "licensed is undetermined needing applicant.age, applicant.resident, licence.fee", came)

    def test_wrong_grant(self):
        self.fails([], "licensed.valid_until is 2025-03-02", "licensed.valid_until is 2025-03-01")
        self.fails(["applicant.age = 14"], "licensed.waters is lake",
                   "licensed.waters is not granted: licensed is refused")
        self.fails(["without licence.waters"], "licensed.waters is lake",
                   "licensed.waters is undetermined needing licence.waters")

    def test_sample_that_is_no_record(self):
        sample = json.dumps(adult(applicant__age=-1, licence__waters="sea"))
        ended = self.ended('case "odd"\n  given adult\n  expect\n    age fails\n', sample=sample)
        self.assertEnds(ended, 1)
        for path in ["applicant.age", "licence.waters"]:
            self.assertIn(f"    expected  {path}: ", ended.out)
            self.assertIn(f"    came      {path}: ", ended.out)

    def test_others_go_on(self):
        bad = 'case "wrong"\n  given adult\n  expect\n    age fails\n'
        good = 'case "right"\n  given adult\n  expect\n    age passes\n'
        ended = self.ended(bad, good)
        self.assertEnds(ended, 1)
        self.assertTrue(ended.out.endswith("fishing: 1 failed, 1 case passed\n"), ended.out)


if __name__ == "__main__":
    unittest.main()
