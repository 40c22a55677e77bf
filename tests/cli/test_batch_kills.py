"""`chapeau batch` with a checkpoint, killed outright at random moments, its files exchanged and damaged in between.

A run goes on, or it is refused with a reason and changes nothing; and when it has ended, its output is that of an
undisturbed run of the caseload that it was given, byte for byte. CHAPEAU_KILLS is the number of kills, and CHAPEAU_SEED
draws others."""

import gzip
import os
import random
import subprocess
import time
import unittest

from caseloads import Caseload, mixed
from run import FISHING, HERE, PROGRAM, SANITIZED

KILLS = int(os.environ.get("CHAPEAU_KILLS", "36"))
SEED = int(os.environ.get("CHAPEAU_SEED", "1"))
LINES = 2_000 if SANITIZED else 10_000
LASTING = 0.7  # seconds that an undisturbed run takes at least
WAYS = ["a file", "a file", "standard input", "a pipe"]
LONGEST = 20  # seconds that one run is waited for

SHAPES = [[], ["--statuses", "--grants"], ["--format", "csv"], ["--only", "refuse"], ["--summary", "json"]]


class KillTest(Caseload):
    def setUp(self):
        super().setUp()
        self.draw = random.Random(SEED)
        self.records, self.output, self.checkpoint, self.ids = (
            self.folder / name for name in ["records", "out", "checkpoint", "checkpoint.ids"])
        self.deleted = self.folder / "deleted"
        self.undisturbed = {}  # by caseload and shape
        self.shape = []
        self.now = mixed(LINES).encode()
        begun = time.monotonic()
        self.expected()
        times = 1 + int(LASTING / (time.monotonic() - begun))
        self.content = self.now * times
        self.foreign = mixed(LINES + 1).encode() * times
        self.counts = dict.fromkeys(["killed", "refused", "finished"], 0)
        self.mischief_done = {}
        self.older = []

    # A run.

    def begin_anew(self):
        for file in [self.output, self.checkpoint, self.ids, self.deleted]:
            file.unlink(missing_ok=True)
        self.older = []
        self.shape = self.draw.choice(SHAPES)
        self.jobs = self.draw.choice(["1", "2", "3"])
        self.packed = self.draw.random() < 0.25
        self.way = self.draw.choice(WAYS)
        self.write_records(self.content)

    def write_records(self, content):
        self.now = content
        self.records.write_bytes(gzip.compress(content, 1) if self.packed else content)

    def go_on(self, seconds):
        """Runs it for so long at most: its exit code and what it said, or None if it was killed then."""
        records = str(self.records) if self.way == "a file" else "-"
        piped = self.records.read_bytes() if self.way == "a pipe" else None
        command = [PROGRAM, "batch", FISHING, "--records", records, "--jobs", self.jobs, *self.shape, "--output",
                   str(self.output), "--checkpoint", str(self.checkpoint), "--resume"]
        with (self.records.open("rb") as file,
              subprocess.Popen(command, cwd=HERE, stdin=file if piped is None else subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program):
            try:
                _, err = program.communicate(piped, timeout=seconds)
                return program.returncode, err.decode()
            except subprocess.TimeoutExpired:
                program.kill()
                program.communicate()
                self.counts["killed"] += 1
                return None

    def expected(self):
        key = (self.now, tuple(self.shape))
        if key not in self.undisturbed:
            ended = subprocess.run([PROGRAM, "batch", FISHING, "--records", "-", *self.shape], cwd=HERE, input=self.now,
                                   capture_output=True, check=False)
            self.undisturbed[key] = (ended.returncode, ended.stderr.decode(), ended.stdout)
        return self.undisturbed[key]

    def snapshot(self):
        return {file: file.read_bytes() if file.exists() else None
                for file in [self.records, self.output, self.checkpoint, self.ids]}

    def restore(self, snapshot):
        """Moves a deleted output back: a copy is another file, which a run that has vouched for nothing yet refuses."""
        if self.deleted.exists():
            self.deleted.replace(self.output)
        for file, content in snapshot.items():
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(content)

    # What is done to its files. Each returns whether a run may refuse to go on.

    def flip(self, file, first=0, last=None):
        content = bytearray(file.read_bytes())
        if content[first:last]:
            content[first + self.draw.randrange(len(content[first:last]))] ^= 1 << self.draw.randrange(7)
            file.write_bytes(content)

    def exchange_records(self):
        self.write_records(self.foreign)
        return True

    def change_records(self):
        content = bytearray(self.now)
        content[self.draw.randrange(len(content))] ^= 1
        self.write_records(bytes(content))
        return True

    def cut_records(self):
        self.write_records(self.now[:self.draw.randrange(len(self.now))])
        return True

    def copy_records(self):
        self.records.unlink()
        self.write_records(self.now)
        return False

    def pack_records(self):
        self.packed = not self.packed
        self.write_records(self.now)
        return False

    def give_records_another_way(self):
        self.way = self.draw.choice(WAYS)
        return False

    def delete_output(self):
        if self.output.exists():
            self.output.replace(self.deleted)
        return True

    def cut_output(self):
        if self.output.exists():
            os.truncate(self.output, self.draw.randrange(self.output.stat().st_size + 1))
        return True

    def change_output(self):
        if self.output.exists():
            self.flip(self.output)
        return True

    def exchange_output(self):
        self.output.write_bytes(b'{"id": "somebody", "outcome": "approve"}\n' * self.draw.randrange(5000))
        return True

    def add_to_output(self):
        if self.output.exists():
            with self.output.open("ab") as file:
                file.write(b"torn li\0\0\0")
        saved = self.checkpoint.read_bytes() if self.checkpoint.exists() else b""
        return saved == b"" or b'"finished":true' in saved

    def delete_checkpoint(self):
        self.checkpoint.unlink(missing_ok=True)
        return True

    def change_checkpoint(self):
        if self.checkpoint.exists():
            self.flip(self.checkpoint)
        return True

    def cut_checkpoint(self):
        if self.checkpoint.exists():
            os.truncate(self.checkpoint, self.draw.randrange(self.checkpoint.stat().st_size))
        return True

    def delete_ids(self):
        self.ids.unlink(missing_ok=True)
        return True

    def cut_ids(self):
        if self.ids.exists():
            os.truncate(self.ids, self.draw.randrange(self.ids.stat().st_size + 1))
        return True

    def change_ids(self):
        if self.ids.exists():
            self.flip(self.ids)
        return True

    def older_checkpoint(self):
        if self.older:
            self.checkpoint.write_bytes(self.draw.choice(self.older))
        return False

    def foreign_checkpoint(self):
        """That of another caseload's run, which has ended."""
        other = self.folder / "of another run"
        subprocess.run([PROGRAM, "batch", FISHING, "--records", "-", *self.shape, "--output", str(self.folder / "other"),
                        "--checkpoint", str(other)], cwd=HERE, input=self.foreign, capture_output=True, check=False)
        self.checkpoint.write_bytes(other.read_bytes())
        return True

    def nothing(self):
        return False

    def mischief(self):
        kinds = [self.exchange_records, self.change_records, self.cut_records, self.copy_records, self.pack_records,
                 self.give_records_another_way, self.delete_output, self.cut_output, self.change_output, self.exchange_output,
                 self.add_to_output, self.delete_checkpoint, self.change_checkpoint, self.cut_checkpoint,
                 self.delete_ids, self.cut_ids, self.change_ids, self.older_checkpoint, self.foreign_checkpoint, *[self.nothing] * 6]
        kind = self.draw.choice(kinds)
        self.mischief_done[kind.__name__] = self.mischief_done.get(kind.__name__, 0) + 1
        return kind()

    # The test.

    def assertFinished(self, code, said):
        said = "".join(line for line in said.splitlines(True) if " left by a run that was killed " not in line
                       and " vouches for, `" not in line)
        expected = self.expected()
        self.assertEqual((code, said), expected[:2])
        self.assertEqual(self.output.read_bytes(), expected[2])
        self.counts["finished"] += 1

    def test_nothing_is_lost_and_nothing_is_wrong(self):
        self.begin_anew()
        begun = time.monotonic()
        good, may_refuse = None, False  # the files before the mischief that no run has answered yet
        while self.counts["killed"] < KILLS:
            if good is None:
                good = (self.snapshot(), self.now, self.packed, self.way)
                may_refuse = False
                if self.checkpoint.exists():
                    self.older.append(self.checkpoint.read_bytes())
                    may_refuse = self.mischief()
            before = self.snapshot()
            short, long = self.draw.uniform(0, 0.1), self.draw.uniform(0, LASTING)
            ended = self.go_on(self.draw.choice([short, long, long, long, long, LONGEST]))
            if ended is None:
                if self.snapshot()[self.checkpoint] != before[self.checkpoint]:
                    good = None  # it went on
                continue
            code, said = ended
            if code == 2:
                self.assertTrue(may_refuse, said)
                self.assertIn("  help: ", said)
                self.assertEqual(self.snapshot(), before)
                self.counts["refused"] += 1
                files, self.now, self.packed, self.way = good
                self.restore(files)
            else:
                self.assertFinished(code, said)
                self.begin_anew()
            good = None
        print(f"{self.counts} in {time.monotonic() - begun:.0f} s; {self.mischief_done}; "
              f"left beside: {len(list(self.folder.glob('*.new')))}")


if __name__ == "__main__":
    unittest.main()
