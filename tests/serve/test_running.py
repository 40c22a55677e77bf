"""What who runs the server has of it: the policy loaded anew, whether it is ready, a line for each request, and tokens."""

import http.client
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import tempfile
import threading
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
            self.assertNotIn("nothing.known", ready.text)
            why = server.get("/version").json["refused"]["why"]
            line = len(good.splitlines()) + 3
            self.assertRegex(why, rf"^{self.rules.relative_to(self.folder)}:{line}: .*nothing")
            self.assertNotIn(str(self.folder), ready.text + why)
            self.assertIn("chapeau_policy_is_current 0\n", server.get("/metrics").text)
            self.rules.write_text(good)
            self.tell(server, 2)
            self.assertIsNone(server.get("/readyz").json["refused"])
            self.assertIn("chapeau_policy_is_current 1\n", server.get("/metrics").text)
        self.assertIn("nothing.known", server.err)
        self.assertIn("the policy stays", server.err)

    def test_each_reason_is_its_own(self):
        with Server(policy=self.folder) as server:
            good = self.rules.read_text()
            for number, (text, words) in enumerate([(good + "\nfact\n", ":"), (re.sub(r"(?ms)^decision .*?(?=^\S|\Z)", "", good), "decides nothing")], 1):
                self.rules.write_text(text)
                self.tell(server, number)
                self.assertIn(words, server.get("/version").json["refused"]["why"])
            for file in self.folder.rglob("*.rules"):
                file.unlink()
            self.tell(server, 3)
            why = server.get("/version").json["refused"]["why"]
            self.assertIn(".rules", why)
            self.assertNotIn(str(self.folder), why)

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
            first = server.get("/version").json["policy"]["digest"]
            statuses, digests, stop = [], set(), threading.Event()

            def ask():
                connection = server.connection()
                while not stop.is_set():
                    connection.request("POST", "/v1/evaluations", ADULT, JSON)
                    response = connection.getresponse()
                    of_answer = json.loads(response.read())["policy"]["digest"]
                    self.assertEqual(response.headers["Chapeau-Policy"], of_answer)
                    statuses.append(response.status)
                    digests.add(of_answer)
                connection.close()
            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            text = self.rules.read_text()
            for number in range(1, 11):
                self.rules.write_text(f"{text}\n# {number}\n")
                self.tell(server, number)
            last = server.get("/version").json["policy"]["digest"]
            stop.set()
            for thread in threads:
                thread.join()
            self.assertEqual(set(statuses), {200})
            self.assertGreater(len(statuses), 40)
            self.assertGreater(len(digests), 2)
            self.assertNotEqual(first, last)
            self.assertEqual(server.evaluate(ADULT).json["policy"]["digest"], last)

    def test_others_are_answered_while_it_is_loaded(self):
        good = self.rules.read_text()
        with Server(policy=self.folder) as server:
            self.rules.write_text(good + "# \n" * 4_000_000)
            begun = time.monotonic()
            server.process.send_signal(signal.SIGHUP)
            slowest, loads = 0.0, 0
            while loads == 0 and time.monotonic() - begun < 60:
                asked = time.monotonic()
                text = server.get("/metrics").text
                slowest = max(slowest, time.monotonic() - asked)
                loads = sum(map(int, re.findall(r"chapeau_policy_loads_total\{.*\} (\d+)", text)))
            self.assertEqual(loads, 1)
            self.assertLess(slowest, (time.monotonic() - begun) / 2)


class Started:
    """A server that a shell starts in a terminal of its own, until the end of the `with`. `close` closes the window."""

    def __init__(self, script, folder):
        self.script, self.said = script, Path(folder) / "said"

    def __enter__(self):
        self.shell, self.terminal = pty.fork()
        if self.shell == 0:
            os.execv("/bin/bash", ["bash", "--norc", "-c", self.script.format(
                serve=f"'{PROGRAM}' serve '{FISHING}' --port 0 > '{self.said}' 2>&1", said=self.said)])
        until = time.monotonic() + 30
        while not self.said.exists() or "http" not in self.said.read_text():
            if time.monotonic() > until:
                raise AssertionError("it was not started")
            time.sleep(0.05)
        self.at = re.search(r"http://(\S+):(\d+)/", self.said.read_text())
        self.pid = int(subprocess.run(["pgrep", "-f", "-n", f"serve {FISHING} --port 0"], capture_output=True, text=True, check=True).stdout)
        return self

    def close(self):
        os.close(self.terminal)
        self.terminal = -1

    def metrics(self):
        connection = http.client.HTTPConnection(self.at[1], int(self.at[2]), timeout=5)
        try:
            connection.request("GET", "/metrics")
            return connection.getresponse().read().decode()
        except OSError:
            return None
        finally:
            connection.close()

    def ends(self, seconds):
        until = time.monotonic() + seconds
        while self.metrics() is not None:
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def __exit__(self, *_):
        if self.metrics() is not None:
            os.kill(self.pid, signal.SIGTERM)
        if self.terminal >= 0:
            self.close()
        os.waitpid(self.shell, 0)


class WindowTest(ServeTest):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def test_who_closes_the_window_stops_the_server(self):
        for script in ["exec {serve}", "{serve}; true", "set -m; {serve}; true"]:
            with self.subTest(script), Started(script, self.folder) as started:
                started.close()
                self.assertTrue(started.ends(20))
            Path(started.said).unlink()

    def test_one_left_in_the_background_is_loaded_anew_when_told(self):
        with Started("set -m; {serve} & until grep -q http '{said}'; do sleep 0.05; done; exit", self.folder) as started:
            started.close()
            time.sleep(2.5)
            self.assertLoads(started)

    def test_one_under_nohup_outlives_the_window(self):
        with Started("trap '' HUP; {serve}; true", self.folder) as started:
            started.close()
            self.assertFalse(started.ends(1))
            self.assertLoads(started)

    def assertLoads(self, started):
        before = self.loads(started)
        os.kill(started.pid, signal.SIGHUP)
        until = time.monotonic() + 20
        while self.loads(started) <= before and time.monotonic() < until:
            time.sleep(0.05)
        self.assertGreater(self.loads(started), before)

    def loads(self, started):
        text = started.metrics()
        self.assertIsNotNone(text, "it has ended")
        return sum(map(int, re.findall(r"chapeau_policy_loads_total\{.*\} (\d+)", text)))


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

    def test_the_id_is_the_request_s_own_where_it_is_a_number_and_no_more(self):
        given = []

        def ask(server):
            for brought in ["0af7651916cd43dd", "4bf92f3577b34da6a3ce929d0e0e4736", "A" * 64, "123e4567-e89b-12d3-a456-426614174000", "a" * 65,
                            "1970-01-01", "123456789", "abc-123", "x" * 32, "123e4567-e89b-12d3-a456-42661417400g", "123e4567e89b-12d3-a456-4266-14174000",
                            "a b", 'a"b', "é".encode("utf-8").decode("latin-1"), ""]:
                given.append((brought, server.get("/healthz", **{"X-Request-Id": brought}).headers["X-Request-Id"]))
            given.append(("", server.evaluate("{", {**JSON, "X-Request-Id": ""}).headers["X-Request-Id"]))
        lines = self.asked(ask=ask)
        self.assertEqual(sorted(line["request"] for line in lines), sorted(one for _, one in given))
        self.assertEqual([brought == one for brought, one in given], [True] * 4 + [False] * 12)

    def test_one_line_of_a_request_that_is_refused_in_its_midst(self):
        record = sample()
        record["offer"]["job_description"] = "x" * 900_000
        body, asked, counts = json.dumps(record), [], []

        def ask(server):
            asked.append(server.evaluate(b" " * 2_000_000).status)
            until = time.monotonic() + 60
            while 429 not in asked and time.monotonic() < until:
                threads = [threading.Thread(target=lambda: asked.append(server.evaluate(body).status)) for _ in range(8)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            time.sleep(0.5)
            counts.extend(re.findall(r'chapeau_http_requests_total\{route="([^"]*)",status="([45]..)"\} (\d+)', server.get("/metrics").text))
        lines = self.asked("--max-requests", 1, ask=ask)
        self.assertEqual(set(asked), {200, 413, 429})
        self.assertEqual(sorted(line["status"] for line in lines if line["route"] != "/metrics"), sorted(asked))
        self.assertEqual({line["route"] for line in lines}, {"/v1/evaluations", "/metrics"})
        self.assertEqual(sorted(counts), sorted(("/v1/evaluations", str(status), str(asked.count(status))) for status in [413, 429]))

    def test_who_does_not_read_the_log_holds_nobody_up(self):
        with Server("--access-log") as server:
            connection = server.connection()
            begun = time.monotonic()
            for _ in range(9500):
                connection.request("GET", "/healthz")
                response = connection.getresponse()
                response.read()
                self.assertEqual(response.status, 200)
            connection.close()
            self.assertRegex(server.get("/metrics").text, r"(?m)^chapeau_access_lines_lost_total [1-9]")
            server.process.send_signal(signal.SIGTERM)
            self.assertEqual(server.process.wait(timeout=20), 0)
            self.assertLess(time.monotonic() - begun, 60)
        self.assertRegex(server.err, r"note: \d+ lines of the access log could not be written")

    def test_nothing_but_lines_on_standard_output(self):
        self.assertEqual([line["route"] for line in self.asked(ask=lambda server: server.get("/healthz"))], ["/healthz"])

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


    def test_where_a_request_is_wrong_is_said(self):
        secret = "Tremblay"
        wrong = [({"record": {}, "language": secret}, "language"), ({"record": {}, "found": [{"path": "offer.noc", "at": secret}]}, "found[0].at"),
                 ({"record": {}, "decisions": [{"decision": secret}]}, "decisions[0].decision"), ({"record": 5}, "record"),
                 ({"record": {}, "found": [{"path": "offer.noc", secret: 1}]}, "found[0]")]
        with Server("--no-values") as server:
            for body, path in wrong:
                answer = server.ask("POST", "/v1/traces", json.dumps(body), JSON)
                self.assertEqual(answer.status, 400)
                self.assertTrue(answer.json["detail"].startswith(f"`{path}`: found "), answer.text)
                self.assertNotIn(secret, answer.text)


class TokensTest(ServeTest):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_what_is_to_be_done_can_be_given_to_a_shell(self):
        for name in ["my token.txt", "it's.txt", "plain.txt"]:
            file = self.token(name, "x" * 32, 0o644)
            ended = chapeau("serve", FISHING, "--port", 0, "--token-file", f"desk={file}")
            help_line = re.search(r"help: `(.*)`\n", ended.stderr.decode())[1]
            subprocess.run(["/bin/sh", "-c", help_line], check=True)
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
            file.write_text("short")
            ended = chapeau("serve", FISHING, "--port", 0, "--token-file", f"desk={file}")
            help_line = re.search(r": `(openssl .*)`\n", ended.stderr.decode())[1]
            subprocess.run(["/bin/sh", "-c", help_line], check=True)
            self.assertEqual(len(file.read_text().strip()), 64)

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
