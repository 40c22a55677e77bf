"""`chapeau batch` on a large caseload: its memory does not grow with the lines, and it is fast enough on the real policy."""

import json
import os
import subprocess
import threading
import time
import unittest

from run import FISHING, HERE, PROGRAM, ROOT, SANITIZED, CommandTest, adult

FEW, MANY = 10_000, 100_000 if SANITIZED else 1_000_000
ALLOWED_KIB = 16 * 1024
LEAST_A_SECOND = 20_000


def feed(pipe, block, times):
    with pipe:
        for _ in range(times):
            pipe.write(block)


def small():
    """A thousand lines for the small policy."""
    return [adult(application__id=f"F-{i}", applicant__age=10 + i % 20) for i in range(1000)]


def real():
    """As many lines for the real one: its samples in turn."""
    samples = [json.loads(file.read_text()) for file in sorted((ROOT / "policies/cptpp/samples").glob("*.json"))]
    return [samples[i % len(samples)] for i in range(1000)]


def run(policy, records, count, *options):
    """Evaluates that many lines; returns its peak of resident memory in KiB, and its seconds of processor time."""
    thousand = "".join(json.dumps(record) + "\n" for record in records).encode()
    program = subprocess.Popen([PROGRAM, "batch", policy, "--records", "-", *options], cwd=HERE,
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    feeder = threading.Thread(target=feed, args=(program.stdin, thousand, count // 1000))
    feeder.start()
    _, status, usage = os.wait4(program.pid, 0)
    feeder.join()
    program.returncode = os.waitstatus_to_exitcode(status)
    assert program.returncode == 0
    return usage.ru_maxrss, usage.ru_utime + usage.ru_stime


class SizeTest(CommandTest):
    @unittest.skipIf(SANITIZED, "the sanitizers keep freed memory")
    def test_memory_does_not_grow_with_the_lines(self):
        few, _ = run(FISHING, small(), FEW, "--statuses", "--grants")
        many, _ = run(FISHING, small(), MANY, "--statuses", "--grants")
        print(f"peak memory: {few} KiB for {FEW:,} lines, {many} KiB for {MANY:,}")
        self.assertLessEqual(many, few + ALLOWED_KIB)

    @unittest.skipIf(SANITIZED, "the sanitizers make it slow")
    def test_speed_on_one_core(self):
        count = 100_000
        begun = time.monotonic()
        _, seconds = run(ROOT / "policies/cptpp", real(), count)
        print(f"{count / seconds:,.0f} records a second of one core ({time.monotonic() - begun:.1f} s in all)")
        self.assertGreaterEqual(count / seconds, LEAST_A_SECOND)


if __name__ == "__main__":
    unittest.main()
