"""`chapeau batch`: order, options, bad lines anywhere, the summary."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from run import FISHING, HERE, PROGRAM, CommandTest, adult, chapeau, on_terminal

APPROVED = adult()
REFUSED = adult(applicant__age=15, application__id="F-2")
UNDETERMINED = adult(applicant__age=None, application__id="F-3")


def jsonl(*records):
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)


def batch(stdin, *options):
    return chapeau("batch", FISHING, "--records", "-", *options, stdin=stdin)


class OutcomeTest(CommandTest):
    def test_one_line_each_in_order(self):
        ended = batch(jsonl(REFUSED, APPROVED, UNDETERMINED, APPROVED))
        self.assertEnds(ended, 0)
        self.assertEqual(ended.out, '{"id": "F-2", "outcome": "refuse"}\n'
                                    '{"id": "F-1", "outcome": "approve"}\n'
                                    '{"id": "F-3", "outcome": "undetermined"}\n'
                                    '{"id": "F-1", "outcome": "approve"}\n')

    def test_file_and_standard_input_give_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "caseload.jsonl"
            file.write_text(jsonl(APPROVED, REFUSED))
            ended = chapeau("batch", FISHING, "--records", file)
        self.assertEnds(ended, 0)
        self.assertEqual(ended.out, batch(jsonl(APPROVED, REFUSED)).out)

    def test_nothing_in_nothing_out(self):
        ended = batch("")
        self.assertEnds(ended, 0)
        self.assertEqual(ended.out, "")
        self.assertIn("0 records", ended.err)

    def test_last_line_needs_no_line_break(self):
        self.assertEqual(len(batch(jsonl(APPROVED, REFUSED).rstrip("\n")).lines), 2)

    def test_windows_line_breaks(self):
        ended = batch(jsonl(APPROVED, REFUSED).replace("\n", "\r\n"))
        self.assertEnds(ended, 0)
        self.assertEqual([line["outcome"] for line in ended.lines], ["approve", "refuse"])

    def test_id_may_be_unknown_or_hold_anything(self):
        awkward = 'a"b\\c\u0001\u2028é😀'
        ended = batch(jsonl(adult(application__id=None), adult(application__id=awkward)))
        self.assertEnds(ended, 0)
        self.assertEqual([line["id"] for line in ended.lines], [None, awkward])

    def test_statuses_of_the_rule_passages_in_the_outlines_order(self):
        line = batch(jsonl(REFUSED), "--statuses").lines[0]
        self.assertEqual(list(line["statuses"].items()), [("F/age", "fail"), ("F/residence", "pass"),
                                                          ("F/means", "pass"), ("F/standing", "not_applicable")])

    def test_every_status_by_name(self):
        renewal = adult(application__renewal=True, applicant__age=15, applicant__resident=None)
        self.assertEqual(batch(jsonl(renewal), "--statuses").lines[0]["statuses"],
                         {"F/age": "fail", "F/residence": "undetermined", "F/means": "pass",
                          "F/standing": "undetermined"})

    def test_grants_are_those_of_the_trace_and_null_without_an_approval(self):
        unknown_waters = adult(licence__waters=None)
        lines = batch(jsonl(APPROVED, REFUSED, UNDETERMINED, unknown_waters), "--grants").lines
        self.assertEqual([line["grants"] for line in lines],
                         [{"valid_until": "2025-03-01", "waters": "lake"}, None, None,
                          {"valid_until": "2025-03-01", "waters": None}])

    def test_both_options_and_eval_agree(self):
        for record in [APPROVED, REFUSED, UNDETERMINED]:
            line = batch(jsonl(record), "--statuses", "--grants").lines[0]
            self.assertEqual(list(line), ["id", "outcome", "statuses", "grants"])
            trace = chapeau("eval", FISHING, "--record", "-", "--format", "json", stdin=json.dumps(record)).json
            self.assertEqual((line["outcome"], line["grants"]),
                             (trace["decision"]["outcome"], trace["decision"]["grants"]))
            by_clause = {c["cites"][0]: c["status"] for c in trace["clauses"] if c["cites"]}
            for passage, status in line["statuses"].items():
                self.assertEqual(status, by_clause[passage])


class BadLineTest(CommandTest):
    BAD = adult(licence__waters="sea")

    def check(self, lines, bad):
        """The lines numbered in `bad`, and no others, have an error in their place."""
        ended = batch(jsonl(*lines))
        self.assertEnds(ended, 1)
        self.assertEqual(len(ended.lines), len(lines))
        for number, line in enumerate(ended.lines, 1):
            if number in bad:
                self.assertEqual(list(line), ["line", "id", "error", "errors"])
                self.assertEqual(line["line"], number)
                self.assertEqual(list(line["error"]), ["path", "found", "expected"])
                self.assertEqual(line["errors"][0], line["error"])
            else:
                self.assertEqual(line, {"id": "F-1", "outcome": "approve"})
        return ended

    def test_first_middle_last_and_all(self):
        good, bad = APPROVED, self.BAD
        for lines, numbers in [([bad, good, good], {1}), ([good, bad, good], {2}), ([good, good, bad], {3}),
                               ([bad, bad], {1, 2}), ([bad, good, bad, good, bad], {1, 3, 5})]:
            with self.subTest(numbers=numbers):
                self.check(lines, numbers)

    def test_error_names_path_found_and_expected(self):
        error = self.check([APPROVED, self.BAD], {2}).lines[1]["error"]
        self.assertEqual(error["path"], "licence.waters")
        self.assertIn("sea", error["found"])
        self.assertIn("lake", error["expected"])

    def test_every_way_to_be_bad_leaves_the_next_line_alone(self):
        for text in ["{", "[]", "null", "nonsense", '{"applicant": {"age": "x"}}', '{"applicant": {"agee": 1}}',
                     '{"application": {"received_on": "2024-02-30"}}', '{"a": "' + "x" * 100_000 + '"}', "{}{}",
                     '"' + "[" * 5000]:
            with self.subTest(text=text[:40]):
                self.check([APPROVED, text, APPROVED], {2})

    def test_a_bad_line_has_its_id_and_every_fault_as_eval_says_them(self):
        record = adult(application__id="F-7", licence__waters="sea", applicant__age="old")
        line = self.check([APPROVED, json.dumps(record)], {2}).lines[1]
        self.assertEqual(line["id"], "F-7")
        self.assertEqual(sorted(error["path"] for error in line["errors"]), ["applicant.age", "licence.waters"])
        said = chapeau("eval", FISHING, "--record", "-", stdin=json.dumps(record)).err
        for error in line["errors"]:
            self.assertIn(f"{error['path']}: found {error['found']}\n  help: expected {error['expected']}\n", said)
        self.assertIsNone(self.check(["{}}", APPROVED], {1}).lines[0]["id"])

    def test_the_line_that_a_fault_names_is_that_of_the_caseload(self):
        line = self.check([APPROVED, APPROVED, '{"applicant": {"age": tru}}'], {3}).lines[2]
        self.assertEqual(line["error"]["found"], "`tru` at line 3, column 23" if "`" in line["error"]["found"]
                         else "tru at line 3, column 23")

    def test_blank_lines_are_passed_over_and_counted(self):
        ended = batch(jsonl("", APPROVED, "  \t", REFUSED, "\r", ""))
        self.assertEnds(ended, 0)
        self.assertEqual([line["outcome"] for line in ended.lines], ["approve", "refuse"])
        self.assertIn("2 records: 1 approved, 1 refused, 0 undetermined\n4 blank lines were passed over\n", ended.err)
        bad = batch(jsonl("", self.BAD, ""))
        self.assertEqual([line["line"] for line in bad.lines], [2])
        summary = batch(jsonl("", APPROVED), "--summary", "json").json
        self.assertEqual((summary["records"], summary["blank_lines"]), (1, 1))

    def test_ids_that_come_again_are_counted_and_named(self):
        bad = adult(application__id="F-1", licence__waters="sea")
        for jobs in [1, 3]:
            ended = batch(jsonl(APPROVED, REFUSED, APPROVED, UNDETERMINED, bad, adult(application__id=None),
                                adult(application__id=None)), "--jobs", jobs)
            self.assertIn("2 ids came again: F-1 on line 3, F-1 on line 5\n", ended.err)
        many = batch(jsonl(*[APPROVED] * 5000), "--summary", "json").json["repeated_ids"]
        self.assertEqual((many["count"], len(many["first"]), many["first"][0]), (4999, 20, {"id": "F-1", "line": 2}))
        self.assertNotIn("again", batch(jsonl(APPROVED, REFUSED)).err)

    def test_bytes_that_are_no_text(self):
        good = jsonl(APPROVED).encode()
        ended = batch(b'{"application": {"id": "\xff\xfe"}}\n' + b"\x00\n" + good)
        self.assertEnds(ended, 1)
        self.assertEqual([line.get("line") for line in ended.lines], [1, 2, None])

    def test_line_of_more_than_16_mebibytes(self):
        long = '{"application": {"id": "' + "x" * (17 << 20) + '"}}'
        ended = self.check([APPROVED, long, APPROVED], {2})
        self.assertIn("at most 16777216 bytes", ended.lines[1]["error"]["expected"])

    def test_long_line_at_the_end_without_a_line_break(self):
        ended = batch(jsonl(APPROVED) + "x" * (33 << 20))
        self.assertEnds(ended, 1)
        self.assertEqual([line.get("line") for line in ended.lines], [None, 2])


class BadInputTest(CommandTest):
    def test_file_that_is_not_there(self):
        ended = chapeau("batch", FISHING, "--records", "nowhere.jsonl")
        self.assertEnds(ended, 2)
        self.assertEqual(ended.err, "error: cannot read `nowhere.jsonl`: No such file or directory\n"
                                    "  help: name a file that can be read, or - for standard input\n")

    def test_bad_policy(self):
        ended = chapeau("batch", "policies/broken", "--records", "-", stdin=jsonl(APPROVED))
        self.assertEnds(ended, 2)
        self.assertEqual(ended.out, "")


class SummaryTest(CommandTest):
    def test_counts_by_outcome_and_failing_clause(self):
        dear = adult(licence__fee=70)
        both = adult(applicant__age=1, licence__fee=70)
        caught = adult(application__renewal=True, officer__good_standing=True,
                       applicant__catches=[{"species": "pike", "weight": 60}])
        ended = batch(jsonl(APPROVED, REFUSED, dear, both, both, caught, UNDETERMINED, "{"))
        self.assertEnds(ended, 1)
        self.assertEqual(ended.err, "8 records: 1 approved, 5 refused, 1 undetermined, 1 could not be read\n"
                                    "4 ids came again: F-1 on line 3, F-1 on line 4, F-1 on line 5, F-1 on line 6\n"
                                    "refused for\n"
                                    "           3  age\n"
                                    "           3  means\n"
                                    "           1  standing.catches\n")

    def test_reasons_are_those_of_the_traces(self):
        record = adult(applicant__age=1, licence__fee=70, application__renewal=True, officer__good_standing=False,
                       applicant__catches=[])
        trace = chapeau("eval", FISHING, "--record", "-", "--format=json", stdin=json.dumps(record)).json
        summary = batch(jsonl(record)).err.splitlines()[2:]
        self.assertEqual([line.split() for line in summary], [["1", r["clause"]] for r in trace["decision"]["reasons"]])

    def test_progress_line_on_a_terminal(self):
        pieces = [jsonl(*[APPROVED] * 5000)] * 2
        shown = on_terminal("batch", FISHING, "--records", "-", stdin=pieces, streams=["err"])
        self.assertEnds(shown, 0)
        self.assertRegex(shown.out, r"^\r\x1b\[K[\d,]+ records, [\d,]+ a second")
        self.assertIn("\r\x1b[K10,000 records: 10,000 approved, 0 refused, 0 undetermined\n9,999 ids came again: ", shown.out)

    def test_progress_line_in_french(self):
        pieces = [jsonl(*[APPROVED] * 5000)] * 2
        shown = on_terminal("batch", FISHING, "--records", "-", "--lang=fr", stdin=pieces, streams=["err"])
        self.assertEnds(shown, 0)
        self.assertRegex(shown.out, r"^\r\x1b\[K[\d\u202f]+ dossiers, [\d\u202f]+ par seconde")
        self.assertNotIn("records", shown.out)

    def test_no_progress_line_without_a_terminal(self):
        self.assertNotIn("\r", batch(jsonl(*[APPROVED] * 10_000)).err)


class PipeTest(CommandTest):
    def test_answers_come_line_by_line(self):
        with subprocess.Popen([PROGRAM, "batch", FISHING, "--records", "-"], cwd=HERE, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
            for record, outcome in [(APPROVED, "approve"), (REFUSED, "refuse")]:
                program.stdin.write(jsonl(record).encode())
                program.stdin.flush()
                self.assertEqual(json.loads(program.stdout.readline())["outcome"], outcome)
            program.stdin.close()
            self.assertEqual(program.wait(), 0)

    def test_reader_that_goes_away(self):
        command = f'"{PROGRAM}" batch {FISHING} --records "$0" | head -n 1; exit "${{PIPESTATUS[0]}}"'
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(jsonl(*[APPROVED] * 50_000))
            file.flush()
            ended = subprocess.run(["bash", "-c", command, file.name], cwd=HERE, capture_output=True, text=True,
                                   check=False, env=os.environ)
        self.assertEqual(ended.stdout, '{"id": "F-1", "outcome": "approve"}\n')
        self.assertEqual(ended.stderr, "")
        self.assertEqual(ended.returncode, 141)


if __name__ == "__main__":
    unittest.main()
