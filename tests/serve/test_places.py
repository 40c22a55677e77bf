"""Who has a place at the server when there are more than it holds, and who gives way."""

import http.client
import json
import re
import resource
import signal
import socket
import subprocess
import threading
import time
import unittest

from serving import JSON, POLICY, PROGRAM, SANITIZED, Server, ServeTest, everything, lines_of, sample

HEAD = b"POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


class Busy:
    """Connections that ask one thing after the other until the end of the `with`; `statuses` are what they got."""

    def __init__(self, server, number, path="/v1/policy"):
        self.server, self.path, self.statuses, self.lost, self.stop = server, path, [], [], False
        self.begun = set()
        self.threads = [threading.Thread(target=self.ask) for _ in range(number)]

    def ask(self):
        connection = self.server.connection()
        try:
            while not self.stop:
                connection.request("GET", self.path)
                response = connection.getresponse()
                response.read()
                self.statuses.append(response.status)
                self.begun.add(threading.get_ident())
        except (OSError, http.client.HTTPException) as fault:
            self.lost.append(fault)
        finally:
            connection.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        while len(self.begun) < len(self.threads):
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        self.stop = True
        for thread in self.threads:
            thread.join()


def said(to):
    """What came within a moment: nothing at all is None, the end of the connection b""."""
    to.settimeout(0.3)
    try:
        return to.recv(65536)
    except TimeoutError:
        return None
    except ConnectionResetError:
        return b""


class GivingWayTest(ServeTest):
    def test_who_is_idle_gives_way_to_who_comes(self):
        with Server("--max-connections", 8) as server:
            idle = [self.enterContext(server.socket()) for _ in range(8)]
            time.sleep(0.4)
            for _ in range(20):
                self.assertEqual(server.get("/v1/policy").status, 200)
            self.assertIn([said(at) for at in idle].count(b""), range(1, 8))
            self.assertRegex(server.get("/metrics").text, r"(?m)^chapeau_given_way_total [1-9]")

    def test_the_one_that_waited_longest_gives_way_first(self):
        with Server("--max-connections", 4) as server:
            waiting = []
            for _ in range(4):
                waiting.append(self.enterContext(server.socket()))
                time.sleep(0.15)
            time.sleep(0.3)  # and nobody has asked
            self.assertEqual(server.get("/v1/policy").status, 200)
            self.assertEqual([said(at) for at in waiting], [b"", None, None, None])
            waiting[-1].sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertIn(b" 200 OK", waiting[-1].recv(65536))

    def test_bytes_that_drip_in_make_nobody_younger(self):
        with Server("--max-connections", 4) as server:
            dripping = [self.enterContext(server.socket()) for _ in range(4)]
            for at in dripping:
                at.sendall(HEAD + b"Content-Length: 100\r\n\r\n")
            for _ in range(7):
                time.sleep(0.2)
                for at in dripping:
                    at.sendall(b" ")
            self.assertEqual(server.evaluate("{}").status, 200)
            told = [got for got in map(said, dripping) if got is not None]
            self.assertEqual(len(told), 1)
            self.assertRawProblem(told[0], 503, "no-room")

    def test_caseloads_that_drip_give_way_and_one_that_goes_on_does_not(self):
        head = b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n"
        line = lines_of([sample()])
        with Server("--max-connections", 4) as server:
            going = self.enterContext(server.socket())
            dripping = [self.enterContext(server.socket()) for _ in range(3)]
            for at in [going, *dripping]:
                at.sendall(head)
            for _ in range(8):
                time.sleep(0.2)
                going.sendall(b"%x\r\n%s\r\n" % (len(line), line))
                for at in dripping:
                    at.sendall(b"1\r\n \r\n")
            self.assertEqual(server.evaluate("{}").status, 200)
            going.sendall(b"0\r\n\r\n")
            going.shutdown(socket.SHUT_WR)
            self.assertEqual(everything(going).count(b'{"id"'), 8)
            told = [got for got in map(said, dripping) if got is not None]
            self.assertEqual(len(told), 1)
            self.assertRawProblem(told[0], 503, "no-room")

    def test_who_works_keeps_the_place_and_who_comes_is_told(self):
        with Server("--max-connections", 4) as server:
            with Busy(server, 4) as busy:
                answers = [server.get("/v1/policy") for _ in range(20)]
                refused = [answer for answer in answers if answer.status != 200]
                self.assertTrue(refused)
                for answer in refused:
                    self.assertProblem(answer, 503, "no-room")
                    self.assertEqual(answer.headers["Retry-After"], "1")
                    self.assertEqual(answer.headers["Connection"], "close")
            self.assertEqual((busy.lost, set(busy.statuses)), ([], {200}))

    def test_health_and_metrics_have_room_always(self):
        with Server("--max-connections", 4) as server:
            with Busy(server, 4) as busy:
                silent = [self.enterContext(server.socket()) for _ in range(60)]
                for _ in range(20):
                    self.assertEqual(server.get("/healthz").status, 200)
                    self.assertEqual(server.get("/metrics").status, 200)
                # More than there are places aside: some had to go for those who asked.
                self.assertGreater([said(at) for at in silent].count(b""), 20)
            self.assertEqual((busy.lost, set(busy.statuses)), ([], {200}))

    def test_one_address_has_no_more_than_its_part(self):
        with Server("--max-per-peer", 3) as server:
            with Busy(server, 3) as busy:
                answers = {server.get("/v1/policy").status for _ in range(20)}
                self.assertIn(503, answers)
            self.assertEqual((busy.lost, set(busy.statuses)), ([], {200}))
        # Another one, where nobody had a place before: who comes while all are taken stands aside, and is not counted.
        with Server("--max-per-peer", 3) as server:
            idle = [self.enterContext(server.socket()) for _ in range(3)]
            time.sleep(0.4)
            self.assertEqual(server.get("/v1/policy").status, 200)
            self.assertEqual([said(at) for at in idle].count(b""), 1)

    def test_more_than_the_system_allows(self):
        ended = subprocess.run([PROGRAM, "serve", POLICY, "--port", "0", "--max-connections", "900"], capture_output=True, check=False,
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256)))
        self.assertEqual(ended.returncode, 2)
        self.assertIn(b"ulimit -n", ended.stderr)


class UnderWayTest(ServeTest):
    def test_who_sends_slowly_keeps_nobody_else_from_being_answered(self):
        with Server("--max-requests", 2) as server:
            body = json.dumps(sample()).encode()
            slow = [self.enterContext(server.socket()) for _ in range(10)]
            for at in slow:
                at.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body[:50])
            lines = self.enterContext(server.socket())
            lines.sendall(b"POST /v1/caseloads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 5000\r\n\r\n{}\n{}")
            time.sleep(0.3)
            for _ in range(10):
                self.assertEqual(server.evaluate(body).status, 200)
            self.assertIn("chapeau_requests_under_way 0\n", server.get("/metrics").text)
            for at in slow:
                at.sendall(body[50:])
                self.assertIn(b" 200 OK", at.recv(65536))

    def test_who_takes_no_answer_keeps_nobody_else_from_being_answered(self):
        with Server("--max-requests", 1, "--max-seconds", 5) as server:
            line = json.dumps(sample()).encode() + b"\n"
            deaf = self.enterContext(server.socket())
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.sendall(b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
            body = b'{"source": true, "record": ' + line + b"}"
            asked = b"Content-Length: %d\r\n\r\n" % len(body) + body
            deaf.sendall(asked + b"".join(b"POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + asked for _ in range(40)))
            # It is worked on, answer after answer, until no more of them fit between the two.
            until, answered = time.monotonic() + 60, 0
            while answered < 20:
                answered = answered + 1 if server.evaluate("{}").status == 200 else 0
                self.assertLess(time.monotonic(), until)
            self.assertRegex(server.get("/metrics").text, r"(?m)^chapeau_connections [2-9]")  # it is still there

    def test_caseloads_are_no_more_than_may_be_under_way_either(self):
        head = b"POST /v1/caseloads?statuses=true HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nTransfer-Encoding: chunked\r\n\r\n"
        first = lines_of([sample()])
        rest = lines_of([sample()] * (100 if SANITIZED else 1500))
        with Server("--max-requests", 1) as server:
            def begun():
                """One that was under way, and waits; the one before it may not have given up its place yet."""
                while True:
                    at = self.enterContext(server.socket())
                    at.sendall(head + b"%x\r\n%s\r\n" % (len(first), first))
                    answer = bytearray(at.recv(65536))
                    if not answer.startswith(b"HTTP/1.1 429"):
                        return at, answer
                    at.close()

            all_of_them, got = map(list, zip(*[begun() for _ in range(4)]))
            under_way = []

            def go_on(i):
                all_of_them[i].sendall(b"%x\r\n%s\r\n0\r\n\r\n" % (len(rest), rest))

            def take(i):
                while not got[i].endswith(b"0\r\n\r\n") and (piece := all_of_them[i].recv(65536)):
                    got[i] += piece
            threads = [threading.Thread(target=of, args=(i,)) for i in range(4) for of in (go_on, take)]
            for thread in threads:
                thread.start()
            while any(thread.is_alive() for thread in threads):
                under_way.append(int(re.search(r"(?m)^chapeau_requests_under_way (\d+)$", server.get("/metrics").text)[1]))
            self.assertEqual([one.count(b'{"id"') for one in got], [1 + rest.count(b"\n")] * 4)
            self.assertEqual(max(under_way), 1)

    def test_more_requests_than_may_be_under_way(self):
        record = sample()
        record["offer"]["job_description"] = "x" * 900_000
        body = json.dumps(record)
        statuses, retry = [], set()
        with Server("--max-requests", 1) as server:
            def ask():
                for _ in range(10):
                    answer = server.evaluate(body)
                    statuses.append(answer.status)
                    if answer.status == 429:
                        self.assertEqual(answer.json["type"], "/problems/too-many-requests")
                        retry.add(answer.headers["Retry-After"])
            until = time.monotonic() + 60
            while not retry and time.monotonic() < until:
                threads = [threading.Thread(target=ask) for _ in range(8)]
                for thread in threads:
                    thread.start()
                self.assertEqual(server.get("/healthz").status, 200)
                for thread in threads:
                    thread.join()
        self.assertEqual(set(statuses), {200, 429})
        self.assertEqual(retry, {"1"})


class LastCallTest(ServeTest):
    def test_a_request_on_its_way_is_answered_after_the_server_is_told_to_stop(self):
        with Server() as server:
            with server.socket() as fresh, server.socket() as kept:
                kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                self.assertIn(b" 200 OK", kept.recv(65536))
                time.sleep(0.1)
                server.process.send_signal(signal.SIGTERM)
                time.sleep(0.05)
                for at in [fresh, kept]:
                    at.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                for at in [fresh, kept]:
                    got = everything(at)
                    self.assertIn(b" 200 OK", got)
                    self.assertIn(b"Connection: close", got)


if __name__ == "__main__":
    unittest.main()
