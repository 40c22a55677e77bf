"""Where a request begins and ends, whom it is for, and how its answer is packed: as RFC 9110 and 9112 say."""

import email.utils
import gzip
import json
import tempfile
import time
import unittest
import zlib
from pathlib import Path

from serving import JSON, Server, ServeTest, lines_of, sample

POST = b"POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
NEXT = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


def chunked(body):
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


class FramingTest(ServeTest):
    """What is behind a request whose end is in doubt is never taken for another request."""

    def assertClosesAt(self, server, raw):
        got = server.raw(raw + NEXT)
        self.assertRawProblem(got, 400, "malformed-request")
        self.assertEqual(got.count(b"HTTP/1.1 "), 1, got)
        self.assertIn(b"Connection: close\r\n", got)

    def test_codings_other_than_chunked(self):
        with Server() as server:
            for value in [b"gzip", b"identity", b"gzip, chunked", b"chunked, gzip", b"chunked, chunked", b"chunked;q=1", b"\x0bchunked",
                          b"chunked,", b",chunked", b"xchunked", b"\"chunked\"", b""]:
                with self.subTest(value):
                    self.assertClosesAt(server, POST + b"Transfer-Encoding: " + value + b"\r\n\r\n" + chunked(b"{}"))
            for two in [b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
                        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"]:
                with self.subTest(two):
                    self.assertClosesAt(server, POST + two + b"\r\n" + chunked(b"{}"))

    def test_chunks_beside_a_length(self):
        with Server() as server:
            for both in [b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: chunked\r\nContent-Length: 12\r\n",
                         b"Content-Length: 2\r\nTransfer-Encoding: gzip\r\n"]:
                with self.subTest(both):
                    self.assertClosesAt(server, POST + both + b"\r\n" + chunked(b"{}"))

    def test_chunks_under_http_1_0(self):
        with Server() as server:
            self.assertClosesAt(server, POST.replace(b"HTTP/1.1", b"HTTP/1.0") + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(b"{}"))

    def test_lengths_that_are_none(self):
        with Server() as server:
            for value in [b"2, 2", b"2, 3", b"+2", b"0x2", b"2 ", b" 2", b"\x0b2", b"2\r\nContent-Length: 2", b"2\r\nContent-Length: 02", b"18446744073709551616", b""]:
                raw = POST + b"Content-Length:" + value + b"\r\n\r\n{}"
                with self.subTest(value):
                    if value.strip(b" ") == b"2":
                        self.assertIn(b" 200 OK", server.raw(raw)[:20])
                    else:
                        self.assertClosesAt(server, raw)

    def test_names_and_lines_that_others_read_differently(self):
        with Server() as server:
            for line in [b"Transfer-Encoding : chunked\r\n", b"X\r\n", b"X: a\0b\r\n", b"X: a\rTransfer-Encoding: chunked\r\n"]:
                with self.subTest(line):
                    self.assertClosesAt(server, POST + line + b"Content-Length: 2\r\n\r\n{}")

    def test_chunked_in_any_case_is_taken(self):
        with Server() as server:
            for value in [b"chunked", b"Chunked", b"CHUNKED", b"\t chunked "]:
                got = server.raw(POST + b"Transfer-Encoding: " + value + b"\r\n\r\n" + chunked(b"{}") + NEXT)
                self.assertEqual(got.count(b"HTTP/1.1 200 OK"), 2, got[-400:])


class WhomItIsForTest(ServeTest):
    def host(self, server, value, target=b"/v1/policy"):
        return server.raw(b"GET " + target + b" HTTP/1.1\r\nHost: " + value + b"\r\n\r\n")

    def test_hosts_that_are_none(self):
        with Server() as server:
            for value in [b"a@b", b"localhost@evil.example", b"localhost/x", b"localhost:x", b"localhost:80:80", b"local host", b"[::1", b"::1", b"localhost:99999",
                          b"localhost,evil.example", b"http://localhost", b"local\xffhost", b"[::1]x", b"localhost?x", b"localhost#x"]:
                with self.subTest(value):
                    self.assertRawProblem(self.host(server, value), 400, "malformed-request")

    def test_hosts_that_are_this_one(self):
        with Server() as server:
            for value in [b"localhost", b"localhost.", b"LOCALHOST.:8080", b"localhost:", b"127.0.0.1", b"[::1]", b"[::1]:1"]:
                with self.subTest(value):
                    self.assertIn(b" 200 OK", self.host(server, value)[:20])
            for value in [b"localhost..", b"localhost.evil.", b"evil.example."]:
                with self.subTest(value):
                    self.assertRawProblem(self.host(server, value), 421, "wrong-host")

    def test_an_absolute_address_says_whom_it_is_for(self):
        with Server() as server:
            for target in [b"http://localhost/healthz", b"HTTP://127.0.0.1:8080/healthz?x", b"https://localhost./healthz"]:
                with self.subTest(target):
                    self.assertIn(b" 200 OK", self.host(server, b"evil.example", target)[:20])
            self.assertRawProblem(self.host(server, b"localhost", b"http://evil.example/healthz"), 421, "wrong-host")
            self.assertRawProblem(self.host(server, b"localhost", b"http://a@localhost/healthz"), 400, "malformed-request")
            self.assertRawProblem(self.host(server, b"localhost", b"ftp://localhost/healthz"), 400, "malformed-request")
            self.assertRawProblem(self.host(server, b"localhost", b"healthz"), 400, "malformed-request")
            self.assertIn(b" 200 OK", self.host(server, b"localhost", b"http://localhost")[:20])

    def test_an_expectation(self):
        with Server() as server:
            got = server.raw(POST + b"Expect: x\r\nContent-Length: 2\r\n\r\n{}")
            self.assertRawProblem(got, 417, "expectation-failed")
            for value in [b"100-continue", b"100-Continue"]:
                got = server.raw(POST + b"Expect: " + value + b"\r\nContent-Length: 2\r\n\r\n{}")
                self.assertTrue(got.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"), got[:100])
            old = POST.replace(b"HTTP/1.1", b"HTTP/1.0") + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"
            self.assertTrue(server.raw(old).startswith(b"HTTP/1.1 200 OK"), "HTTP/1.0 knows no 100")

    def test_the_letters_of_a_body(self):
        with Server() as server:
            for kind in ["application/json; charset=utf-16", "application/json;charset=\"latin1\"", "application/json; x=y; charset=iso-8859-1"]:
                answer = server.evaluate("{}", {"Content-Type": kind})
                self.assertProblem(answer, 415, "unsupported-media-type")
                self.assertIn("UTF-8", answer.json["detail"])
            for kind in ["application/json; charset=utf-8", "Application/JSON; Charset=\"UTF-8\"", "application/json;charset=us-ascii", "application/json; x=\";charset=utf-16\""]:
                self.assertEqual(server.evaluate("{}", {"Content-Type": kind}).status, 200, kind)

    def test_the_scheme_of_a_token_in_any_case(self):
        with tempfile.TemporaryDirectory() as folder:
            token = Path(folder) / "token"
            token.write_text("correct horse battery staple\n")
            token.chmod(0o600)
            with Server("--token-file", token) as server:
                for scheme in ["Bearer", "bearer", "BEARER", "bEaReR "]:
                    self.assertEqual(server.get("/v1/policy", Authorization=f"{scheme} correct horse battery staple").status, 200)
                for wrong in ["bearercorrect horse battery staple", "bearer Correct horse battery staple", "basic correct horse battery staple"]:
                    self.assertEqual(server.get("/v1/policy", Authorization=wrong).status, 401)


class AnswersTest(ServeTest):
    def test_the_date(self):
        with Server() as server:
            for answer in [server.get("/healthz"), server.get("/nowhere"), server.evaluate("{}"), server.caseload(lines_of([sample()]))]:
                said = email.utils.parsedate_to_datetime(answer.headers["Date"])
                self.assertLess(abs(said.timestamp() - time.time()), 5)
                self.assertEqual(email.utils.format_datetime(said, usegmt=True), answer.headers["Date"])

    def test_what_is_no_json(self):
        with Server() as server:
            for body in ["", "[]", "3", "{", "nonsense", '{"a": 1}}', "{} {}", '{"a": tru}', "\xff".encode("latin-1"), '{"a": "\ud800"}'.encode("utf-8", "surrogatepass")]:
                with self.subTest(body):
                    self.assertProblem(server.evaluate(body), 400, "malformed-json")
            for body in ['{"x": 1}', '{"application": 3}']:
                with self.subTest(body):
                    self.assertProblem(server.evaluate(body), 422, "record-invalid")

    def test_large_answers_are_packed_where_asked(self):
        body = json.dumps(sample())
        with Server() as server:
            plain = server.evaluate(body)
            self.assertNotIn("Content-Encoding", plain.headers)
            self.assertEqual(plain.headers["Vary"], "Accept-Encoding")
            for asked in ["gzip", "GZIP", "br, gzip;q=0.5", "deflate, *", "x-gzip"]:
                answer = server.evaluate(body, {**JSON, "Accept-Encoding": asked})
                self.assertEqual(answer.headers["Content-Encoding"], "gzip", asked)
                self.assertEqual(gzip.decompress(answer.body), plain.body)
                self.assertLess(len(answer.body), len(plain.body) / 4)
            for asked in ["", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "identity", "gzipped", "*, gzip;q=0"]:
                answer = server.evaluate(body, {**JSON, "Accept-Encoding": asked})
                self.assertNotIn("Content-Encoding", answer.headers, asked)
                self.assertEqual(answer.body, plain.body)
            small = server.get("/healthz", **{"Accept-Encoding": "gzip"})
            self.assertNotIn("Content-Encoding", small.headers)
            head = server.ask("HEAD", "/v1/policy", headers={"Accept-Encoding": "gzip"})
            self.assertEqual((head.headers["Content-Encoding"], head.body), ("gzip", b""))

    def test_a_packed_caseload_comes_line_by_line(self):
        line = lines_of([sample()])
        with Server() as server, server.socket() as to:
            plain = server.caseload(line * 3).body
            to.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nAccept-Encoding: gzip\r\n"
                       b"Transfer-Encoding: chunked\r\n\r\n")
            unpack, got, head = zlib.decompressobj(31), b"", b""
            to.settimeout(20)
            for _ in range(3):
                to.sendall(b"%x\r\n%s\r\n" % (len(line), line))
                lines = got.count(b"\n")
                while got.count(b"\n") == lines:  # it is there before the next one is sent
                    head += to.recv(65536)
                    while True:
                        if not got and b"\r\n\r\n" in head and b"HTTP/1.1" in head:
                            self.assertIn(b"Content-Encoding: gzip\r\n", head)
                            head = head.partition(b"\r\n\r\n")[2]
                        size, _, rest = head.partition(b"\r\n")
                        if not size or len(rest) < int(size, 16) + 2:
                            break
                        got += unpack.decompress(rest[:int(size, 16)])
                        head = rest[int(size, 16) + 2:]
            self.assertEqual(got, plain)
            to.sendall(b"0\r\n\r\n")
            self.assertTrue(to.recv(65536))


if __name__ == "__main__":
    unittest.main()
