"""Starts the server and talks to it, for the tests beside this file: by http.client where a request is well-formed, by a
socket where it is not."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import unittest
from pathlib import Path

PROGRAM = os.environ["CHAPEAU_PROGRAM"]
ROOT = Path(os.environ["CHAPEAU_ROOT"])
POLICY = ROOT / "policies/cptpp"
SAMPLES = POLICY / "samples"
SANITIZED = os.environ.get("CHAPEAU_SANITIZED") == "1"
JSON = {"Content-Type": "application/json"}
LINES = {"Content-Type": "application/jsonl"}
# Under the sanitizers the whole runs some ten times slower.
PATIENCE = 120 if SANITIZED else 30


class Answer:
    def __init__(self, response, body):
        self.status, self.headers, self.body = response.status, response.headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def lines(self):
        return [json.loads(line) for line in self.text.split("\n")[:-1]]


class Server:
    """Runs until the end of the `with`, then stops and must have ended well."""

    def __init__(self, *options, policy=POLICY, code=0):
        self.options, self.policy, self.code = options, policy, code

    def __enter__(self):
        self.process = subprocess.Popen([PROGRAM, "serve", str(self.policy), "--port", "0", *map(str, self.options)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        # What is said before, that others can reach it, comes on standard error too.
        where = self.process.stderr if "--access-log" in self.options else self.process.stdout
        line = where.readline()
        while line.startswith("note: "):
            line = where.readline()
        found = re.search(r"http://(\S+):(\d+)/$", line)
        if not found:
            self.process.kill()
            raise AssertionError(f"no address in {line!r}: {self.process.communicate()}")
        self.host, self.port = found[1].strip("[]"), int(found[2])
        return self

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=PATIENCE)
        if kind is None and self.process.returncode != self.code:
            raise AssertionError(f"ended with {self.process.returncode}\n{out}\n{err}")
        self.err = err

    def connection(self):
        return http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)

    def ask(self, method, path, body=None, headers=None):
        connection = self.connection()
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return Answer(response, response.read())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def evaluate(self, body, headers=None):
        return self.ask("POST", "/v1/evaluations", body, JSON if headers is None else headers)

    def caseload(self, body, query="", headers=None):
        return self.ask("POST", f"/v1/caseloads{query}", body, headers or LINES)

    def socket(self):
        return socket.create_connection((self.host, self.port), timeout=PATIENCE)

    def raw(self, data):
        """All that comes for these bytes, with nothing sent after them."""
        with self.socket() as to:
            try:
                to.sendall(data)
                to.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # it has answered and closed already
            return everything(to)

    def memory(self):
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
        raise AssertionError("no memory")


def everything(of):
    got = bytearray()
    try:
        while piece := of.recv(65536):
            got += piece
    except ConnectionResetError:
        pass
    return bytes(got)


def sample(name="mexican-engineer"):
    return json.loads((SAMPLES / f"{name}.json").read_text())


def samples():
    return [json.loads(file.read_text()) for file in sorted(SAMPLES.glob("*.json"))]


def lines_of(records):
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def chapeau(*arguments, stdin=b""):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, check=False, timeout=PATIENCE)


class ServeTest(unittest.TestCase):
    maxDiff = None

    def assertProblem(self, answer, status, name):
        self.assertEqual(answer.status, status, answer.body[:300])
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        problem = answer.json
        self.assertEqual(problem["type"], f"/problems/{name}")
        self.assertEqual(problem["status"], status)
        self.assertTrue(problem["title"] and problem["detail"])
        return problem

    def assertRawProblem(self, raw, status, name):
        head, _, body = raw.partition(b"\r\n\r\n")
        self.assertTrue(head.startswith(b"HTTP/1.1 %d " % status), raw[:300])
        self.assertIn(b"application/problem+json", head)
        self.assertEqual(json.loads(body)["type"], f"/problems/{name}")
