"""`--no-values`: what is wrong with a record is said without anything that the record says."""

import json
import tempfile
import unittest
from pathlib import Path

from run import ADULT, FISHING, HERE, ROOT, CommandTest, chapeau

CPTPP = ROOT / "policies/cptpp"
SECRET = "Tremblay"
# Each is bad in another way, and has the secret where it is bad.
BAD = [json.dumps(record) for record in [
    {SECRET: 1}, {f"a {SECRET}": {"b": 1}}, {"applicant": {SECRET: {SECRET: 1}}}, {"applicant": SECRET}, {"applicant": [SECRET]},
    {"offer": {"noc": SECRET}}, {"offer": {"regulated": SECRET}}, {"offer": {"starts_on": SECRET}}, {"offer": {"pay": {"amount": SECRET}}},
    {"offer": {"pay": {SECRET: 1, "per": SECRET}}}, {"applicant": {"citizenships": [SECRET]}}, {"applicant": {"citizenships": SECRET}},
    {"applicant": {"licences": [{"occupation": SECRET, SECRET: [SECRET]}, SECRET]}}, {"application": {"kind": SECRET}},
    {"offer": {"noc": f'{SECRET} at line 1, column 2'}}, {"offer": {"noc": f'a list` {SECRET}` a second time'}}, {SECRET + "` a second time": 1},
    {"offer": {"noc": f'{SECRET}\u202e\n"'}}]] + [
    "{" + SECRET, f'{{"offer": {SECRET}}}', f'{{"offer": {{"noc": "{SECRET}', f'{{"offer": {{"noc": "{SECRET}"', f'{{"{SECRET}": {{"{SECRET}": tru}}}}',
    f'{{}} {{"a": "{SECRET}"}}', f'{{}} {SECRET}', f'{SECRET}', f'"{SECRET}"', f'{{"{SECRET}": 1, "{SECRET}": 2}}', f'{{"offer": {{"noc": "\\q{SECRET}"}}}}',
    f'{{"offer": {{"{SECRET}\\q": 1}}}}', f'{{"offer": {{"noc": "{SECRET}\t"}}}}', f'{{"a": {"[" * 20}"{SECRET}"{"]" * 20}}}',
    f'{{"offer": {{"noc": "2131", "noc": "{SECRET}"}}}}', f'{{"{SECRET}" 1}}']


class NoValuesTest(CommandTest):
    def test_a_batch(self):
        text = "{}\n" + "\n".join(BAD) + "\n"
        with_values = chapeau("batch", CPTPP, "--records", "-", stdin=text)
        self.assertGreater(with_values.out.count(SECRET), len(BAD) // 2)
        for options in [[], ["--lang", "fr"], ["--format", "csv"], ["--format", "csv", "--lang", "fr"], ["--summary", "json"], ["--summary", "text"], ["--jobs", 3]]:
            with self.subTest(options):
                said = chapeau("batch", CPTPP, "--records", "-", "--no-values", *options, stdin=text)
                self.assertEqual(said.code, 1)
                self.assertNotIn(SECRET, said.out + said.err)
        lines = chapeau("batch", CPTPP, "--records", "-", "--no-values", stdin=text).lines
        self.assertEqual([(line["line"], len(line["errors"])) for line in lines[1:]], [(line["line"], len(line["errors"])) for line in with_values.lines[1:]])

    def test_kinds_places_and_paths_of_the_policy_stay(self):
        records = [{"offer": {"noc": "x"}}, {"offer": {"pay": {"amount": True}}}, {"applicant": {"licences": [{}, {"occupation": 3}]}}, {"offer": []}]
        lines = chapeau("batch", CPTPP, "--records", "-", "--no-values", stdin="{}\n" + "".join(json.dumps(one) + "\n" for one in records) + '{"offer": x}\n').lines
        self.assertEqual([(line["error"]["path"], line["error"]["found"]) for line in lines[1:]],
                         [("offer.noc", "a text"), ("offer.pay.amount", "true or false"), ("applicant.licences[1].occupation", "a number"), ("offer", "a list"),
                          ("offer", "something else at line 6, column 11")])

    def test_no_value_is_guessed_at(self):
        record = json.dumps({"applicant": {"citizenships": ["MEXX"]}, "ofer": 1})
        self.assertIn("did you mean `MEX`", chapeau("eval", CPTPP, "--record", "-", stdin=record).err)
        self.assertNotRegex(chapeau("eval", CPTPP, "--record", "-", "--no-values", stdin=record).err, "MEX|did you mean")

    def test_ids_that_come_again_are_told_by_their_lines(self):
        text = json.dumps({"application": {"id": SECRET}}) + "\n"
        for options in [[], ["--lang", "fr"], ["--summary", "text"]]:
            said = chapeau("batch", CPTPP, "--records", "-", "--no-values", *options, stdin=text * 2)
            summary = said.out if "--summary" in options else said.err
            self.assertNotIn(SECRET, summary)
            self.assertRegex(summary, "on line 2|à la ligne 2")
        named = json.loads(chapeau("batch", CPTPP, "--records", "-", "--no-values", "--summary", "json", stdin=text * 2).out)["repeated_ids"]["first"]
        self.assertEqual(named, [{"id": None, "line": 2}])

    def test_one_record(self):
        for record in BAD:
            with self.subTest(record):
                said = chapeau("eval", CPTPP, "--record", "-", "--no-values", stdin=record)
                self.assertEqual(said.code, 2)
                self.assertNotIn(SECRET, said.out + said.err)
                self.assertIn("found", said.err)

    def test_a_case_file(self):
        for text in [f'{{"{SECRET}": 1}}', f'{{"record": "{SECRET}"}}', SECRET, f'{{"schema": "{SECRET}"}}']:
            with self.subTest(text):
                said = chapeau("eval", CPTPP, "--findings", "-", "--no-values", stdin=text)
                self.assertEqual(said.code, 2)
                self.assertNotIn(SECRET, said.out + said.err)

    def test_a_run_goes_on_with_what_it_was_begun_with(self):
        with tempfile.TemporaryDirectory() as folder:
            at = Path(folder)
            (at / "records.jsonl").write_text((HERE / ADULT).read_text().replace("\n", " ") + "\n")
            options = ["--records", at / "records.jsonl", "--output", at / "out.jsonl", "--checkpoint", at / "checkpoint"]
            self.assertEqual(chapeau("batch", FISHING, *options, "--no-values").code, 0)
            self.assertEqual(chapeau("batch", FISHING, *options, "--resume").code, 2)


if __name__ == "__main__":
    unittest.main()
