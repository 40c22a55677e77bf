"""What programs ask of the server, held against the command line and against its own description."""

import gzip
import hashlib
import json
import lzma
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import jsonschema

from serving import LINES, POLICY, ROOT, SAMPLES, Server, ServeTest, chapeau, lines_of, sample, samples

FISHING = ROOT / "tests/cli/policies/fishing"
TWO_IDS = ROOT / "tests/serve/policies/two_ids"


class ApiTest(ServeTest):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())


class EvaluationsTest(ApiTest):
    def test_is_the_trace_of_the_command_line_without_line_breaks(self):
        for file in sorted(SAMPLES.glob("*.json")):
            with self.subTest(file.name):
                answer = self.server.evaluate(file.read_bytes())
                self.assertEqual(answer.status, 200, answer.body)
                self.assertEqual(answer.headers["Content-Type"], "application/json")
                self.assertNotIn("\n", answer.text)
                said = chapeau("eval", POLICY, "--record", file, "--format", "json").stdout
                self.assertEqual(answer.json, json.loads(said))
                self.assertEqual(json.dumps(answer.json), json.dumps(json.loads(said)))  # the order of keys too

    def test_no_path_of_the_server_leaves_it(self):
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "elsewhere"
            shutil.copytree(POLICY, kept)
            with Server(policy=kept) as server:
                for record in samples()[:3]:
                    body = json.dumps(record)
                    told = server.evaluate(body)
                    self.assertEqual(told.body, self.server.evaluate(body).body)
                    for format in ["html", "fragment", "note", "letter"]:
                        rendering = json.dumps({"record": record, "format": format, "source": True})
                        pages = [at.ask("POST", "/v1/traces", rendering, {"Content-Type": "application/json"}).body for at in [server, self.server]]
                        self.assertEqual(pages[0], pages[1])
                        self.assertNotIn(folder.encode(), pages[0])
                        self.assertNotIn(b"policies/", pages[1])
                    self.assertNotIn(folder.encode(), told.body)
                for path in ["/v1/policy", "/openapi.json", "/version", "/readyz", "/metrics", "/"]:
                    self.assertNotIn(folder, server.get(path).text)

    def test_one_connection_for_many_requests(self):
        connection = self.server.connection()
        for record in samples() * 3:
            connection.request("POST", "/v1/evaluations", json.dumps(record), {"Content-Type": "application/json"})
            self.assertEqual(json.loads(connection.getresponse().read())["record"]["id"], record.get("application", {}).get("id"))
        connection.close()

    def test_requests_sent_ahead_are_answered_in_order(self):
        asked = [sample(name) for name in ["mexican-engineer", "chilean-lawyer", "nothing-known"]]
        parts = []
        for record in asked:
            body = json.dumps(record).encode()
            parts.append(b"POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                         b"Content-Length: %d\r\n\r\n" % len(body) + body)
        raw = self.server.raw(b"".join(parts))
        self.assertEqual(raw.count(b"HTTP/1.1 200 OK"), 3)
        ids = [json.loads(found) for found in re.findall(rb'"record":\{"id":([^,]+),', raw)]
        self.assertEqual(ids, [record.get("application", {}).get("id") for record in asked])

    def test_what_cannot_be_seen_stands_by_number(self):
        record = sample()
        record["application"]["id"] = "a \u202e b\u200b c"
        text = json.dumps(record, ensure_ascii=False).encode()
        record["offer"]["noc"] = record["application"]["id"]
        wrong = json.dumps(record, ensure_ascii=False).encode()
        for answer in [self.server.evaluate(text), self.server.caseload(text + b"\n" + wrong), self.server.evaluate(wrong)]:
            self.assertNotRegex(answer.text, "[\u202e\u200b]")
        self.assertEqual(self.server.evaluate(text).json["record"]["id"], record["application"]["id"])

    def test_every_fault_of_a_record_is_named(self):
        record = sample()
        record["offer"]["noc"] = "213"
        record["applicant"]["citizenships"] = ["XXX"]
        problem = self.assertProblem(self.server.evaluate(json.dumps(record)), 422, "record-invalid")
        self.assertEqual({error["path"] for error in problem["errors"]}, {"offer.noc", "applicant.citizenships[0]"})

    def test_what_is_no_json_is_no_fault_of_the_record(self):
        for body in ["", "{", "[]", "null", "\0", "{}}"]:
            with self.subTest(body):
                problem = self.assertProblem(self.server.evaluate(body.encode()), 400, "malformed-json")
                self.assertEqual([error["path"] for error in problem["errors"]], [""])
        self.assertProblem(self.server.evaluate(b'{"a": 1}'), 422, "record-invalid")

    def test_lists_that_are_too_long_are_a_fault_of_the_record(self):
        body = json.dumps({"applicant": {"citizenships": ["MEX"] * 100_001}})
        rendering = json.dumps({"record": json.loads(body), "format": "note"})
        for answer in [self.server.evaluate(body), self.server.ask("POST", "/v1/traces", rendering, {"Content-Type": "application/json"})]:
            problem = self.assertProblem(answer, 422, "record-invalid")
            self.assertEqual([error["found"] for error in problem["errors"]], ["more than 100000 members of lists"])

    def test_a_body_in_chunks(self):
        body = json.dumps(sample()).encode()
        answer = self.server.ask("POST", "/v1/evaluations", iter([body[:10], body[10:500], body[500:]]), {"Content-Type": "application/json; charset=utf-8"})
        self.assertEqual(answer.json["decision"]["outcome"], "approve")


class CaseloadsTest(ApiTest):
    def test_is_what_batch_writes(self):
        text = lines_of(samples()) + b"not json\n" + lines_of(samples())
        for query, options in [("", []), ("?statuses=true", ["--statuses"]), ("?statuses=true&grants=true", ["--statuses", "--grants"])]:
            answer = self.server.caseload(text, query)
            self.assertEqual(answer.status, 200)
            said = chapeau("batch", POLICY, "--records", "-", *options, stdin=text).stdout
            self.assertEqual(answer.body, said)

    def test_reasons_and_requests_are_those_of_the_trace(self):
        for record, line in zip(samples(), self.server.caseload(lines_of(samples()), "?reasons=true&requests=true").lines):
            decision = self.server.evaluate(json.dumps(record)).json["decision"]
            self.assertEqual(sorted(line["reasons"]), sorted(reason["clause"] for reason in decision["reasons"]))
            asked = [request["fact"] for request in decision["requests"]]
            self.assertEqual(set(line["requests"]) - set(asked), set())
            self.assertEqual(len(line["requests"]), min(len(asked), 8))

    def test_lines_report_all_decisions_as_traces_do(self):
        query = "?grants=true&reasons=true&requests=true"
        for record, line in zip(samples(), self.server.caseload(lines_of(samples()), query).lines):
            told = self.server.evaluate(json.dumps(record)).json["decisions"]
            self.assertEqual([(one["name"], one["outcome"], one["grants"], sorted(one["reasons"])) for one in line["decisions"]],
                             [(one["name"], one["outcome"], one["grants"], sorted(reason["clause"] for reason in one["reasons"]))
                              for one in told])

    def test_margins_are_those_of_the_trace_nearest_first(self):
        records = samples()
        met = 0
        for record, line in zip(records, self.server.caseload(lines_of(records), "?margins=true&reasons=true").lines):
            trace = self.server.evaluate(json.dumps(record)).json
            clauses = {clause["id"]: clause for clause in trace["clauses"]}
            for told in [line, *line["decisions"]]:
                self.assertLessEqual(len(told["near"]), 3)
                if told["outcome"] != "refuse":
                    self.assertEqual(told["near"], [])
                for near in told["near"]:
                    met += 1
                    self.assertIn(near["clause"], told["reasons"])
                    margins = [abs(one["margin_value"]["value"])
                               for one in clauses[near["clause"]]["comparisons"] if "margin_value" in one]
                    self.assertIn(near["value"], margins)
        self.assertGreater(met, 0)

    def test_the_nearest_is_a_small_part_of_its_limit(self):
        with Server(policy=FISHING) as server:
            adult = json.loads((FISHING / "samples/adult.json").read_text())
            adult["applicant"]["age"] = 8
            adult["licence"]["fee"] = 50.01
            line = server.caseload(json.dumps(adult) + "\n", "?margins=true").lines[0]
            self.assertEqual(line["near"], [{"clause": "means", "margin": "over by $0.01", "value": 0.01, "unit": "dollars", "way": "over"},
                                            {"clause": "age", "margin": "short by 8", "value": 8, "unit": None, "way": "short"}])

    def test_what_fails_turned_round_is_near_by_what_was_wanted(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "p.rules").write_text("""policy p
  title "P"

facts application
  id text "id"
  age number at least 0 "age"

clause grown "Grown"
  met when not application.age is less than 18

clause young "Young"
  met when application.age is stated
  except when application.age is more than 60

decision permit "Permit"
  approve when grown and young
""")
            with Server(policy=folder) as server:
                lines = server.caseload('{"application":{"id":"a","age":17}}\n{"application":{"id":"b","age":62}}\n', "?margins=true").lines
                self.assertEqual([line["near"] for line in lines],
                                 [[{"clause": "grown", "margin": "short by 1", "value": 1, "unit": None, "way": "short"}],
                                  [{"clause": "young", "margin": "over by 2", "value": 2, "unit": None, "way": "over"}]])

    def test_lines_are_answered_while_others_still_come(self):
        with self.server.socket() as to:
            to.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n")
            got = b""
            for number in range(3):
                line = lines_of([sample()])
                to.sendall(b"%x\r\n%s\r\n" % (len(line), line))
                while got.count(b'{"id"') < number + 1:
                    piece = to.recv(65536)
                    self.assertTrue(piece)
                    got += piece
            to.sendall(b"0\r\n\r\n")
            while not got.endswith(b"0\r\n\r\n"):
                got += to.recv(65536)
        self.assertEqual(got.count(b'"name": "t52", "outcome": "approve"'), 3)

    def test_what_is_no_json_lines_is_said_in_one_sentence_as_batch_says_it(self):
        text = lines_of(samples())
        for body, what in [(json.dumps(sample(), indent=2).encode(), "its first record goes over several lines"),
                           (b"\n \n" + json.dumps(sample(), indent=2).encode(), "its first record goes over several lines"),
                           (json.dumps(samples()).encode(), "it is one JSON array"),
                           (text.decode().encode("utf-16"), "it is UTF-16 text"),
                           (text.decode().encode("utf-16-le"), "it is UTF-16 text"),
                           (gzip.compress(text), "it is still compressed, with gzip"),
                           (lzma.compress(text), "it is compressed with xz")]:
            with self.subTest(what=what):
                answer = self.server.caseload(body)
                self.assertProblem(answer, 400, "malformed-json")
                self.assertIn(what, answer.json["detail"])
                if not what.endswith("gzip"):
                    said = chapeau("batch", POLICY, "--records", "-", stdin=body).stderr.decode()
                    self.assertEqual(answer.json["detail"], said.split(": ", 2)[2].rstrip().replace("\n  help: ", "; "))

    def test_a_later_part_has_bad_lines_and_no_form(self):
        lines = self.server.caseload(b"[]\n" + lines_of([sample()]), "?part=true").lines
        self.assertEqual([line.get("outcome") for line in lines], [None, "approve"])

    def test_nothing_in_nothing_out(self):
        answer = self.server.caseload(b"")
        self.assertEqual((answer.status, answer.body), (200, b""))

    def test_unknown_options(self):
        for query in ["?status=true", "?statuses=1", "?statuses", "?%00=true"]:
            self.assertProblem(self.server.caseload(b"", query), 400, "unknown-option")

    def test_http_1_0_gets_the_lines_and_the_end_of_the_connection(self):
        line = lines_of([sample()])
        raw = self.server.raw(b"POST /v1/caseloads HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: %d\r\n\r\n" % len(line) + line)
        self.assertTrue(raw.endswith(b'{"id": "mexican-engineer", "outcome": "approve", "decisions": [{"name": "t52", '
                                     b'"outcome": "approve"}, {"name": "spouse", "outcome": "not_applicable"}]}\n'), raw)
        self.assertNotIn(b"chunked", raw)


class TracesTest(ApiTest):
    def render(self, **wanted):
        return self.server.ask("POST", "/v1/traces", json.dumps(wanted), {"Content-Type": "application/json"})

    def test_formats_and_languages(self):
        for language in ["en", "fr"]:
            page = self.render(record=sample(), language=language, format="html")
            self.assertEqual(page.headers["Content-Type"], "text/html; charset=utf-8")
            self.assertTrue(page.text.lower().startswith("<!doctype html>"))
            self.assertIn(f'<html lang={language}>', page.text)
            fragment = self.render(record=sample(), language=language, format="fragment")
            self.assertNotIn("<!doctype", fragment.text.lower())
            note = self.render(record=sample(), language=language, format="note")
            self.assertEqual(note.headers["Content-Type"], "text/plain; charset=utf-8")
            self.assertIn("mexican-engineer", note.text)

    def test_decisions_of_the_officer(self):
        decisions = [{"decision": "refuse", "rationale": "Doubts \u00ab <b>sincere</b> \u00bb & more.", "name": "A. Tremblay",
                      "at": "2026-11-30T10:00:00.123Z"},
                     {"of": "spouse", "decision": "approve", "name": "B. Roy", "outdated": True}]
        for format in ["html", "fragment"]:
            text = self.render(record=sample(), decisions=decisions, format=format).text
            self.assertIn("A. Tremblay", text)
            self.assertIn("B. Roy", text)
            self.assertNotIn("<b>sincere", text)
        self.assertEqual(self.render(record=sample(), decisions=[decisions[0]] * 101, format="note").status, 400)
        note = self.render(record=sample(), decisions=decisions, format="note").text
        self.assertIn("<b>sincere</b>", note)
        self.assertIn("B. Roy", note)

    def test_a_letter_asks_for_what_the_officer_cannot_find(self):
        record = sample()
        del record["officer"]
        del record["offer"]["noc"]
        note, letter = [self.render(record=record, format=format).text for format in ["note", "letter"]]
        asked = self.server.evaluate(json.dumps(record)).json["decision"]["requests"]
        self.assertEqual(len({one["kind"] == "finding" for one in asked}), 2)
        self.assertIn("Findings to be made by the officer:", note)
        self.assertNotIn("Findings to be made by the officer:", letter)
        self.assertIn("occupation", letter)

    def test_reasons_of_an_approval_and_source_of_the_rules(self):
        short, long = [self.render(record=sample(), format="note", reasons=reasons).text for reasons in [False, True]]
        self.assertGreater(len(long), len(short))
        self.assertNotIn("Clauses met", self.render(record=sample(), format="note").text)
        without, with_source = [self.render(record=sample(), source=source).text for source in [False, True]]
        self.assertGreater(len(with_source), len(without))
        self.assertEqual(without, self.render(record=sample()).text)

    def test_the_exact_text_of_a_record(self):
        text = " " + json.dumps(sample(), indent=7) + "\r\n"
        digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        for wanted, is_of_text in [(text, True), (sample(), False)]:
            answer = self.render(record=wanted)
            self.assertEqual(answer.status, 200, answer.body)
            self.assertEqual(digest in answer.text, is_of_text)
        for broken in ["", "{"]:
            self.assertProblem(self.render(record=broken), 400, "malformed-json")
        self.assertProblem(self.render(record='{"offer": {"noc": "21301"}, "offer": {}}'), 422, "record-invalid")

    def test_a_record_as_long_as_any_can_be_told_whatever_is_escaped(self):
        record = sample()
        record["offer"]["job_description"] = '"' * ((1 << 19) - 8000)
        text = json.dumps(record)
        self.assertLess(len(text), 1 << 20)
        self.assertGreater(len(json.dumps(text)), (1 << 20) + (1 << 18))
        self.assertEqual(self.render(record=text, format="note").status, 200)

    def test_hostile_strings_stay_text(self):
        record = sample()
        evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e\"'&"
        record["application"]["id"] = evil
        record["offer"]["employer"] = evil
        for format in ["html", "fragment"]:
            text = self.render(record=record, format=format, assumed=[evil]).text
            self.assertNotIn("<script>alert", text)
            self.assertNotIn("<img src=x", text)

    def test_digits_of_numbers_are_kept(self):
        body = '{"record": {"offer": {"pay": {"amount": 12345678901234567890.25}}}, "format": "note"}'
        answer = self.server.ask("POST", "/v1/traces", body, {"Content-Type": "application/json"})
        self.assertEqual(answer.status, 200, answer.body)

    def test_what_is_wrong_is_said(self):
        for wanted in [{}, {"record": 1}, {"record": {}, "language": "de"}, {"record": {}, "format": "pdf"},
                       {"record": {}, "officer": None}, {"record": {}, "decisions": {}},
                       {"record": {}, "decisions": [{"rationale": ""}]}, {"record": {}, "decisions": [{"decision": "maybe"}]},
                       {"record": {}, "decisions": [{"decision": "approve", "of": "shoe"}]},
                       {"record": {}, "decisions": [{"decision": "approve", "at": "yesterday"}]},
                       {"record": {}, "decisions": [{"decision": "approve", "record_digest": "sha256:"}]},
                       {"record": {}, "found": [{"where": "passport"}]}, {"record": {}, "found": [{"path": "a", "value": 1}]},
                       {"record": {}, "found": [{"path": "a", "at": "2026-02-30T10:00:00Z"}]},
                       {"record": {}, "reasons": "true"}, {"record": {}, "source": 1},
                       {"record": {}, "assumed": [1]}, {"record": {}, "shoe": 1}]:
            with self.subTest(wanted):
                self.assertProblem(self.render(**wanted), 400, "malformed-json")
        wanted = {"record": {}, "decisions": [{"decision": "approve"}, {"decision": "approve", "at": "2026-11-30T24:00:00Z"}]}
        self.assertEqual(self.assertProblem(self.render(**wanted), 400, "malformed-json")["detail"],
                         '`decisions[1].at`: found "2026-11-30T24:00:00Z"; expected a moment of UTC like 2026-11-30T10:00:00Z')
        self.assertProblem(self.render(record={"shoe": 1}), 422, "record-invalid")


class DescriptionTest(ApiTest):
    def setUp(self):
        self.description = self.server.get("/openapi.json").json

    def test_is_a_description(self):
        self.assertEqual(self.description["openapi"], "3.1.0")
        operations = [operation for path in self.description["paths"].values() for operation in path.values()]
        names = [operation["operationId"] for operation in operations]
        self.assertEqual(len(names), len(set(names)))
        for operation in operations:
            self.assertTrue(operation["summary"] and operation["responses"])
        for name, schema in self.description["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(schema)
        for reference in re.findall(r'"\$ref": "#/components/([^"]+)"', json.dumps(self.description)):
            part = self.description["components"]
            for step in reference.split("/"):
                part = part[step]

    def test_what_every_answer_may_be_and_has(self):
        pattern = self.description["components"]["headers"]["X-Request-Id"]["schema"]["pattern"]
        for path, operations in self.description["paths"].items():
            for operation in operations.values():
                responses = operation["responses"]
                self.assertTrue({"4XX", "5XX"} <= set(responses), path)
                for response in responses.values():
                    self.assertTrue(response.get("$ref") or "X-Request-Id" in response["headers"], path)
            self.assertRegex(self.server.get(path).headers["X-Request-Id"], pattern)
        self.assertEqual(self.description["info"]["x-limits"]["connections_of_one_address"], 64)

    def test_every_path_that_there_is_is_described(self):
        job = self.server.ask("POST", "/v1/jobs", b"", LINES).json["id"]
        for path, operations in self.description["paths"].items():
            address = path.replace("{name}", "not-found").replace("{id}", job)
            for method in operations:
                answer = self.server.ask(method.upper(), address)
                self.assertNotEqual(answer.status, 404, path)
            wrong = self.server.ask("PATCH", address)
            self.assertProblem(wrong, 405, "method-not-allowed")
            self.assertEqual(set(wrong.headers["Allow"].split(", ")) - {"HEAD"}, {method.upper() for method in operations})
        metrics = self.server.get("/metrics").text
        served = set(re.findall(r'_count\{route="([^"]+)"', metrics)) - {"none"}
        self.assertEqual(served, set(self.description["paths"]))

    def test_policy(self):
        policy = self.server.get("/v1/policy").json
        trace = self.server.evaluate(json.dumps(sample())).json
        self.assertEqual(policy["digest"], trace["policy"]["digest"])
        self.assertEqual([clause["id"] for clause in policy["clauses"]], [clause["id"] for clause in trace["clauses"]])
        self.assertEqual(policy["id"], "application.id")
        self.assertNotIn("grants", policy)
        self.assertEqual([decision["name"] for decision in policy["decisions"]], [one["name"] for one in trace["decisions"]])
        principal, spouse = policy["decisions"]
        self.assertEqual((principal["base"], spouse["base"]), (None, "t52"))
        titles = {decision["name"]: {grant["name"]: grant["title"] for grant in decision["grants"]} for decision in policy["decisions"]}
        self.assertEqual(set(titles["t52"]), set(trace["decision"]["grants"]))
        self.assertNotEqual(titles["t52"]["valid_until"], titles["spouse"]["valid_until"])
        for decision in policy["decisions"]:
            self.assertEqual(set(decision["title"]), {"en", "fr"})
        facts = {fact["path"]: fact for fact in policy["facts"]}
        self.assertTrue(facts["officer.duties_align"]["finding"])
        self.assertEqual(facts["applicant.licences.occupation"]["list"], "applicant.licences")
        self.assertTrue(policy["enums"]["country"]["country"])

    def test_another_policy(self):
        with Server(policy=FISHING) as server:
            self.assertEqual(server.evaluate((FISHING / "samples/adult.json").read_bytes()).status, 200)
    def test_the_identifier_is_what_names_records(self):
        with Server(policy=TWO_IDS) as server:
            record = json.dumps({"employer": {"id": "E-7", "sector": "farm"}, "application": {"id": "A-1", "stream": "fast"}})
            self.assertEqual(server.evaluate(record).json["record"]["id"], "A-1")
            self.assertEqual(server.caseload(record + "\n").lines[0]["id"], "A-1")
            self.assertEqual(server.get("/v1/policy").json["id"], "application.id")
            self.assertIn("A-1 (fast stream)", chapeau("eval", TWO_IDS, "--record", "-", "--format", "note", stdin=record.encode()).stdout.decode())

    def test_every_answer_names_the_policy(self):
        digest = self.server.get("/v1/policy").json["digest"]
        record = json.dumps(sample())
        for answer in [self.server.get("/v1/policy"), self.server.evaluate(record), self.server.evaluate("{"),
                       self.server.caseload(record + "\n"), self.server.caseload(b"", "?shoe=true"),
                       self.server.ask("DELETE", "/v1/policy"), self.server.get("/v1/nowhere")]:
            self.assertEqual(answer.headers.get_all("Chapeau-Policy"), [digest])
        self.assertIsNone(self.server.get("/healthz").headers["Chapeau-Policy"])
        with Server(policy=FISHING) as server:
            self.assertNotEqual(server.get("/v1/policy").headers["Chapeau-Policy"], digest)


class MetricsTest(ServeTest):
    def test_they_count(self):
        with Server() as server:
            server.evaluate(json.dumps(sample()))
            server.evaluate("{")
            for format in ["note", "note", "letter"]:
                server.ask("POST", "/v1/traces", json.dumps({"record": sample(), "format": format}), {"Content-Type": "application/json"})
            server.caseload(lines_of(samples()) + b"{\n")
            self.assertEqual(server.get("/healthz").text, "ok\n")
            text = server.get("/metrics").text
            server_type = server.get("/metrics").headers["Content-Type"]
        self.assertEqual(server_type, "text/plain; version=0.0.4; charset=utf-8")
        self.assertIn('chapeau_http_requests_total{route="/v1/evaluations",status="200"} 1\n', text)
        self.assertIn('chapeau_http_requests_total{route="/v1/evaluations",status="400"} 1\n', text)
        self.assertIn('chapeau_evaluations_total{outcome="approve"} 4\n', text)
        self.assertIn('chapeau_traces_total{format="note"} 2\n', text)
        self.assertIn('chapeau_traces_total{format="letter"} 1\n', text)
        self.assertIn('chapeau_traces_total{format="html"} 0\n', text)
        self.assertIn('chapeau_caseload_lines_total{good="false"} 1\n', text)
        self.assertIn(f'chapeau_caseload_lines_total{{good="true"}} {len(samples())}\n', text)
        for line in text.splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z_]+="[^"]*",?)+\})? [0-9.e+-]+)$')
        for name in set(re.findall(r"^# TYPE ([a-z_]+)", text, re.M)):
            self.assertRegex(text, rf"(?m)^{name}")


if __name__ == "__main__":
    unittest.main()
