"""`chapeau schema`, held against a validator that has nothing to do with the program."""

import copy
import json
import unittest
from pathlib import Path

import jsonschema

from run import ADULT, FISHING, HERE, ROOT, CommandTest, adult, chapeau


def validator(policy, *options):
    schema = chapeau("schema", policy, *options).json
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


class SmallPolicyTest(CommandTest):
    def test_dialect(self):
        ended = chapeau("schema", FISHING)
        self.assertEnds(ended, 0)
        self.assertEqual(ended.json["$schema"], "https://json-schema.org/draft/2020-12/schema")

    def test_schema_and_program_agree_on_what_is_a_record(self):
        schema = validator(FISHING)
        records = [adult(), adult(applicant__age=None), {}, {"applicant": None}, adult(applicant__age=-1),
                   adult(applicant__age="4"), adult(applicant__agee=4), adult(licence__waters="sea"),
                   adult(application__received_on="2024-02-30"), adult(application__received_on="1/2/2024"),
                   adult(applicant__catches=[{"species": "pike", "weight": 3}]),
                   adult(applicant__catches=[{"species": "pike", "length": 3}]), adult(applicant__catches={}),
                   adult(officer__good_standing="yes")]
        for record in records:
            accepted = chapeau("eval", FISHING, "--record", "-", stdin=json.dumps(record)).code == 0
            self.assertEqual(schema.is_valid(record), accepted, json.dumps(record))

    def test_bad_policy(self):
        self.assertEnds(chapeau("schema", "policies/broken"), 2)
        self.assertEnds(chapeau("schema", "policies/broken", "--trace"), 2)

    def test_of_traces(self):
        schema = validator(FISHING, "--trace")
        for record in [adult(), adult(applicant__age=None), adult(applicant__age=4), {}]:
            trace = chapeau("eval", FISHING, "--record", "-", "--format", "json", stdin=json.dumps(record)).json
            schema.validate(trace)
            trace["clauses"][0]["colour"] = "red"
            self.assertFalse(schema.is_valid(trace))

    def test_a_policy_that_decides_nothing_has_no_traces(self):
        self.assertEnds(chapeau("schema", "policies/undecided", "--trace"), 2)


class RealPolicyTest(CommandTest):
    POLICY = ROOT / "policies/cptpp"

    def records(self):
        for file in sorted((self.POLICY / "samples").rglob("*.json")):
            yield json.loads(file.read_text())
        for file in sorted((ROOT / "tests/policies").rglob("*records*.jsonl")):
            for line in file.read_text().splitlines():
                yield json.loads(line)

    def test_every_record_of_the_tests_is_valid(self):
        schema = validator(self.POLICY)
        count = 0
        for record in self.records():
            schema.validate(record)
            count += 1
        self.assertGreater(count, 70)

    def test_spoilt_records_are_not(self):
        schema = validator(self.POLICY)
        whole = next(self.records())
        for group, field, value in [("offer", "noc", "213"), ("offer", "noc", 21301), ("applicant", "citizenships", ["XXX"]),
                                    ("application", "received_on", "2024-13-01"), ("applicant", "shoe_size", 43),
                                    ("officer", "duties_align", "yes"), ("application", "category", "manager")]:
            record = copy.deepcopy(whole)
            record.setdefault(group, {})[field] = value
            self.assertFalse(schema.is_valid(record), (group, field, value))


if __name__ == "__main__":
    unittest.main()
