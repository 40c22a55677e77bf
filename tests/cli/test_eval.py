"""`chapeau eval`: outcomes, formats, colour, bad records and bad policies."""

import json
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from run import ADULT, FISHING, HERE, ROOT, CommandTest, adult, chapeau, on_terminal


def evaluate(record, *options):
    return chapeau("eval", FISHING, "--record", "-", *options, stdin=json.dumps(record))


class OutcomeTest(CommandTest):
    def test_exit_code_is_0_whatever_the_outcome(self):
        cases = {"approve": adult(), "refuse": adult(applicant__age=15), "undetermined": adult(applicant__age=None)}
        for outcome, record in cases.items():
            ended = evaluate(record, "--format", "json")
            self.assertEnds(ended, 0)
            self.assertEqual(ended.json["decision"]["outcome"], outcome)
            self.assertEnds(evaluate(record), 0)

    def test_file_and_standard_input_give_the_same(self):
        text = (HERE / ADULT).read_text()
        for options in [[], ["--full"], ["--format", "json"], ["--format", "html"]]:
            by_file = chapeau("eval", FISHING, "--record", ADULT, *options)
            by_pipe = chapeau("eval", FISHING, "--record", "-", *options, stdin=text)
            self.assertEnds(by_file, 0)
            self.assertEqual(by_file.out, by_pipe.out)
            self.assertEqual(by_file.err + by_pipe.err, "")

    def test_wherever_the_policy_is_kept_all_is_the_same_byte_by_byte(self):
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "kept" / "elsewhere"
            shutil.copytree(ROOT / "policies/cptpp", kept)
            (Path(folder) / "link").symlink_to(kept)
            record = ROOT / "policies/cptpp/samples/mexican-engineer.json"
            ways = [(ROOT / "policies/cptpp", HERE), ("policies/cptpp/", ROOT), ("../cptpp", ROOT / "policies/cptpp"),
                    (kept, HERE), (".", kept), ("./../elsewhere/", kept), ("link", folder)]
            for options in [["json"], ["html", "--source"], ["text", "--full"], ["note", "--full"], ["letter"]]:
                with self.subTest(options):
                    said = {chapeau("eval", policy, "--record", record, "--format", *options, cwd=cwd).out for policy, cwd in ways}
                    self.assertEqual(len(said), 1)
                    only = said.pop()
                    self.assertNotIn(folder, only)
                    self.assertNotIn("policies/cptpp", only)
                    if options[0] != "letter" and options[0] != "note":
                        self.assertIn("professionals.rules", only)
                        self.assertIn("countries/mexico.rules", only)

    def test_json_names_policy_and_record(self):
        trace = chapeau("eval", FISHING, "--record", ADULT, "--format=json").json
        self.assertEqual(trace["policy"]["name"], "fishing")
        self.assertEqual(trace["record"]["id"], "F-1")
        self.assertRegex(trace["record"]["digest"], "^sha256:[0-9a-f]{64}$")
        self.assertEqual(trace["decision"]["grants"], {"valid_until": "2025-03-01", "waters": "lake"})

    def test_html_is_a_page_that_names_policy_and_record(self):
        ended = chapeau("eval", FISHING, "--record", ADULT, "--format", "html")
        self.assertEnds(ended, 0)
        trace = chapeau("eval", FISHING, "--record", ADULT, "--format=json").json
        self.assertTrue(ended.out.startswith("<!doctype html>"))
        for part in ["F-1", trace["policy"]["digest"], trace["record"]["digest"], "Fishing licence"]:
            self.assertIn(part, ended.out)

    def test_text_says_more_when_full(self):
        short = chapeau("eval", FISHING, "--record", ADULT).out
        full = chapeau("eval", FISHING, "--record", ADULT, "--full").out
        self.assertGreater(len(full), len(short))

    def test_text_has_80_columns(self):
        for record in [adult(), adult(applicant__age=15, licence__fee=70), adult(applicant__age=None)]:
            for options in [[], ["--full"]]:
                page = evaluate(record, *options).out
                self.assertLessEqual(max(map(len, page.splitlines())), 80, page)


class ColorTest(CommandTest):
    def page(self, *options, env=None):
        ended = chapeau("eval", FISHING, "--record", ADULT, *options, env=env)
        self.assertEnds(ended, 0)
        return ended.out

    def test_no_color_without_a_terminal(self):
        self.assertNotIn("\x1b", self.page())
        self.assertEqual(self.page(), self.page("--color=never"))

    def test_color_adds_escapes_and_nothing_else(self):
        colored = self.page("--color", "always")
        self.assertIn("\x1b[", colored)
        self.assertEqual(re.sub(r"\x1b\[[0-9;]*m", "", colored), self.page())

    def test_terminal_gets_color_unless_no_color_is_set(self):
        arguments = ["eval", FISHING, "--record", ADULT]
        self.assertEqual(on_terminal(*arguments).out, self.page("--color=always"))
        self.assertEqual(on_terminal(*arguments, env={"NO_COLOR": "1"}).out, self.page())
        self.assertEqual(on_terminal(*arguments, env={"TERM": "dumb"}).out, self.page())
        self.assertEqual(on_terminal(*arguments, "--color=never").out, self.page())

    def test_always_stands_above_no_color(self):
        self.assertIn("\x1b[", self.page("--color=always", env={"NO_COLOR": "1"}))


class BadInputTest(CommandTest):
    def refused(self, record, *said, policy=FISHING):
        text = record if isinstance(record, (str, bytes)) else json.dumps(record)
        ended = chapeau("eval", policy, "--record", "-", stdin=text)
        self.assertEnds(ended, 2)
        self.assertEqual(ended.out, "")
        for words in said:
            self.assertIn(words, ended.err)

    def test_all_that_is_wrong_with_a_record(self):
        self.refused(adult(applicant__age="old", licence__waters="sea"), "applicant.age", "licence.waters", "expected")

    def test_what_is_wrong_in_french(self):
        record = adult(applicant__age="old", licence__waters="sea", applicant__agee=3)
        ended = chapeau("eval", FISHING, "--record", "-", "--lang", "fr", stdin=json.dumps(record))
        self.assertEnds(ended, 2)
        [line] = chapeau("batch", FISHING, "--records", "-", "--lang", "fr", stdin=json.dumps(record)).lines
        self.assertEqual(ended.err, "".join(
            f"erreur\u00a0: l’entrée standard\u00a0: {fault['path']}\u00a0: trouvé {fault['found']}\n  aide\u00a0: attendu {fault['expected']}\n"
            for fault in line["errors"]))
        self.assertIn("trouvé un champ nommé «", ended.err)
        ended = chapeau("eval", FISHING, "--record", "-", "--lang", "fr", stdin="{")
        self.assertIn("l’entrée standard\u00a0: tout le dossier\u00a0: trouvé ", ended.err)

    def test_unknown_field(self):
        self.refused(adult(applicant__agee=3), "applicant.agee")

    def test_malformed_json(self):
        for text in ["", "{", "[]", "null", '{"application": }', b"\xff\xfe", "{}{}"]:
            self.refused(text, "error: standard input: ")

    def test_record_that_is_not_there(self):
        ended = chapeau("eval", FISHING, "--record", "nowhere.json")
        self.assertEnds(ended, 2)
        self.assertEqual(ended.err, "error: cannot read `nowhere.json`: No such file or directory\n"
                                    "  help: name a file that can be read, or - for standard input\n")

    def test_record_that_is_a_folder(self):
        ended = chapeau("eval", FISHING, "--record", "policies")
        self.assertEnds(ended, 2)
        self.assertIn("Is a directory", ended.err)

    def test_bad_policy(self):
        self.refused(adult(), "error CH", "policies/broken has 2 errors and can't be evaluated", policy="policies/broken")

    def test_policy_without_a_decision(self):
        self.refused({}, "policies/undecided decides nothing", policy="policies/undecided")
        ended = chapeau("batch", "policies/undecided", "--records", "-", stdin="{}\n")
        self.assertEnds(ended, 2)
        self.assertIn("policies/undecided decides nothing", ended.err)

    def test_policy_that_is_not_there(self):
        self.refused(adult(), "policies/nowhere", policy="policies/nowhere")


class OwnPolicyTest(CommandTest):
    """Small policies, each written for one test."""

    def eval(self, rules, record, *options):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "p.rules").write_text(rules)
        return chapeau("eval", folder, "--record", "-", *options, stdin=json.dumps(record))

    def test_members_may_be_added_up_to_what_is_counted(self):
        out = self.eval("""policy days
  title "Days"

record day "a day"
  on date "day" fixed
  hours number at least 0 "hours"

facts applicant
  days list of day "days"

clause enough "Enough days"
  met when (count of d in applicant.days where d.hours is at least 1) is at least 120

decision permit "Permit"
  approve when enough
""", {"applicant": {"days": [{"on": "2024-01-01", "hours": 8}]}}).out
        self.assertNotIn("Nothing:", out)

    def test_what_every_value_meets_is_met_on_either_side(self):
        out = self.eval("""policy levels
  title "Levels"

ordered enum level "level"
  low "low"
  high "high"

facts applicant
  level level "level of study"

clause right "Right"
  met when applicant.level is at least low

clause left "Left"
  met when low is at most applicant.level

decision permit "Permit"
  approve when right and left
""", {}, "--format", "json").json
        self.assertEqual([clause["status"] for clause in out["clauses"]], ["pass"] * 3)


class LongListTest(CommandTest):
    """A list of thousands is folded where people read it, and whole where programs do."""

    def record(self, catches):
        return json.dumps(adult(application__renewal=True, officer__good_standing=True,
                                applicant__catches=[{"species": "pike", "weight": 0.01}] * catches))

    def test_folded_with_how_many_more_there_are(self):
        for options, words in [(["--full"], "and 800 more"), (["--full", "--lang", "fr"], "et 800 de plus"),
                               (["--format", "html"], "and 800 more")]:
            out = chapeau("eval", FISHING, "--record", "-", *options, stdin=self.record(1000)).out
            self.assertIn(words, out)
            self.assertIn("applicant.catches[199]", out)
            self.assertNotIn("applicant.catches[200]", out)

    def test_json_has_all_of_it(self):
        out = chapeau("eval", FISHING, "--record", "-", "--format", "json", stdin=self.record(1000)).out
        self.assertIn("applicant.catches[999].weight", out)


if __name__ == "__main__":
    unittest.main()
