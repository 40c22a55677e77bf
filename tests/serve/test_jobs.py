"""Jobs: caseloads that are answered later. What comes of them, who may have it, for how long, and what is left when the
server ends in their midst."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

import jsonschema

from serving import LINES, PATIENCE, PROGRAM, ROOT, SANITIZED, Server, ServeTest, chapeau, everything, lines_of, sample, samples

FISHING = ROOT / "tests/cli/policies/fishing"
LINE = json.dumps(json.loads((FISHING / "samples/adult.json").read_text())).encode() + b"\n"
# Seconds of work in any build: it is cancelled, or lost.
LONG = b"{}\n" * 4_000_000
UNDER_WAY = ("waiting", "running")
ALL = "?statuses=true&grants=true&reasons=true&requests=true&margins=true"


class JobsTest(ServeTest):
    def begin(self, server, body, query="", headers=LINES):
        answer = server.ask("POST", f"/v1/jobs{query}", body, headers)
        self.assertEqual(answer.status, 202, answer.body[:300])
        self.assertEqual(answer.headers["Location"], f"/v1/jobs/{answer.json['id']}")
        return answer.headers["Location"]

    def ended(self, server, job, headers=None):
        until = time.monotonic() + PATIENCE
        while (answer := server.ask("GET", job, headers=headers)).json["state"] in UNDER_WAY:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.02)
        return answer.json

    def done(self, server, body, query="", headers=LINES):
        job = self.begin(server, body, query, headers)
        self.assertEqual(self.ended(server, job, headers)["state"], "done")
        return job

    def eventually(self, server, line):
        """The metrics, once the line stands in them."""
        until = time.monotonic() + PATIENCE
        while line not in (text := server.get("/metrics").text):
            self.assertLess(time.monotonic(), until, text)
            time.sleep(0.01)
        return text

    def folder(self, name="jobs"):
        return Path(self.enterContext(tempfile.TemporaryDirectory())) / name


class ResultTest(JobsTest):
    @classmethod
    def setUpClass(cls):
        cls.server = cls.enterClassContext(Server())
        cls.description = cls.server.get("/openapi.json").json

    def assertFits(self, job):
        schema = {"$id": "http://example.test/", "components": self.description["components"], "$ref": "#/components/schemas/Job"}
        jsonschema.Draft202012Validator(schema).validate(job)

    def test_is_what_caseloads_and_batch_give(self):
        body = lines_of(samples() * 20) + b"{]\n\n" + lines_of(samples()) + b"{"
        job = self.begin(self.server, body, ALL)
        said = self.ended(self.server, job)
        self.assertFits(said)
        whole = self.server.get(f"{job}/result")
        self.assertEqual(whole.status, 200)
        self.assertEqual(whole.body, self.server.caseload(body, ALL).body)
        plain = self.server.get(f"{self.done(self.server, body)}/result")
        self.assertEqual(plain.body, chapeau("batch", ROOT / "policies/cptpp", "--records", "-", stdin=body).stdout)
        self.assertEqual(said["result"]["bytes"], len(whole.body))
        self.assertEqual((said["records"], said["bad_lines"], said["bytes"], said["bytes_read"]), (21 * len(samples()), 2, len(body), len(body)))
        lines = [json.loads(line).get("outcome") for line in whole.text.splitlines()]
        self.assertEqual(said["outcomes"], {outcome: lines.count(outcome) for outcome in said["outcomes"]})
        self.assertEqual(said["policy"], self.server.get("/v1/policy").json["digest"])
        self.assertEqual(whole.headers["Chapeau-Policy"], said["policy"])

    def test_ranges_put_together_are_the_whole(self):
        job = self.done(self.server, lines_of(samples() * 30), ALL)
        whole = self.server.get(f"{job}/result")
        size, etag = len(whole.body), whole.headers["ETag"]
        self.assertEqual(whole.headers["Accept-Ranges"], "bytes")
        together, step = b"", size // 7
        connection = self.server.connection()
        while len(together) < size:
            first = len(together)
            connection.request("GET", f"{job}/result", headers={"Range": f"bytes={first}-{first + step}", "If-Range": etag, "Accept-Encoding": "gzip"})
            part = connection.getresponse()
            body = part.read()
            self.assertEqual(part.status, 206)
            self.assertEqual(part.headers["Content-Range"], f"bytes {first}-{first + len(body) - 1}/{size}")
            self.assertEqual(part.headers["ETag"], etag)
            self.assertIsNone(part.headers["Content-Encoding"])
            together += body
        connection.close()
        self.assertEqual(together, whole.body)
        with tempfile.TemporaryDirectory() as folder:  # a fetch that broke off goes on
            file = Path(folder) / "result"
            file.write_bytes(whole.body[:size // 3])
            subprocess.run(["curl", "-s", "-C", "-", "-o", file, f"http://{self.server.host}:{self.server.port}{job}/result"], check=True)
            self.assertEqual(file.read_bytes(), whole.body)

    def test_each_form_of_a_range(self):
        job = self.done(self.server, lines_of(samples()))
        whole = self.server.get(f"{job}/result").body
        size = len(whole)
        for field, part in [("bytes=0-0", whole[:1]), ("bytes=-5", whole[-5:]), (f"bytes=-{size + 5}", whole), ("bytes=7-", whole[7:]), ("BYTES=7-9", whole[7:10]),
                            (f"bytes={size - 1}-{size * 9}", whole[-1:]), ("bytes=0-99999999999999999999999", whole), ("bytes= 1-2 ,", whole[1:3])]:
            answer = self.server.get(f"{job}/result", Range=field)
            self.assertEqual((answer.status, answer.body), (206, part), field)
            self.assertRegex(answer.headers["Content-Range"], self.description["components"]["headers"]["Content-Range"]["schema"]["pattern"])
        for field in ["bytes=5-3", "bytes=a-b", "bytes=", "bytes", "lines=0-5", "bytes=0-1,4-5", "bytes=--5", "bytes=1-2-3", "bytes=-", "bytes=+1-2"]:
            answer = self.server.get(f"{job}/result", Range=field)
            self.assertEqual((answer.status, answer.body), (200, whole), field)
        for field in [f"bytes={size}-", "bytes=-0", "bytes=99999999999999999999999-"]:
            answer = self.server.get(f"{job}/result", Range=field)
            self.assertEqual(self.assertProblem(answer, 416, "range-not-satisfiable")["limit"], size)
            self.assertEqual(answer.headers["Content-Range"], f"bytes */{size}")
        head = self.server.ask("HEAD", f"{job}/result", headers={"Range": "bytes=0-4"})
        self.assertEqual((head.status, head.body, head.headers["Content-Length"]), (200, b"", str(size)))

    def test_conditions(self):
        result = f"{self.done(self.server, lines_of(samples()))}/result"
        whole = self.server.get(result)
        etag = whole.headers["ETag"]
        self.assertRegex(etag, self.description["components"]["headers"]["ETag"]["schema"]["pattern"])
        for headers, status in [({"If-Range": etag}, 206), ({"If-Range": f"W/{etag}"}, 200), ({"If-Range": '"other"'}, 200), ({"If-Range": whole.headers["Date"]}, 200),
                                ({"If-Match": f'"other", {etag}'}, 206), ({"If-Match": "*"}, 206), ({"If-None-Match": '"other"'}, 206), ({"If-None-Match": f"W/{etag}"}, 304),
                                ({"If-None-Match": "*"}, 304)]:
            answer = self.server.get(result, Range="bytes=0-4", **headers)
            self.assertEqual((answer.status, answer.body), (status, {206: whole.body[:5], 200: whole.body, 304: b""}[status]), headers)
        self.assertProblem(self.server.get(result, **{"If-Match": '"other"'}), 412, "precondition-failed")
        self.assertProblem(self.server.get(result, **{"If-Match": f"W/{etag}"}), 412, "precondition-failed")

    def test_what_is_wrong_as_a_whole_is_one_problem(self):
        for body in [b"[" + lines_of(samples()[:1]).strip() + b"]", json.dumps(sample(), indent=2).encode(), '{"a": 1}'.encode("utf-16")]:
            job = self.ended(self.server, self.begin(self.server, body))
            self.assertFits(job)
            self.assertEqual((job["state"], job["problem"]), ("failed", self.server.caseload(body).json))
            self.assertProblem(self.server.get(f"/v1/jobs/{job['id']}/result"), 410, "no-result")
        self.assertEqual(self.ended(self.server, self.begin(self.server, b"[\n]\n", "?part=true"))["bad_lines"], 2)
        self.assertProblem(self.server.ask("POST", "/v1/jobs?shoe=true", b"", LINES), 400, "unknown-option")
        self.assertProblem(self.server.ask("POST", "/v1/jobs", b"", {}), 415, "unsupported-media-type")
        nothing = self.done(self.server, b"")
        self.assertEqual(self.server.get(f"{nothing}/result").body, b"")
        self.assertProblem(self.server.get(f"{nothing}/result", Range="bytes=0-"), 416, "range-not-satisfiable")

    def test_without_values(self):
        with Server("--no-values") as server:
            job = self.done(server, b'{"offer": {"noc": "Tremblay"}}\n')
            result = server.get(f"{job}/result")
        self.assertEqual(result.lines[0]["line"], 1)
        self.assertNotIn("Tremblay", result.text)

    def test_no_job(self):
        for path in ["/v1/jobs/0", "/v1/jobs/" + "0" * 32, "/v1/jobs//result", "/v1/jobs/x/y/result", "/v1/jobs/../result", "/v1/jobs/" + "0" * 32 + "/result"]:
            self.assertProblem(self.server.get(path), 404, "not-found")
        self.assertProblem(self.server.ask("DELETE", "/v1/jobs/" + "0" * 32), 404, "not-found")
        self.assertProblem(self.server.get("/v1/jobs"), 405, "method-not-allowed")


class UnderWayTest(JobsTest):
    def test_progress_and_cancelling(self):
        with Server(policy=FISHING) as server:
            jobs = [self.begin(server, LONG) for _ in range(3)]
            read = []
            while (said := server.get(jobs[0]).json)["state"] in UNDER_WAY and not (read and 0 < read[-1] < len(LONG)):
                read.append(said["bytes_read"])
            self.assertEqual(read, sorted(read))
            self.assertProblem(answer := server.get(f"{jobs[0]}/result"), 409, "job-under-way")
            self.assertEqual(answer.headers["Retry-After"], "1")
            self.assertEqual(server.get(jobs[2]).json["state"], "waiting")
            for job in reversed(jobs):
                self.assertEqual(server.ask("DELETE", job).json["state"], "cancelled")
                self.assertEqual(server.ask("DELETE", job).json["state"], "cancelled")
                self.assertProblem(server.get(f"{job}/result"), 410, "no-result")
            left = server.get(self.done(server, LINE)).json["result"]["bytes"]
            text = self.eventually(server, f"chapeau_jobs_bytes {left}\n")
            self.assertIn('chapeau_jobs_total{state="cancelled"} 3\n', text)
            self.assertIn('chapeau_jobs{state="running"} 0\n', text)

    def test_ten_at_once_while_others_are_answered(self):
        times = 2 if SANITIZED else 40
        body, lines = lines_of(samples() * times), times * len(samples())
        with Server() as server:
            wanted = server.caseload(body, ALL).body
            jobs, slowest = [], 0.0
            threads = [threading.Thread(target=lambda: jobs.append(self.begin(server, body, ALL))) for _ in range(10)]
            for thread in threads:
                thread.start()
            record, asked = json.dumps(sample()), 0
            while any(thread.is_alive() for thread in threads) or any(server.get(job).json["state"] in UNDER_WAY for job in jobs):
                begun = time.monotonic()
                self.assertEqual(server.evaluate(record).status, 200)
                slowest, asked = max(slowest, time.monotonic() - begun), asked + 1
            self.assertEqual(len(set(jobs)), 10)
            for job in jobs:
                self.assertEqual(server.get(f"{job}/result").body, wanted)
            self.assertLess(slowest, 5)
            text = server.get("/metrics").text
            self.assertIn('chapeau_jobs{state="done"} 10\n', text)
            self.assertIn(f'chapeau_caseload_lines_total{{good="true"}} {11 * lines}\n', text)

    def test_a_job_ends_with_the_policy_that_it_began_with(self):
        policy = self.folder("fishing")
        shutil.copytree(FISHING, policy)
        rules = next(file for file in sorted(policy.rglob("*.rules")) if "policy " in file.read_text())
        with Server(policy=policy) as server:
            first = server.get("/version").json["policy"]["digest"]
            ahead = [self.begin(server, LONG) for _ in range(2)]
            job = self.begin(server, LINE)
            rules.write_text(rules.read_text() + "\n# nothing else\n")
            server.process.send_signal(signal.SIGHUP)
            until = time.monotonic() + PATIENCE
            while (second := server.get("/version").json["policy"]["digest"]) == first:
                self.assertLess(time.monotonic(), until)
            for one in ahead:
                server.ask("DELETE", one)
            self.assertEqual(self.ended(server, job)["policy"], first)
            answer = server.get(f"{job}/result")
            self.assertEqual((answer.status, answer.headers.get_all("Chapeau-Policy")), (200, [first]))
            self.assertEqual(server.get(job).headers["Chapeau-Policy"], second)
            self.assertEqual(server.get(self.done(server, LINE)).json["policy"], second)


class KeptTest(JobsTest):
    def test_for_a_time(self):
        folder = self.folder()
        memory, disk = Server("--keep-jobs", 2, policy=FISHING), Server("--keep-jobs", 2, "--jobs-folder", folder, policy=FISHING)
        with memory, disk:
            jobs = [(server, self.done(server, LINE)) for server in [memory, disk]]
            for server, job in jobs:
                said = self.other_than("done", server, job)
                self.assertEqual((said["state"], said["why"], said["result"]), ("evicted", "its time was over", None))
                self.assertProblem(server.get(f"{job}/result"), 410, "no-result")
            self.assertEqual([file.suffix for file in folder.iterdir() if file.name != "lock"], [".job"])
            for server, job in jobs:
                self.assertEqual(self.other_than("evicted", server, job)["type"], "/problems/not-found")
            self.assertEqual([file.name for file in folder.iterdir()], ["lock"])

    def other_than(self, state, server, job):
        until = time.monotonic() + PATIENCE
        while (said := server.get(job).json).get("state") == state:
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        return said

    def test_as_many_as_may_be_and_as_many_bytes(self):
        size = len(json.dumps({"id": None, "outcome": "undetermined"})) + 1
        for options, lines in [(("--max-jobs", 3), 10), (("--max-jobs-bytes", 4 * 100 * size - 1), 100)]:
            with self.subTest(options), Server(*options, policy=FISHING) as server:
                jobs = [self.done(server, b"{}\n" * lines) for _ in range(5)]
                states = [server.get(job).json for job in jobs]
                self.assertEqual([one["state"] for one in states], ["evicted"] * 2 + ["done"] * 3)
                self.assertIn("room", states[0]["why"])
                self.assertEqual(server.get(f"{jobs[-1]}/result").body.count(b"\n"), lines)

    def test_who_fetches_it_has_it_whole_though_it_is_deleted_meanwhile(self):
        for folder in [None, self.folder()]:
            with self.subTest(folder), Server(*(["--jobs-folder", folder] if folder else []), policy=FISHING) as server:
                job = self.done(server, b"{}\n" * 200_000)
                whole = server.get(f"{job}/result").body
                with server.socket() as to:
                    to.sendall(f"GET {job}/result HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
                    got = to.recv(1000)
                    self.assertEqual(server.ask("DELETE", job).json["state"], "deleted")
                    self.assertProblem(server.get(f"{job}/result"), 410, "no-result")
                    got += everything(to)
                self.assertEqual(got.partition(b"\r\n\r\n")[2], whole)
                self.eventually(server, "chapeau_jobs_bytes 0\n")

    def test_lines_that_do_not_come_whole_are_no_job(self):
        folder = self.folder()
        with Server("--jobs-folder", folder, "--max-jobs", 1, "--max-seconds", 2, policy=FISHING) as server:
            for patient in [False, True]:
                with server.socket() as to:
                    to.sendall(b"POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 6\r\n\r\n{}\n")
                    self.eventually(server, 'chapeau_jobs{state="arriving"} 1\n')
                    self.eventually(server, "chapeau_jobs_bytes 3\n")
                    self.assertProblem(server.ask("POST", "/v1/jobs", LINE, LINES), 503, "jobs-full")
                    if patient:
                        self.assertRawProblem(everything(to), 408, "too-slow")
                self.eventually(server, 'chapeau_jobs{state="arriving"} 0\n')
                self.assertIn("chapeau_jobs_bytes 0\n", server.get("/metrics").text)
                self.assertEqual([file.name for file in folder.iterdir()], ["lock"])
            self.done(server, LINE)

    def test_what_is_too_large_and_what_finds_no_room(self):
        with Server("--max-jobs-bytes", 1000, policy=FISHING) as server:
            self.assertEqual(self.assertProblem(server.ask("POST", "/v1/jobs", b"\n" * 1001, LINES), 413, "too-large")["limit"], 1000)
            before = self.done(server, b"{}\n")
            late = self.ended(server, self.begin(server, b"{}\n" * 300))  # its lines have room, what comes of them has none
            self.assertEqual((late["state"], late["problem"]["type"]), ("failed", "/problems/jobs-full"))
            self.assertEqual(server.get(before).json["state"], "evicted")
            self.assertEqual(server.get(self.done(server, b"{}\n")).json["records"], 1)
            self.assertIn("chapeau_jobs_bytes 40\n", server.get("/metrics").text)

    def test_another_token_has_nothing_of_it(self):
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        tokens = {}
        for name in ["intake", "desk"]:
            file = folder / name
            file.touch(0o600)
            file.write_text(name * 8)
            tokens[name] = {"Authorization": f"Bearer {name * 8}", **LINES}
        options = [part for name in tokens for part in ("--token-file", folder / name)]
        with Server(*options, "--max-jobs", 2, "--jobs-folder", folder / "jobs", policy=FISHING) as server:
            job = self.done(server, LINE, headers=tokens["intake"])
            for method, path in [("GET", job), ("GET", f"{job}/result"), ("DELETE", job)]:
                self.assertProblem(server.ask(method, path, headers=tokens["desk"]), 404, "not-found")
                self.assertProblem(server.ask(method, path), 401, "token-missing")
            self.done(server, LINE, headers=tokens["intake"])
            answer = server.ask("POST", "/v1/jobs", LINE, tokens["desk"])  # it takes no room from the other
            self.assertProblem(answer, 503, "jobs-full")
            self.assertEqual(answer.headers["Retry-After"], "1")
            self.assertEqual(server.ask("DELETE", job, headers=tokens["intake"]).json["state"], "deleted")
            self.done(server, LINE, headers=tokens["desk"])
        with Server(*options, "--jobs-folder", folder / "jobs", policy=FISHING) as server:
            self.assertProblem(server.ask("GET", job, headers=tokens["desk"]), 404, "not-found")
            self.assertEqual(server.ask("GET", job, headers=tokens["intake"]).json["state"], "deleted")

    def test_the_log_has_no_id(self):
        with Server("--access-log", policy=FISHING) as server:
            job = self.done(server, LINE)
            server.get(f"{job}/result")
            server.process.send_signal(signal.SIGTERM)
            out = server.process.stdout.read()
        self.assertEqual({json.loads(line)["route"] for line in out.splitlines()}, {"/v1/jobs", "/v1/jobs/{id}", "/v1/jobs/{id}/result"})
        self.assertNotIn(job.rpartition("/")[2], out)


class FolderTest(JobsTest):
    def serve(self, folder, **more):
        return Server("--jobs-folder", folder, policy=FISHING, **more)

    def test_results_are_there_again_and_nobody_else_reads_them(self):
        folder = self.folder()
        old = os.umask(0)
        self.addCleanup(os.umask, old)
        with self.serve(folder) as server:
            job, gone, bad = self.done(server, LINE * 3), self.done(server, LINE), self.begin(server, b"[{}]")
            self.ended(server, bad)
            whole, said = server.get(f"{job}/result"), [server.get(one).json for one in [job, bad]]
            server.ask("DELETE", gone)
            for file in folder.iterdir():
                self.assertEqual(file.stat().st_mode & 0o777, 0o600, file)
            self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
            ended = chapeau("serve", FISHING, "--port", 0, "--jobs-folder", folder)
            self.assertEqual((ended.returncode, ended.stderr.count(b"another server")), (2, 1))
        mine = folder / "mine.result"
        mine.write_text("stays")
        for name in ["0" * 32 + ".part", "1" * 32 + ".result", "2" * 32 + ".lines"]:
            (folder / name).write_text("left")
        with self.serve(folder) as server:
            self.assertEqual([server.get(one).json for one in [job, bad]], said)
            again = server.get(f"{job}/result", **{"If-Range": whole.headers["ETag"], "Range": "bytes=5-"})
            self.assertEqual((again.status, again.body), (206, whole.body[5:]))
            self.assertEqual(server.get(gone).json["state"], "deleted")
            names = {file.name for file in folder.iterdir()}
            self.assertEqual(names, {"lock", "mine.result", *(f"{one.rpartition('/')[2]}.job" for one in [job, gone, bad]), f"{job.rpartition('/')[2]}.result"})

    def test_a_result_that_is_not_whole_is_none(self):
        folder = self.folder()
        with self.serve(folder) as server:
            jobs = [self.done(server, LINE) for _ in range(3)]
        files = [folder / f"{job.rpartition('/')[2]}.result" for job in jobs]
        files[0].write_bytes(files[0].read_bytes()[:-1])
        files[1].unlink()
        files[2].with_suffix(".job").write_text("{")
        with self.serve(folder) as server:
            for job in jobs[:2]:
                self.assertEqual(server.get(job).json["state"], "evicted")
                self.assertProblem(server.get(f"{job}/result"), 410, "no-result")
            self.assertProblem(server.get(jobs[2]), 404, "not-found")
            self.assertEqual([file for file in folder.iterdir() if file.suffix == ".result"], [])

    def test_a_folder_that_others_can_read_is_refused(self):
        for mode in [0o755, 0o710, 0o701]:
            folder = self.folder("my jobs")
            folder.mkdir()
            folder.chmod(mode)
            ended = chapeau("serve", FISHING, "--port", 0, "--jobs-folder", folder)
            self.assertEqual((ended.returncode, ended.stderr.count(b"others can read")), (2, 1), oct(mode))
            subprocess.run(["/bin/sh", "-c", re.search(r"help: `(.*)`\n", ended.stderr.decode())[1]], check=True)
            with self.serve(folder):
                pass
        self.assertEqual(chapeau("serve", FISHING, "--port", 0, "--jobs-folder", "/dev/null/jobs").returncode, 2)

    def test_told_to_stop_it_finishes_what_is_under_way(self):
        folder, lines = self.folder(), 10_000 if SANITIZED else 300_000
        with self.serve(folder) as server:
            jobs = [self.begin(server, b"{}\n" * lines) for _ in range(3)]
        with self.serve(folder) as server:
            for job in jobs:
                self.assertEqual(server.get(job).json["state"], "done")
                self.assertEqual(server.get(f"{job}/result").body.count(b"\n"), lines)

    def test_what_comes_while_it_stops_is_no_job(self):
        with self.serve(self.folder()) as server, server.socket() as to:
            to.sendall(b"POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 6\r\n\r\n{}\n")
            time.sleep(0.2)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.1)
            to.sendall(b"{}\n")
            self.assertRawProblem(to.recv(65536), 503, "stopping")

    def test_killed_in_the_midst_it_says_afterwards_that_they_are_lost(self):
        folder = self.folder()
        with self.serve(folder, code=-signal.SIGKILL) as server:
            jobs = [self.begin(server, LONG) for _ in range(3)]
            while server.get(jobs[0]).json["bytes_read"] == 0:
                time.sleep(0.01)
            self.assertEqual([file.suffix for file in folder.iterdir() if file.suffix in (".lines", ".result")], [])
            server.process.kill()
        self.assertTrue(list(folder.glob("*.part")))
        with self.serve(folder) as server:
            for job in jobs:
                self.assertEqual(server.get(job).json["state"], "lost")
                self.assertProblem(server.get(f"{job}/result"), 410, "no-result")
            self.assertEqual({file.suffix for file in folder.iterdir()}, {".job", ""})

    def test_in_memory_they_are_lost_with_the_server_and_that_is_said(self):
        with Server(policy=FISHING, code=1) as server:
            for _ in range(3):
                self.begin(server, LONG)
            begun = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(PATIENCE)
            self.assertLess(time.monotonic() - begun, PATIENCE / 2)
        self.assertIn("3 jobs are lost", server.err)

    def test_a_full_disk_fails_the_job_and_nothing_else(self):
        """Files may have 1,000 bytes, which is what a full disk looks like to who writes them."""
        class Narrow(Server):
            def __enter__(self):
                server = super().__enter__()
                resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1000, 1000))
                return server
        for options in [(), ("--jobs-folder", self.folder())]:
            with self.subTest(options), Narrow(*options, policy=FISHING) as server:
                job = self.ended(server, self.begin(server, b"{}\n" * 100))
                self.assertEqual((job["state"], job["problem"]["type"]), ("failed", "/problems/not-kept"))
                self.assertProblem(server.ask("POST", "/v1/jobs", b"{}\n" * 1000, LINES), 507, "not-kept")
                self.assertEqual(server.evaluate(LINE).status, 200)
                self.done(server, LINE)
                if options:
                    self.assertEqual(len(list(options[1].glob("*.result"))), 1)
                    self.assertEqual(list(options[1].glob("*.part")) + list(options[1].glob("*.lines")), [])


class ReadmeTest(JobsTest):
    def test_its_commands_do_what_it_says(self):
        text = (ROOT / "tools/serve/README.md").read_text()
        script = next(block for block in re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S) if "/v1/jobs" in block)
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "caseload.jsonl").write_bytes(lines_of(samples()))
        with Server() as server:
            where = f"at=http://{server.host}:{server.port}\n"
            ended = subprocess.run(["bash", "-e", "-c", where + script], cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
            self.assertEqual(ended.returncode, 0, ended.stderr)
            self.assertEqual((folder / "outcomes.jsonl").read_bytes(), server.caseload(lines_of(samples()), "?statuses=true").body)
            self.assertIn('chapeau_jobs_total{state="deleted"} 1\n', server.get("/metrics").text)


if __name__ == "__main__":
    unittest.main()
