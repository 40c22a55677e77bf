"""Caseloads of clients that are no more than ordinary, and what the metrics have of them."""

import collections
import json
import re
import socket
import time
import unittest

from serving import POLICY, SANITIZED, Server, ServeTest, chapeau, everything, lines_of, sample, samples

ALL = "?statuses=true&grants=true&reasons=true&requests=true&margins=true"
HEAD = b"POST /v1/caseloads%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\n"


class OrdinaryClientTest(ServeTest):
    """`http.client` sends all before it reads anything."""

    def body(self, size):
        some = lines_of(samples())
        return some * (size // len(some))

    def test_all_is_sent_before_anything_is_read(self):
        body = self.body(2_000_000 if SANITIZED else 9_000_000)
        with Server() as server:
            before = server.memory()
            answer = server.caseload(body, ALL)
            self.assertEqual(answer.status, 200)
            self.assertEqual(answer.text.count("\n"), body.count(b"\n"))
            self.assertGreater(len(answer.body), 4 * len(server.caseload(lines_of(samples()), ALL).body))
            first = len(samples())
            self.assertEqual(answer.lines[-first:], answer.lines[:first])
            if not SANITIZED:
                server.caseload(body, ALL)
                self.assertLess(server.memory(), before + (48 << 20))

    def test_what_is_refused_at_once_is_told_though_all_is_sent_first(self):
        array = b"[" + b",".join(lines_of([record]).strip() for record in samples()) + b","
        with Server("--max-caseload", 20_000_000) as server:
            answer = server.caseload(array * (9_000_000 // len(array)))
            self.assertProblem(answer, 400, "malformed-json")
            self.assertProblem(server.caseload(b" " * 20_000_001), 413, "too-large")
            self.assertProblem(server.caseload(self.body(9_000_000), "?shoe=true"), 400, "unknown-option")

    def test_who_never_takes_anything_is_ended(self):
        with Server("--max-seconds", 1) as server, server.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.settimeout(60)
            some = self.body(1_000_000)
            deaf.sendall(HEAD % ALL.encode() + b"Content-Length: 1000000000\r\n\r\n")
            with self.assertRaises(OSError):
                for _ in range(1000):
                    deaf.sendall(some)
            self.assertEqual(server.get("/healthz").status, 200)
            self.assertIn('route="/v1/caseloads",status="cut_off"} 1', server.get("/metrics").text)
            if not SANITIZED:  # what was freed is kept for a while there
                self.assertLess(server.memory(), 120 << 20)


class MetricsTest(ServeTest):
    def requests(self, server):
        found = re.findall(r'_requests_total\{route="/v1/caseloads",status="([^"]+)"\} (\d+)', server.get("/metrics").text)
        return {status: int(count) for status, count in found}

    def eventually(self, server, wanted):
        until = time.monotonic() + 20
        while self.requests(server) != wanted and time.monotonic() < until:
            time.sleep(0.05)
        self.assertEqual(self.requests(server), wanted)

    def test_outcomes_count(self):
        records = samples()
        with Server() as server:
            lines = server.caseload(lines_of(records) + b"{\n").lines
            server.caseload(lines_of(records))
            text = server.get("/metrics").text
        for outcome, count in collections.Counter(line["outcome"] for line in lines if "outcome" in line).items():
            self.assertIn(f'chapeau_caseload_outcomes_total{{outcome="{outcome}"}} {2 * count}\n', text)
        self.assertEqual(sum(map(int, re.findall(r"_outcomes_total\{.*\} (\d+)", text))), 2 * len(records))

    def test_what_was_cut_off_is_no_success(self):
        line = lines_of([sample()])
        with Server("--max-caseload", 3 * len(line), "--max-seconds", 1) as server:
            server.caseload(line)
            self.eventually(server, {"200": 1})
            with server.socket() as to:  # it goes beyond the limit after its first lines are answered
                to.sendall(HEAD % b"" + b"Transfer-Encoding: chunked\r\n\r\n")
                to.sendall(b"%x\r\n%s\r\n" % (len(line), line))
                self.assertIn(b" 200 OK", to.recv(65536))
                to.sendall(b"%x\r\n%s\r\n" % (3 * len(line), 3 * line))
                self.assertFalse(everything(to).endswith(b"0\r\n\r\n"))
            self.eventually(server, {"200": 1, "cut_off": 1})
            with server.socket() as to:  # its sender goes
                to.sendall(HEAD % b"" + b"Content-Length: %d\r\n\r\n" % (2 * len(line)) + line)
                self.assertIn(b" 200 OK", to.recv(65536))
            self.eventually(server, {"200": 1, "cut_off": 2})
            with server.socket() as to:  # it does not go on
                to.sendall(HEAD % b"" + b"Content-Length: %d\r\n\r\n" % (2 * len(line)) + line)
                self.assertNotIn(b"408 ", everything(to))
            self.eventually(server, {"200": 1, "cut_off": 3})


if __name__ == "__main__":
    unittest.main()
