"""Several decisions: every output reports all of them, in whatever order files and declarations stand."""

import csv
import io
import json
import tempfile
import unittest
from pathlib import Path

from run import CommandTest, chapeau

HEAD = """policy angling
  title "Angling"
{decides}
facts app
  id    text
  age   number
  boats number
  ready yes/no
"""
PERMIT = """
decision permit "Permit"
  approve when app.age is at least 16
  grants
    fee   = $40
    ready = app.ready
"""
MOORING = """
decision mooring "Mooring"
  approve when app.boats is at least 1 and permit.fee is at most $40
  grants
    fee   = permit.fee / 3
    level = 12345678901234567890.5
"""
CASES = """
sample angler from "angler.json"

case "both"
  given angler
  expect
    permit        is approved
    mooring       is approved
    mooring.level is 12345678901234567890.5

case "no fee to share"
  given angler
    app.age = 10
  expect
    permit  is refused because permit
    mooring is undetermined needing permit.fee
"""
RECORDS = [{"app": {"id": "A", "age": 30, "boats": 1, "ready": True}}, {"app": {"id": "B", "age": 10, "boats": 1}},
           {"app": {"id": "C", "age": 30, "boats": 0}}]


class DecisionsTest(CommandTest):
    def policy(self, decides, names=("a", "b")):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        folder = Path(held.name) / "angling"
        folder.mkdir()
        (folder / "policy.rules").write_text(HEAD.format(decides=decides))
        for name, text in zip(names, [PERMIT, MOORING]):
            (folder / f"{name}.rules").write_text(text)
        (folder / "cases.rules").write_text(CASES)
        (folder / "angler.json").write_text(json.dumps(RECORDS[0]))
        self.records = Path(held.name) / "records.jsonl"
        self.records.write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
        return folder

    def evaluated(self, folder, record):
        return chapeau("eval", folder, "--record", "-", "--format", "json", stdin=json.dumps(record))

    def test_check_asks_which_one_is_the_principal_one(self):
        ended = chapeau("check", self.policy(""))
        self.assertEnds(ended, 2)
        said = ended.out + ended.err
        self.assertIn("2 decisions stand on their own, `permit` and `mooring`", said)
        self.assertIn("add a line `decides permit`", said)

    def test_the_names_of_files_change_nothing(self):
        told = []
        for names in [("a", "b"), ("b", "a")]:
            folder = self.policy("  decides mooring\n", names)
            self.assertEnds(chapeau("check", "--strict", folder), 0)
            trace = self.evaluated(folder, RECORDS[0]).json
            batch = chapeau("batch", folder, "--records", self.records, "--grants")
            sheet = chapeau("batch", folder, "--records", self.records, "--grants", "--format", "csv")
            told.append((trace["decision"], trace["decisions"], batch.out, sheet.out, batch.err))
        self.assertEqual(told[0], told[1])

    def test_a_trace_lists_all_and_every_number_is_one_type(self):
        ended = self.evaluated(self.policy("  decides permit\n"), RECORDS[0])
        trace = ended.json
        self.assertEqual(trace["decision"], trace["decisions"][0])
        self.assertEqual([one["name"] for one in trace["decisions"]], ["permit", "mooring"])
        self.assertEqual(trace["decisions"][1]["grants"]["fee"], {"fraction": "40/3", "about": 13.33})
        self.assertIn('"level": 12345678901234567890.5\n', ended.out)
        compared = trace["clauses"][[clause["id"] for clause in trace["clauses"]].index("permit")]["comparisons"][0]
        self.assertEqual((compared["margin"], compared["margin_value"]), ("14 to spare", {"value": 14, "unit": None}))

    def test_a_caseload_reports_all_with_their_grants(self):
        folder = self.policy("  decides permit\n")
        ended = chapeau("batch", folder, "--records", self.records, "--grants")
        self.assertEnds(ended, 0)
        both, poor, boatless = ended.lines
        self.assertEqual(list(both), ["id", "outcome", "grants", "decisions"])
        self.assertEqual(both["decisions"], [
            {"name": "permit", "outcome": "approve", "grants": {"fee": 40, "ready": True}},
            {"name": "mooring", "outcome": "approve",
             "grants": {"fee": {"fraction": "40/3", "about": 13.33}, "level": 12345678901234567890.5}}])
        self.assertEqual(poor["decisions"][1], {"name": "mooring", "outcome": "undetermined", "grants": None})
        self.assertEqual(boatless["outcome"], "approve")
        self.assertEqual(boatless["decisions"][1], {"name": "mooring", "outcome": "refuse", "grants": None})
        self.assertIn("mooring: 1 approved, 1 refused, 1 undetermined, 0 not applicable\n", ended.err)

    def test_csv_has_columns_for_all(self):
        folder = self.policy("  decides permit\n")
        ended = chapeau("batch", folder, "--records", self.records, "--grants", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(ended.out, newline="")))
        self.assertEqual(list(rows[0]), ["line", "id", "outcome", "fee", "ready", "grants_missing", "mooring",
                                         "mooring.fee", "mooring.level", "mooring.grants_missing", "error_path", "error_found", "error_expected", "error_others"])
        self.assertEqual([(row["outcome"], row["mooring"], row["mooring.level"]) for row in rows],
                         [("approve", "approve", "12345678901234567890.5"), ("refuse", "undetermined", ""),
                          ("approve", "refuse", "")])
        self.assertEqual([(row["grants_missing"], row["mooring.grants_missing"]) for row in rows],
                         [("", ""), ("not_approved", "not_approved"), ("ready: app.ready not_given", "not_approved")])

    def test_a_summary_counts_each(self):
        folder = self.policy("  decides permit\n")
        summary = chapeau("batch", folder, "--records", self.records, "--summary", "json").json
        self.assertEqual(summary["decisions"], {
            "permit": {"approve": 2, "refuse": 1, "undetermined": 0, "not_applicable": 0},
            "mooring": {"approve": 1, "refuse": 1, "undetermined": 1, "not_applicable": 0}})

    def test_cases_expect_of_any(self):
        self.assertEnds(chapeau("test", self.policy("  decides permit\n")), 0)


class GrantsWithoutValueTest(CommandTest):
    """Why a grant of an approved decision has no value: `batch` and the server say it as `eval` does."""

    RULES = """policy angling
  title "Angling"
  decides permit
  dates round up

facts app
  id    text
  age   number
  boats number
  ready yes/no
  days  days
  on    date

decision permit "Permit"
  approve when app.age is at least 16
  grants
    fee = $40

define share : number
  = app.age / app.boats

decision mooring "Mooring"
  approve when app.age is at least 1
  grants
    fee   = permit.fee / 2
    until = app.on + 1 year
    moved = app.on + app.days
    share = share
    ready = app.ready
    large = share is at least 2
"""
    RECORD = {"app": {"id": "B", "age": 10, "boats": 0, "on": "9999-12-30", "days": 0.5}}

    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)
        (self.folder / "policy.rules").write_text(self.RULES)

    def test_batch_says_it_as_eval_does(self):
        given = chapeau("eval", self.folder, "--record", "-", "--format", "json", stdin=json.dumps(self.RECORD)).json
        line = chapeau("batch", self.folder, "--records", "-", "--grants", stdin=json.dumps(self.RECORD)).json
        traced, mooring = given["decisions"][1], line["decisions"][1]
        self.assertEqual((traced["outcome"], mooring["outcome"]), ("approve", "approve"))
        self.assertEqual(mooring["grants"], traced["grants"])
        self.assertEqual(mooring["grants_missing"], traced["grants_missing"])
        self.assertEqual(set(traced["grants"].values()), {None})
        self.assertEqual({name: [(one["fact"], one["why"]) for one in missing]
                          for name, missing in traced["grants_missing"].items()},
                         {"fee": [("permit.fee", "not_computable")], "until": [("app.on", "not_computable")],
                          "moved": [("app.days", "not_computable")], "share": [("app.boats", "not_computable")],
                          "ready": [("app.ready", "not_given")], "large": [("app.boats", "not_computable")]})

    def test_csv_says_it_in_a_column_of_its_own(self):
        given = json.dumps(self.RECORD) + '\n{"app": {"age": "ten"}}\n'
        ended = chapeau("batch", self.folder, "--records", "-", "--grants", "--format", "csv", stdin=given)
        whole, bad = csv.DictReader(io.StringIO(ended.out, newline=""))
        self.assertEqual(whole["grants_missing"], "not_approved")
        self.assertEqual(whole["mooring.grants_missing"],
                         "fee: permit.fee not_computable; until: app.on not_computable; "
                         "moved: app.days not_computable; share: app.boats not_computable; "
                         "ready: app.ready not_given; large: app.boats not_computable")
        self.assertEqual({whole["mooring." + name] for name in ["fee", "until", "moved", "share", "ready", "large"]}, {""})
        self.assertEqual((bad["mooring.grants_missing"], bad["error_path"]), ("", "app.age"))
        self.assertNotIn("grants_missing", chapeau("batch", self.folder, "--records", "-", "--format", "csv",
                                                   stdin=given).out)

    def test_nothing_is_wanting_where_all_is_given(self):
        for language, wanting in [("en", "wanting"), ("fr", "il manque")]:
            for form in ["text", "note"]:
                said = " ".join(chapeau("eval", self.folder, "--record", "-", "--format", form, "--lang", language,
                                        stdin=json.dumps(self.RECORD)).out.split())
                self.assertNotIn(wanting, said)


if __name__ == "__main__":
    unittest.main()
