"""What the server refuses, and how it says so; and how it stops."""

import http.client
import json
import random
import signal
import socket
import tempfile
import threading
import time
import unittest
from pathlib import Path

from serving import JSON, LINES, POLICY, SANITIZED, Server, ServeTest, chapeau, everything, lines_of, sample

HEAD = b"POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


class LimitsTest(ServeTest):
    def test_size(self):
        with Server("--max-body", 2000, "--max-caseload", 5000) as server:
            problem = self.assertProblem(server.evaluate(b" " * 2001), 413, "too-large")
            self.assertEqual(problem["limit"], 2000)
            self.assertProblem(server.evaluate(iter([b" " * 1500, b" " * 1500])), 413, "too-large")
            self.assertProblem(server.caseload(b" " * 5001), 413, "too-large")
            self.assertEqual(server.evaluate(json.dumps(sample("nothing-known"))).status, 200)
            # In the midst of an answer there is no status any more: it is cut off and has no last chunk.
            with server.socket() as to:
                line = lines_of([sample()])
                to.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n")
                for _ in range(5):
                    try:
                        to.sendall(b"%x\r\n%s\r\n" % (len(line), line))
                    except OSError:
                        break
                    time.sleep(0.05)
                got = everything(to)
            self.assertIn(b'"approve"', got)
            self.assertFalse(got.endswith(b"0\r\n\r\n"))

    def test_depth(self):
        with Server() as server:
            deep = '{"a": ' + "[" * 20 + "]" * 20 + "}"
            self.assertProblem(server.evaluate(deep), 422, "too-deep")
            self.assertProblem(server.evaluate('{"a":' + "[" * 500000 + "}"), 422, "too-deep")
            error = server.caseload(deep + "\n").lines[0]
            self.assertEqual(error["line"], 1)

    def test_time(self):
        with Server("--max-seconds", 1) as server:
            begun = time.monotonic()
            with server.socket() as to:
                to.sendall(HEAD + b"Content-Length: 100\r\n\r\n{")
                self.assertRawProblem(everything(to), 408, "too-slow")
            with server.socket() as to:
                to.sendall(b"GET / HTTP/1.1\r\nHost:")
                self.assertRawProblem(everything(to), 408, "too-slow")
            with server.socket() as to:
                to.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 9\r\n\r\n{")
                self.assertRawProblem(everything(to), 408, "too-slow")
            self.assertLess(time.monotonic() - begun, 15)

    def test_heads(self):
        with Server() as server:
            self.assertRawProblem(server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40000 + b"\r\n\r\n"), 431, "head-too-large")
            self.assertRawProblem(server.raw(b"GET /" + b"x" * 4000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"), 414, "address-too-long")
            for raw in [b"hello\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
                        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                        HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        HEAD + b"Content-Length: -1\r\n\r\n", HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"]:
                with self.subTest(raw):
                    self.assertRawProblem(server.raw(raw), 400, "malformed-request")

    def test_kinds_of_bodies(self):
        with Server() as server:
            for headers in [{}, {"Content-Type": "text/plain"}, {"Content-Type": "application/x-www-form-urlencoded"}, {**JSON, "Content-Encoding": "gzip"}]:
                self.assertProblem(server.evaluate("{}", headers), 415, "unsupported-media-type")
            self.assertProblem(server.caseload(b"", headers=JSON), 415, "unsupported-media-type")

    def test_addresses_and_methods(self):
        with Server() as server:
            for path in ["/nowhere", "/v1", "/v1/evaluations/", "//", "/%2e%2e/etc/passwd", "/../etc/passwd", "/problems/", "/problems/x"]:
                self.assertProblem(server.get(path), 404, "not-found")
            self.assertProblem(server.get("/v1/evaluations"), 405, "method-not-allowed")
            self.assertProblem(server.ask("OPTIONS", "/v1/evaluations"), 405, "method-not-allowed")
            head = server.ask("HEAD", "/v1/policy")
            self.assertEqual((head.status, head.body), (200, b""))

    def test_every_problem_has_an_address(self):
        with Server() as server:
            problem = server.get("/nowhere").json
            self.assertEqual(server.get(problem["type"]).json["status"], 404)

    def test_who_waits_to_be_asked_for_the_body(self):
        with Server() as server, server.socket() as to:
            to.sendall(HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
            self.assertEqual(to.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
            to.sendall(b"{}")
            self.assertIn(b"200 OK", to.recv(65536))


class StrangersTest(ServeTest):
    def test_another_host(self):
        with Server() as server:
            for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", "localhost.evil", ""]:
                with self.subTest(host):
                    self.assertProblem(server.get("/v1/policy", Host=host), 421, "wrong-host")
            for host in ["localhost", "LOCALHOST:1", "127.0.0.1:9", "[::1]:80"]:
                self.assertEqual(server.get("/v1/policy", Host=host).status, 200)

    def test_another_origin(self):
        with Server() as server:
            own = f"127.0.0.1:{server.port}"
            for origin in ["http://evil.example", "null", f"http://localhost:{server.port}", "http://127.0.0.1:1"]:
                answer = server.evaluate("{}", {**JSON, "Origin": origin, "Host": own})
                self.assertProblem(answer, 403, "foreign-origin")
                self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
            self.assertEqual(server.evaluate("{}", {**JSON, "Origin": f"http://{own}", "Host": own}).status, 200)

    def test_headers_that_keep_the_page_safe(self):
        with Server() as server:
            for path in ["/", "/app.js", "/v1/policy", "/nowhere"]:
                headers = server.get(path).headers
                self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
                self.assertNotIn("unsafe", headers["Content-Security-Policy"])
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(headers["Referrer-Policy"], "no-referrer")
                self.assertEqual(headers["Cross-Origin-Opener-Policy"], "same-origin")
                self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")
                self.assertEqual(headers["Cache-Control"], "no-store")

    def test_token(self):
        with tempfile.TemporaryDirectory() as folder:
            token = Path(folder) / "token"
            token.write_text("correct horse battery staple\n")
            token.chmod(0o600)
            with Server("--address", "0.0.0.0", "--token-file", token) as server:
                for path in ["/", "/app.js", "/healthz"]:
                    self.assertEqual(server.get(path).status, 200)
                for headers in [{}, {"Authorization": "Bearer correct horse"}, {"Authorization": "Basic x"}, {"Authorization": ""}]:
                    for path in ["/v1/policy", "/metrics", "/openapi.json"]:
                        answer = server.get(path, **headers)
                        self.assertProblem(answer, 401, "token-missing")
                        self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
                    self.assertProblem(server.evaluate("{}", {**JSON, **headers}), 401, "token-missing")
                self.assertEqual(server.get("/v1/policy", Authorization="Bearer correct horse battery staple").status, 200)
                self.assertProblem(server.get("/", Host="evil.example"), 421, "wrong-host")
            self.assertIn("not encrypted", server.err)

    def test_another_address_wants_a_token(self):
        ended = chapeau("serve", POLICY, "--address", "0.0.0.0", "--port", 0)
        self.assertEqual(ended.returncode, 2)
        self.assertIn(b"--token-file", ended.stderr)
        with tempfile.NamedTemporaryFile() as short:
            short.write(b"short\n")
            short.flush()
            ended = chapeau("serve", POLICY, "--address", "0.0.0.0", "--port", 0, "--token-file", short.name)
            self.assertEqual(ended.returncode, 2)
            self.assertIn(b"too short", ended.stderr)

    def test_a_port_that_is_taken(self):
        with Server() as server:
            ended = chapeau("serve", POLICY, "--port", server.port)
            self.assertEqual(ended.returncode, 2)
            self.assertIn(b"cannot listen", ended.stderr)


class HostileBytesTest(ServeTest):
    def test_whatever_comes_it_goes_on(self):
        random.seed(20240301)
        good = HEAD + b"Content-Length: 2\r\n\r\n{}"
        pieces = [b"\r\n", b"\0", b" ", b":", b"HTTP/1.1", b"POST", b"chunked", b"Transfer-Encoding: ", b"Content-Length: ", b"99999999999999999999",
                  b"\xff\xfe", b"%00", b"Host: localhost", b"0\r\n\r\n", b"ffffffffffffffff\r\n"]
        with Server("--max-seconds", 1) as server:
            for _ in range(60 if SANITIZED else 400):
                raw = bytearray(good)
                for _ in range(random.randrange(1, 6)):
                    place = random.randrange(len(raw) + 1)
                    what = random.choice([*pieces, random.randbytes(random.randrange(1, 40))])
                    if random.random() < 0.5:
                        raw[place:place] = what
                    else:
                        raw[place:place + len(what)] = what
                answer = server.raw(bytes(raw))
                self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 "), (bytes(raw), answer[:200]))
                self.assertNotIn(b"500 ", answer[:20])
            self.assertEqual(server.get("/healthz").status, 200)

    def test_who_leaves_in_the_midst(self):
        with Server() as server:
            for size in [1, 20, len(HEAD), len(HEAD) + 30]:
                with server.socket() as to:
                    to.sendall((HEAD + b"Content-Length: 1000\r\n\r\n{")[:size])
                    to.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            for _ in range(3):  # lines asked for and never read
                with server.socket() as to:
                    to.sendall(b"POST /v1/caseloads?statuses=true HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 100000000\r\n\r\n")
                    to.sendall(lines_of([sample()] * 100))
            self.assertEqual(server.get("/healthz").status, 200)


class StoppingTest(ServeTest):
    def test_what_is_under_way_is_finished(self):
        for told in [signal.SIGTERM, signal.SIGINT]:
            with Server() as server:
                idle = server.socket()
                body = json.dumps(sample()).encode()
                with server.socket() as to:
                    to.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body[:50])
                    time.sleep(0.2)
                    server.process.send_signal(told)
                    time.sleep(0.3)
                    self.assertIsNone(server.process.poll())
                    with self.assertRaises(OSError):
                        server.socket().close()
                    to.sendall(body[50:])
                    answer = everything(to)
                self.assertIn(b"200 OK", answer)
                self.assertTrue(answer.endswith(b"}"))
                server.process.wait(timeout=20)
                idle.close()

    def test_none_is_lost_while_many_ask(self):
        lost, answered = [], []
        with Server() as server:
            def ask():
                while True:
                    try:
                        connection = server.connection()
                        connection.connect()
                    except OSError:
                        return
                    try:
                        while True:
                            connection.request("POST", "/v1/evaluations", "{}", JSON)
                            response = connection.getresponse()
                            response.read()
                            answered.append(response.status)
                            if response.getheader("Connection") == "close":
                                break
                    except (OSError, http.client.HTTPException) as fault:
                        # A connection that was idle may be closed as a request sets out; one that got part of an answer not.
                        if "Remote end closed" not in str(fault) and not isinstance(fault, (BrokenPipeError, ConnectionResetError)):
                            lost.append(fault)
                        return
                    finally:
                        connection.close()
            threads = [threading.Thread(target=ask) for _ in range(4)]
            for thread in threads:
                thread.start()
            time.sleep(0.5)
            server.process.send_signal(signal.SIGTERM)
            for thread in threads:
                thread.join()
        self.assertEqual(lost, [])
        self.assertEqual(set(answered), {200})



if __name__ == "__main__":
    unittest.main()
