"""What who runs the server has of it: the policy loaded anew, whether it is ready, a line for each request, and tokens."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import jsonschema

from serving import JSON, PROGRAM, ROOT, Server, ServeTest, chapeau, lines_of, sample

FISHING = ROOT / "tests/cli/policies/fishing"
ADULT = (FISHING / "samples/adult.json").read_text()


class PolicyAnewTest(ServeTest):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory())) / "fishing"
        shutil.copytree(FISHING, self.folder)
        self.rules = next(file for file in sorted(self.folder.rglob("*.rules")) if "policy " in file.read_text())

    def tell(self, server, loads):
        server.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            counts = re.findall(r"chapeau_policy_loads_total\{.*\} (\d+)", server.get("/metrics").text)
            if sum(map(int, counts)) == loads:
                return
            time.sleep(0.05)
        self.fail("it was not loaded anew")

    def test_a_policy_that_checks_is_served_from_then_on(self):
        with Server(policy=self.folder) as server:
            first = server.get("/version").json
            self.assertIsNone(first["refused"])
            self.rules.write_text(self.rules.read_text() + "\n# nothing else\n")
            self.assertEqual(server.evaluate(ADULT).headers["Chapeau-Policy"], first["policy"]["digest"])
            self.tell(server, 1)
            second = server.get("/version").json
            self.assertNotEqual(second["policy"]["digest"], first["policy"]["digest"])
            answer = server.evaluate(ADULT)
            self.assertEqual(answer.headers["Chapeau-Policy"], second["policy"]["digest"])
            self.assertEqual(answer.json["policy"]["digest"], second["policy"]["digest"])
            self.assertEqual(server.get("/v1/policy").json["digest"], second["policy"]["digest"])
            self.assertIn("chapeau_policy_is_current 1\n", server.get("/metrics").text)
        self.assertIn("loaded anew", server.err)

    def test_one_that_does_not_leaves_the_old_one_and_says_why(self):
        with Server(policy=self.folder) as server:
            first = server.get("/version").json
            good = self.rules.read_text()
            self.rules.write_text(good + "\nclause broken \"Broken\"\n  met when nothing.known is stated\n")
            self.tell(server, 1)
            self.assertEqual(server.get("/version").json["policy"], first["policy"])
            self.assertEqual(server.evaluate(ADULT).status, 200)
            ready = server.get("/readyz")
            self.assertEqual(ready.status, 200)
            self.assertIn("log", ready.json["refused"]["why"])
            self.assertNotIn(str(self.folder), ready.text)
            self.assertIn("chapeau_policy_is_current 0\n", server.get("/metrics").text)
            self.rules.write_text(good)
            self.tell(server, 2)
            self.assertIsNone(server.get("/readyz").json["refused"])
            self.assertIn("chapeau_policy_is_current 1\n", server.get("/metrics").text)
        self.assertIn("nothing.known", server.err)
        self.assertIn("the policy stays", server.err)

    def test_what_began_with_the_old_one_ends_with_it(self):
        line = ADULT.replace("\n", " ").encode() + b"\n"
        with Server(policy=self.folder) as server, server.socket() as to:
            to.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n")
            to.sendall(b"%x\r\n%s\r\n" % (len(line), line))
            begun = to.recv(65536)
            digest = server.get("/version").json["policy"]["digest"]
            self.rules.write_text(self.rules.read_text() + "\n# nothing else\n")
            self.tell(server, 1)
            to.sendall(b"%x\r\n%s\r\n0\r\n\r\n" % (len(line), line))
            while not begun.endswith(b"0\r\n\r\n"):
                begun += to.recv(65536)
            self.assertIn(f"Chapeau-Policy: {digest}".encode(), begun)
            self.assertEqual(begun.count(b'"outcome"'), 2)

    def test_many_loads_while_many_ask(self):
        with Server(policy=self.folder) as server:
            connection = server.connection()
            for number in range(1, 11):
                server.process.send_signal(signal.SIGHUP)
                for _ in range(20):
                    connection.request("POST", "/v1/evaluations", ADULT, JSON)
                    response = connection.getresponse()
                    response.read()
                    self.assertEqual(response.status, 200)
            connection.close()

    def test_who_closes_the_window_stops_the_server(self):
        said = self.folder / "said"
        child, terminal = pty.fork()
        if child == 0:
            out = os.open(said, os.O_WRONLY | os.O_CREAT)
            os.dup2(out, 1)
            os.execv(PROGRAM, [str(PROGRAM), "serve", str(FISHING), "--port", "0"])
        while not said.exists() or "http" not in said.read_text():
            time.sleep(0.05)
        os.close(terminal)
        until = time.monotonic() + 30
        ended = (0, 0)
        while ended[0] == 0 and time.monotonic() < until:
            ended = os.waitpid(child, os.WNOHANG)
            time.sleep(0.05)
        if ended[0] == 0:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        self.assertEqual(ended, (child, 0))


class ReadyTest(ServeTest):
    def test_ready_and_version(self):
        with Server() as server:
            description = server.get("/openapi.json").json
            for path, name in [("/readyz", "Ready"), ("/version", "Version")]:
                whole = {"$id": "http://example.test/", "components": description["components"], "$ref": f"#/components/schemas/{name}"}
                jsonschema.Draft202012Validator(whole).validate(server.get(path).json)
            said = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True).stdout
            self.assertIn(server.get("/version").json["version"], said)
            self.assertEqual(server.get("/version").json["policy"]["digest"], server.get("/v1/policy").json["digest"])

    def test_not_while_it_stops(self):
        with Server() as server, server.socket() as to, server.socket() as busy:
            busy.sendall(b"POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{")
            time.sleep(0.2)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.1)
            to.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertRawProblem(to.recv(65536), 503, "stopping")
            busy.sendall(b"}")
            self.assertIn(b" 200 OK", busy.recv(65536))


class AccessLogTest(ServeTest):
    def asked(self, *options, ask):
        with Server("--access-log", *options) as server:
            ask(server)
            server.process.send_signal(signal.SIGTERM)
            lines = server.process.stdout.read().splitlines()
        return [json.loads(line) for line in lines]

    def test_a_line_for_each_request(self):
        def ask(server):
            server.evaluate(json.dumps(sample()))
            server.evaluate("{")
            server.get("/v1/policy?name=Tremblay")
            server.get("/problems/too-large")
            server.get("/Tremblay/1970-01-01")
            server.ask("TREMBLAY", "/healthz")
            server.raw(b"Tremblay\r\n\r\n")
            server.caseload(lines_of([sample()]))
        lines = self.asked(ask=ask)
        # Who has an answer may ask again before its line is written.
        self.assertEqual(sorted((line["method"], line["route"], line["status"]) for line in lines),
                         [("GET", "/problems/{name}", 200), ("GET", "/v1/policy", 200), ("GET", "none", 404), ("POST", "/v1/caseloads", 200),
                          ("POST", "/v1/evaluations", 200), ("POST", "/v1/evaluations", 400), ("other", "/healthz", 405), ("other", "none", 400)])
        for line in lines:
            self.assertEqual(list(line), ["at", "request", "method", "route", "status", "milliseconds", "received", "sent", "token", "policy"])
            self.assertRegex(line["at"], r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
            self.assertRegex(line["request"], "^[0-9a-f]{32}$")
            self.assertGreater(line["sent"], 100)
            self.assertIsNone(line["token"])
        self.assertIn(len(json.dumps(sample())), [line["received"] for line in lines])
        self.assertEqual(len({line["request"] for line in lines}), len(lines))
        self.assertNotRegex(json.dumps(lines), "Tremblay|mexican|127.0.0.1|1970")

    def test_the_id_is_the_request_s_own_where_it_does_no_harm(self):
        given = []

        def ask(server):
            for brought in ["abc-123", "A.b_c", "x" * 64, "x" * 65, "a b", 'a"b', "é".encode("utf-8").decode("latin-1"), ""]:
                given.append((brought, server.get("/healthz", **{"X-Request-Id": brought}).headers["X-Request-Id"]))
            given.append(("", server.evaluate("{", {**JSON, "X-Request-Id": ""}).headers["X-Request-Id"]))
        lines = self.asked(ask=ask)
        self.assertEqual(sorted(line["request"] for line in lines), sorted(one for _, one in given))
        self.assertEqual([brought == one for brought, one in given], [True, True, True] + [False] * 6)

    def test_what_was_cut_off(self):
        def ask(server):
            line = lines_of([sample()])
            with server.socket() as to:
                to.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 100000\r\n\r\n" + line)
                to.recv(65536)
        self.assertEqual([line["status"] for line in self.asked(ask=ask)], ["cut_off"])

    def test_none_unless_asked_for(self):
        with Server() as server:
            server.get("/healthz")
            server.process.send_signal(signal.SIGTERM)
            self.assertEqual(server.process.stdout.read(), "")


class NoValuesTest(ServeTest):
    def test_what_a_record_says_is_in_no_answer_that_it_is_wrong_and_in_no_log(self):
        secret = "Tremblay"
        bad = [json.dumps(record) for record in [{secret: 1}, {"offer": {"noc": secret}}, {"applicant": {"citizenships": [secret], secret: secret}}]]
        bad += ["{" + secret, f'{{"offer": {secret}}}', f'{{}} {secret}', f'{{"offer": {{"noc": "{secret}']
        with Server("--no-values", "--access-log") as server, Server() as other:
            for body in bad:
                for record in [body, json.dumps({"record": body}), json.dumps({"record": {}, "language": secret}), json.dumps({secret: 1})]:
                    path = "/v1/evaluations" if record == body else "/v1/traces"
                    answer = server.ask("POST", path, record, JSON)
                    self.assertIn(answer.status, [400, 422])
                    self.assertNotIn(secret, answer.text)
                answer = server.caseload((body + "\n").encode(), "?part=true")
                self.assertEqual(answer.lines[0]["line"], 1)
                self.assertNotIn(secret, answer.text)
                self.assertNotIn(secret, server.get("/metrics").text)
            self.assertIn(secret, other.evaluate(bad[1]).text)
            server.process.send_signal(signal.SIGTERM)
            out = server.process.stdout.read()
        self.assertNotIn(secret, out + server.err + other.err)


class TokensTest(ServeTest):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def token(self, name, text, mode=0o600):
        file = self.folder / name
        file.write_text(text + "\n")
        file.chmod(mode)
        return file

    def test_a_file_that_others_can_read_is_refused(self):
        for mode in [0o644, 0o640, 0o604, 0o660, 0o601]:
            ended = chapeau("serve", FISHING, "--port", 0, "--token-file", self.token("token", "x" * 32, mode))
            self.assertEqual(ended.returncode, 2, oct(mode))
            self.assertIn(b"others can read", ended.stderr)
            self.assertIn(b"chmod 600", ended.stderr)

    def test_the_log_has_the_name_and_never_the_token(self):
        intake, desk = self.token("a", "intake-secret-0123456789"), self.token("desk.txt", "desk-secret-0123456789")
        with Server("--access-log", "--token-file", f"intake={intake}", "--token-file", desk) as server:
            for secret in ["intake-secret-0123456789", "desk-secret-0123456789"]:
                self.assertEqual(server.get("/v1/policy", Authorization=f"Bearer {secret}").status, 200)
            self.assertEqual(server.get("/v1/policy", Authorization="Bearer intake-secret-012345678").status, 401)
            self.assertEqual(server.get("/v1/policy").status, 401)
            self.assertEqual(server.get("/version").status, 401)
            self.assertEqual(server.get("/readyz").status, 200)
            server.process.send_signal(signal.SIGTERM)
            out = server.process.stdout.read()
        self.assertEqual(sorted(str(json.loads(line)["token"]) for line in out.splitlines()), ["None", "None", "None", "None", "desk", "intake"])
        self.assertNotIn("secret", out + server.err)

    def test_names_and_tokens_are_of_one_each(self):
        one, two, again = self.token("one", "1" * 32), self.token("two", "2" * 32), self.token("again", "1" * 32)
        for options, words in [((f"x={one}", f"x={two}"), b"two tokens are called `x`"), ((one, again), b"`one` and `again` are one token")]:
            ended = chapeau("serve", FISHING, "--port", 0, *[part for file in options for part in ("--token-file", file)])
            self.assertEqual(ended.returncode, 2)
            self.assertIn(words, ended.stderr)


if __name__ == "__main__":
    unittest.main()
