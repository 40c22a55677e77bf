"""`chapeau check`: exit codes, both formats, colour, several policies."""

import re
import tempfile
import unittest
from pathlib import Path

from run import FISHING, CommandTest, chapeau

BROKEN = "policies/broken"
WARNED = "policies/warned"
RECORDS = "policies/broken_records"
BROKEN_RECORDS = [
    ("policy.rules:24:3", "`applicant.jobs[4]` leads out of the record"),
    ("policy.rules:28:5", "`applicant.jobs[3].paid` leads out of the record"),
    ("samples/broken.json:4:5", 'this is no JSON: `"jobs": [] } }` stands here'),
    ("samples/empty.json:1:1", "nothing stands here"),
    ("samples/types.json:3:12", '"17" stands at `applicant.age`'),
    ("samples/types.json:4:39", '"yes" stands at `applicant.jobs[1].paid`'),
    ("samples/types.json:4:55", "a field named `hours` stands at `applicant.jobs[1].hours`"),
    ("samples/types.json:6:12", "a field named `offer` stands at `offer`"),
]


class CheckTest(CommandTest):
    def test_clean_policy(self):
        ended = chapeau("check", FISHING)
        self.assertEnds(ended, 0)
        self.assertRegex(ended.out, r"^policies/fishing: no mistakes in \d+ clauses, \d+ lists and \d+ cases\n$")
        self.assertEqual(ended.err, "")

    def test_errors(self):
        ended = chapeau("check", BROKEN)
        self.assertEnds(ended, 2)
        self.assertRegex(ended.out, r"policies/broken/policy\.rules:\d+:\d+: error CH\d{4}: ")
        self.assertRegex(ended.out, r"policies/broken: 2 errors, 0 warnings\n$")
        self.assertGreaterEqual(ended.out.count("help: "), 2)

    def test_warnings_alone_count_only_under_strict(self):
        self.assertEnds(chapeau("check", WARNED), 0)
        ended = chapeau("check", "--strict", WARNED)
        self.assertEnds(ended, 1)
        self.assertRegex(ended.out, r"policies/warned/policy\.rules:\d+:\d+: warning CH\d{4}: ")

    def test_strict_changes_nothing_for_a_clean_policy_or_errors(self):
        self.assertEnds(chapeau("check", "--strict", FISHING), 0)
        self.assertEnds(chapeau("check", "--strict", BROKEN), 2)

    def test_several_policies_and_the_worst_counts(self):
        ended = chapeau("check", FISHING, WARNED, BROKEN)
        self.assertEnds(ended, 2)
        for folder in [FISHING, WARNED, BROKEN]:
            self.assertIn(f"{folder}: ", ended.out)

    def test_records_of_samples_are_read_and_shown_where_they_are_wrong(self):
        ended = chapeau("check", RECORDS)
        self.assertEnds(ended, 2)
        places = re.findall(r"^policies/broken_records/(\S+): error CH0393: (.*)$", ended.out, re.MULTILINE)
        self.assertEqual(places, BROKEN_RECORDS)

    def test_json(self):
        ended = chapeau("check", "--format", "json", WARNED, BROKEN)
        self.assertEnds(ended, 2)
        found = ended.json
        self.assertEqual((found["errors"], found["warnings"]), (2, 1))
        self.assertEqual(len(found["diagnostics"]), 3)
        for diagnostic in found["diagnostics"]:
            self.assertRegex(diagnostic["code"], r"^CH\d{4}$")
            self.assertIn(diagnostic["severity"], ["error", "warning"])
            self.assertTrue(diagnostic["message"])
            self.assertTrue(diagnostic["help"])
            self.assertEqual(list(diagnostic["location"]), ["file", "line", "column", "end_line", "end_column"])
            self.assertIsInstance(diagnostic["related"], list)

    def test_json_of_a_clean_policy(self):
        ended = chapeau("check", "--format", "json", FISHING)
        self.assertEnds(ended, 0)
        self.assertEqual(ended.json, {"errors": 0, "warnings": 0, "diagnostics": []})

    def test_conditions_in_many_brackets_take_no_longer(self):
        with tempfile.TemporaryDirectory() as folder:
            nested = "a.town is Ghent"
            for _ in range(40):
                nested = f"({nested}) is Ghent"
            Path(folder, "p.rules").write_text(f"""policy p
  title "P"

facts a
  town text "town"

clause c "C"
  met when {nested}

decision d "D"
  approve when c
""")
            ended = chapeau("check", folder)
            self.assertEnds(ended, 2)
            self.assertIn("write `\"Ghent\"`", ended.out)

    def test_missing_folder(self):
        ended = chapeau("check", "policies/nowhere")
        self.assertEnds(ended, 2)
        self.assertIn("policies/nowhere", ended.out)
        self.assertEnds(chapeau("check", "--format", "json", "policies/nowhere"), 2)

    def test_color_adds_escapes_and_nothing_else(self):
        plain = chapeau("check", BROKEN, "--color", "never").out
        colored = chapeau("check", BROKEN, "--color", "always").out
        self.assertNotIn("\x1b", plain)
        self.assertIn("\x1b[", colored)
        self.assertEqual(re.sub(r"\x1b\[[0-9;]*m", "", colored), plain)

    def test_every_code_shown_can_be_explained(self):
        for code in set(re.findall(r"CH\d{4}", chapeau("check", BROKEN, WARNED).out)):
            self.assertEnds(chapeau("explain", code), 0)


if __name__ == "__main__":
    unittest.main()
