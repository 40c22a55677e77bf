"""`chapeau eval --findings`: a case file that the desk saved, evaluated again."""

import copy
import hashlib
import json
import random
import subprocess
import tempfile
import unittest
from pathlib import Path

from run import ADULT, FISHING, HERE, PROGRAM, CommandTest, chapeau

FILED = json.dumps(json.loads((HERE / ADULT).read_text()) | {"officer": {}}, indent=3) + "\n"


def digest_of(text):
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def renewal():
    """A renewal, which waits for what the officer finds."""
    record = json.loads(FILED)
    record["application"]["renewal"] = True
    return json.dumps(record, indent=2)


POLICY_DIGEST = chapeau("eval", FISHING, "--record", ADULT, "--format", "json").json["policy"]["digest"]


def case(text=None, **members):
    text = renewal() if text is None else text
    return {"chapeau_case": 1,
            "policy": {"name": "fishing", "digest": POLICY_DIGEST},
            "filed": {"text": text, "digest": digest_of(text)},
            "found": [{"path": "officer.good_standing", "value": True, "where": "register, 3 < 4", "at": "2026-11-30T10:05:00.250Z", "by": "A. Roy"},
                      {"path": "applicant.catches", "value": [{"species": "pike", "weight": 1}, {"species": "eel"}], "where": "licence book"},
                      {"path": "applicant.catches[1].weight", "value": 2.50, "where": "licence book"}],
            "what_if": [{"path": "applicant.age", "value": 15}],
            "decisions": [{"of": "licensed", "decision": "refuse", "rationale": "No place left", "name": "A. Roy",
                           "at": "2026-11-30T11:00:00Z"}],
            "saved_at": "2026-11-30T12:00:00Z", **members}


class FindingsTest(CommandTest):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, content, name="case.json"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else
                         (content if isinstance(content, str) else json.dumps(content, indent=1)).encode())
        return path

    def eval(self, content, *options):
        return chapeau("eval", FISHING, "--findings", self.write(content), *options)

    def refused(self, content, *said, options=()):
        ended = self.eval(content, *options)
        self.assertEnds(ended, 2)
        self.assertEqual(ended.out, "")
        for words in said:
            self.assertIn(words, ended.err)
        return ended.err


class FrenchTest(FindingsTest):
    def test_what_is_wrong_with_a_case_file(self):
        said = self.refused(case(found=[{"path": "applicant.age", "value": "old"}], saved_at="noon", more=1), options=["--lang", "fr"])
        self.assertNotRegex(said, "error|help|found |expected|nothing|a moment|line |column ")
        self.assertRegex(said, "erreur\u00a0: .*case.json\u00a0: .*\u00a0: trouvé ")
        self.assertIn("  aide\u00a0: attendu ", said)
        for content in ["{", "{}", json.dumps({"chapeau_case": 2}), case(found=[{"path": "applicant.age", "value": "old"}]),
                        case(what_if=3), case(decisions=[{}])]:
            self.assertNotRegex(self.refused(content, options=["--lang", "fr"]), "error|help|found |expected| an | the | of |nothing|attendu (a|one) |trouvé (a|no) ")


class EvaluatedTest(FindingsTest):
    def test_what_was_found_is_evaluated(self):
        before = chapeau("eval", FISHING, "--record", self.write(renewal(), "record.json"), "--format", "json").json
        after = self.eval(case(), "--format", "json").json
        self.assertEqual((before["decision"]["outcome"], after["decision"]["outcome"]), ("undetermined", "approve"))
        self.assertEqual(after["record"]["digest"], digest_of(renewal()))
        self.assertEqual(after["found"][0], {"path": "officer.good_standing", "where": "register, 3 < 4",
                                             "at": "2026-11-30T10:05:00Z", "by": "A. Roy"})
        self.assertEqual(after["found"][1]["by"], None)
        self.assertNotIn("assumed", after)
        facts = {fact["path"]: fact["value"] for clause in after["clauses"] for fact in clause["facts"]}
        self.assertEqual(facts["applicant.catches[1].weight"], 2.5)

    def test_what_is_supposed_only_when_asked(self):
        trace = self.eval(case(), "--format", "json", "--what-if").json
        self.assertEqual(trace["decision"]["outcome"], "refuse")
        self.assertEqual(trace["assumed"], ["applicant.age"])

    def test_a_case_without_findings_is_the_record_as_filed(self):
        text = "\ufeff" + FILED.replace("\n", "\r\n")
        file = case(text, found=[], what_if=[], decisions=[])
        record = self.write(text, "record.json")
        for options in [["--format", "json"], ["--full"], ["--format", "html"], ["--format", "note"]]:
            alone = chapeau("eval", FISHING, "--record", record, *options)
            self.assertEqual(alone.out, self.eval(file, *options).out)
            self.assertEqual(alone.out, self.eval(file, "--record", record, *options).out)

    def test_a_minimal_case(self):
        file = case()
        for member in ["found", "what_if", "decisions", "saved_at"]:
            del file[member]
        self.assertEnds(self.eval(file), 0)

    def test_standard_input(self):
        ended = chapeau("eval", FISHING, "--findings", "-", "--format", "json", stdin=json.dumps(case()))
        self.assertEqual(ended.json["decision"]["outcome"], "approve")
        ended = chapeau("eval", FISHING, "--findings", "-", "--record", "-", stdin=json.dumps(case()))
        self.assertEnds(ended, 2)
        self.assertIn("both standard input", ended.err)

    def test_text_note_and_page_say_who_found_and_decided_what(self):
        for options in [[], ["--format", "note"], ["--format", "html"]]:
            said = self.eval(case(), *options).out.replace("\u00a0", " ")
            flat = " ".join(said.split())
            for words in ["register, 3", "A. Roy", "10:05 (UTC)", "licence book", "No place left", "11:00 (UTC)", "departs"]:
                self.assertIn(words, flat, options)
            self.assertNotIn("hypothesis", flat)
            supposed = self.eval(case(), *options, "--what-if").out
            self.assertIn("This is a hypothesis", supposed if "html" in options else supposed.splitlines()[0])
            french = self.eval(case(), *options, "--lang", "fr").out
            self.assertIn("10\u00a0h\u00a005", french)

    def test_a_letter_of_a_what_if_is_none_to_send(self):
        self.assertTrue(self.eval(case(), "--format", "letter").out.startswith("Request for documents and information"))
        supposed = self.eval(case(), "--format", "letter", "--what-if").out
        self.assertTrue(supposed.startswith("This is a hypothesis and no letter to send."))

    def test_a_page_has_the_rules_only_if_asked(self):
        self.assertNotIn("<pre>", self.eval(case(), "--format", "html").out)
        self.assertIn("<pre>", self.eval(case(), "--format", "html", "--source").out)

    def test_a_decision_on_other_facts_is_outdated(self):
        def said(**decision):
            file = case(decisions=[{"decision": "approve", "rationale": "r", "name": "A. Roy", **decision}])
            return "or the policy changed after" in " ".join(self.eval(file, "--format", "note").out.split())
        self.assertFalse(said())
        self.assertTrue(said(outdated=True))
        self.assertTrue(said(record_digest=digest_of(renewal())))
        self.assertFalse(said(record_digest=digest_of("the desk's own text of the record with what was found")))
        # The digests are those of the desk's own layout.
        record = json.loads(renewal())
        record["officer"]["good_standing"] = True
        record["applicant"]["catches"] = [{"species": "pike", "weight": 1}, {"species": "eel", "weight": 2.5}]
        found = digest_of(json.dumps(record, indent=2) + "\n")
        record["applicant"]["age"] = 15
        supposed = digest_of(json.dumps(record, indent=2) + "\n")
        self.assertFalse(said(record_digest=found))
        self.assertFalse(said(record_digest=found, outdated=True))
        self.assertTrue(said(record_digest=supposed))
        file = case(decisions=[{"decision": "approve", "record_digest": supposed}, {"decision": "approve", "record_digest": found}])
        told = " ".join(self.eval(file, "--format", "note", "--what-if").out.split())
        self.assertEqual(told.count("or the policy changed after"), 1)
        file["decisions"][0]["outdated"] = True  # it was made under another policy
        told = " ".join(self.eval(file, "--format", "note", "--what-if").out.split())
        self.assertEqual(told.count("or the policy changed after"), 2)
        file = case(found=[], decisions=[{"decision": "approve", "record_digest": digest_of("a what-if")}])
        self.assertIn("or the policy changed after", " ".join(self.eval(file).out.split()))


    def test_what_the_program_came_to_then_is_kept_with_a_decision(self):
        made = {"decision": "approve", "name": "A. Roy"}
        without = self.eval(case(decisions=[made]), "--format", "note").out
        for outcome in ["approve", "refuse", "undetermined", "not_applicable"]:
            self.assertEqual(self.eval(case(decisions=[{**made, "outcome": outcome}]), "--format", "note").out, without)
        self.refused(case(decisions=[{**made, "outcome": "pass"}]), "decisions[0].outcome", '"pass"', "expected one of approve, refuse, undetermined")


class RefusedTest(FindingsTest):
    def test_another_record(self):
        other = self.write(FILED, "other.json")
        err = self.refused(case(), digest_of(renewal()), digest_of(FILED), options=["--record", other])
        self.assertIn("another record", err)

    def test_a_changed_text_or_digest(self):
        file = case()
        file["filed"]["text"] += " "
        self.refused(file, "filed.digest", digest_of(renewal()), digest_of(renewal() + " "))

    def test_a_newer_version_and_no_case_file(self):
        self.refused(case(chapeau_case=2), "line 2, column 18", "chapeau_case", "newer")
        for version in [0, "1", True, None, 1.5, -1]:
            self.refused(case(chapeau_case=version), "chapeau_case", "expected 1, the version of a case file")
        self.refused(FILED, "no `chapeau_case`", "as the desk saves it")

    def test_another_policy_and_another_version_of_it(self):
        self.refused(case(policy={"name": "cptpp", "digest": POLICY_DIGEST}), "policy.name", '"cptpp"', "expected fishing")
        ended = self.eval(case(policy={"name": "fishing", "digest": "sha256:0\u202e"}))
        self.assertEnds(ended, 0)
        self.assertIn("another version of the policy, sha256:0\\u{202e}; this is " + POLICY_DIGEST, ended.err)

    def test_values_and_places(self):
        def found(path, value):
            return case(found=[{"path": "licence.fee", "value": 3}, {"path": path, "value": value}])
        for path, value, where in [("applicant.age", "old", "found[1].value (applicant.age)"),
                                   ("applicant.shoe", 1, "found[1].path (applicant.shoe)"),
                                   ("applicant.age.years", 1, "found[1].path"),
                                   ("applicant.catches[7].weight", 1, "found[1].path"),
                                   ("applicant.catches", [{"weight": -1}], "found[1].value (applicant.catches[0].weight)"),
                                   ("applicant.catches[x]", 1, "no path of a fact"), ("", 1, "no path of a fact"),
                                   (".applicant", 1, "no path of a fact"), ("applicant..age", 1, "no path of a fact"),
                                   ("[0]", 1, "no path of a fact"), ("applicant.catches[99999999999]", 1, "no path of a fact")]:
            with self.subTest(path):
                err = self.refused(found(path, value), where)
                self.assertRegex(err, r"error: \S+case\.json: line \d+, column \d+: ")
        self.refused(case(what_if=[{"path": "applicant.age", "value": "x"}]), "what_if[0].value", options=["--what-if"])
        self.assertEnds(self.eval(case(what_if=[{"path": "applicant.age", "value": "x"}])), 0)

    def test_a_path_is_shown_safely(self):
        for path in ["offer.\x1b[31mnoc\u202e.", "applicant.\x1b[31mage\u202e"]:
            ended = self.eval(case(found=[{"path": path, "value": 1}]))
            self.assertEnds(ended, 2)
            self.assertNotRegex(ended.err, "[\x1b\u202e]")
            self.assertIn("\\u{202e}", ended.err)

    def test_of_many_faults_the_first_hundred_are_said(self):
        entry = {"path": "applicant.age", "value": 1, "shoe": 2}
        for entries in [[entry] * 9000, [{"path": "applicant.shoe", "value": 1}] * 9000, [1] * 9000,
                        [{"path": f"applicant.catches[{i % 2}].weight", "value": -1} for i in range(9000)]]:
            ended = self.eval(case(found=entries))
            self.assertEnds(ended, 2)
            self.assertLessEqual(ended.err.count("error: "), 100)
        self.refused(case(found=[entry] * 10001), "found: found a list of 10001", "expected at most 10000")
        self.refused(case(decisions=[{"decision": "refuse"}] * 101), "decisions: found a list of 101")

    def test_facts_that_no_clause_reads_are_named_by_their_titles(self):
        policy = self.folder / "unread"
        policy.mkdir()
        (policy / "p.rules").write_text("""policy unread
  title "Unread"

record way "a way"
  length number "length of the way"

facts applicant
  id text "file number"
  age number "age in years"
  town text "home town"
  ways list of way "ways"

clause adult "Adult"
  met when applicant.age is at least 18

decision permit "Permit"
  approve when adult
""")
        text = json.dumps({"applicant": {"id": "a", "age": 20, "ways": [{"length": 2}]}})
        file = {"chapeau_case": 1, "policy": {"name": "unread", "digest": "sha256:0"}, "filed": {"text": text, "digest": digest_of(text)},
                "found": [{"path": "applicant.town", "value": "Ghent", "where": "passport"}, {"path": "applicant.ways[0].length", "value": 3}],
                "what_if": [{"path": "applicant.id", "value": "b"}]}
        path = self.write(file)
        for options in [[], ["--format", "note"], ["--format", "html"]]:
            out = chapeau("eval", policy, "--findings", path, "--what-if", *options).out
            for words in ["home town: ", "Ghent", "length of the way, way 1: 3", "file number: "]:
                self.assertIn(words, out)

    def test_a_record_that_is_none(self):
        for text in ["", "{", "[]", '{"applicant": {"age": "x"}}', '{"applicant": {"age": 20, "age": 21}}', '{"a": {}}']:
            self.refused(case(text), "filed.text")
            self.refused(case(text, found=[]), "filed.text")

    def test_members(self):
        broken = {"found": {}, "decisions": None, "filed": [], "policy": "fishing", "saved_at": "yesterday", "shoe": 1}
        for name, value in broken.items():
            self.refused(case(**{name: value}), f": {name}: found ")
        file = case()
        del file["found"][0]["value"]
        self.refused(file, "found[0]: found no `value`")
        file = case()
        file["decisions"][0] |= {"of": "shoe", "at": 3, "decision": "maybe", "outdated": "no"}
        err = self.refused(file, "decisions[0].of", "decisions[0].at", "decisions[0].decision", "decisions[0].outdated")
        self.assertEqual(err.count("error: "), 4)

    def test_a_file_that_is_too_long(self):
        self.refused(json.dumps(case()) + " " * (64 << 20), "a file that is too long", "at most 67108864 bytes")

    def test_without_either(self):
        ended = chapeau("eval", FISHING)
        self.assertEnds(ended, 2)
        self.assertIn("--record", ended.err)
        ended = chapeau("eval", FISHING, "--record", ADULT, "--what-if")
        self.assertEnds(ended, 2)
        self.assertIn("--findings", ended.err)

    def test_a_case_file_is_not_written_to(self):
        path = self.write(case())
        before = path.read_bytes()
        with open(path, "ab") as out:
            ended = subprocess.run([PROGRAM, "eval", FISHING, "--findings", str(path)], stdout=out, stderr=subprocess.PIPE, cwd=HERE)
        self.assertEqual(ended.returncode, 2)
        self.assertIn(b"the case file", ended.stderr)
        self.assertEqual(path.read_bytes(), before)


class BrokenFilesTest(FindingsTest):
    """Whatever a file holds, it is evaluated or refused with its name, and nothing else happens."""

    def survives(self, content):
        ended = self.eval(content)
        self.assertIn(ended.code, [0, 2], ended.err)
        if ended.code == 2:
            self.assertEqual(ended.out, "")
            self.assertRegex(ended.err, r"\Aerror: \S+case\.json: ")
        self.assertNotIn("\x1b", ended.err)

    def test_cut_off_and_scrambled(self):
        whole = json.dumps(case()).encode()
        random.seed(11)
        for at in random.sample(range(len(whole)), 25):
            self.survives(whole[:at])
        for _ in range(40):
            broken = bytearray(whole)
            for _ in range(random.randint(1, 4)):
                broken[random.randrange(len(broken))] = random.choice(b'{}[]",:\\0tn\x00\x1b\xff\xe2')
            self.survives(bytes(broken))

    def test_other_values_everywhere(self):
        random.seed(12)
        for path in random.sample(list(paths_of(case())), 30):
            file = copy.deepcopy(case())
            within = file
            for step in path[:-1]:
                within = within[step]
            within[path[-1]] = random.choice([None, 0, -1e30, "", "\u202e\x1b[31m", [], {}, [[]], {"path": []}, True])
            self.survives(file)

    def test_deep_and_long(self):
        self.survives("[" * 100000)
        self.survives('{"chapeau_case": 1, "found": ' + "[" * 1000 + "]" * 1000 + "}")
        self.survives(json.dumps(case(found=[{"path": "a" * 100000, "value": 1}] * 3)))
        self.survives(b"\xff\xfe" + json.dumps(case()).encode("utf-16-le"))
        self.survives(b"")


def paths_of(value, path=()):
    if path:
        yield path
    steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for step in steps:
        yield from paths_of(value[step], (*path, step))


if __name__ == "__main__":
    unittest.main()
