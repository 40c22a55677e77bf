"""`chapeau batch` with a checkpoint: a run goes on only where all is as it was, and ends as if it had never been stopped."""

import fcntl
import gzip
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import termios
import time
import unittest

from caseloads import APPROVED, BAD, REFUSED, UNDETERMINED, Caseload, mixed, text_of
from run import FISHING, HERE, PROGRAM, SANITIZED, adult, chapeau

LINES = 4000 if SANITIZED else 12_000


def unread(pipe):
    """Bytes that nobody has read yet."""
    return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0\0\0\0"))[0]


def consumed(checkpoint):
    return json.loads(checkpoint.read_text().splitlines()[0])


class Checkpoints(Caseload):
    """A run that was stopped two thirds of the way through."""

    def setUp(self):
        super().setUp()
        self.text = mixed(LINES)
        self.records = self.file(self.text)
        self.output, self.checkpoint = self.folder / "out", self.folder / "checkpoint"
        self.options = ["--output", self.output, "--checkpoint", self.checkpoint]

    def whole(self, *options, records=None):
        """What an undisturbed run says, and how it ends."""
        ended = self.batch(records or self.records, *options)
        return ended.code, ended.out, ended.err

    def begun(self, *options, records="-", **more):
        return subprocess.Popen([PROGRAM, "batch", FISHING, "--records", str(records), *map(str, self.options),
                                 *map(str, options)], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, **more)

    def stopped(self, *options, feed=None, number=signal.SIGTERM):
        """Feeds that much, stops the run while it waits for more, and returns what it says then."""
        program = self.begun(*options)
        feed = feed if feed is not None else self.text[:len(self.text) * 2 // 3]
        program.stdin.write(feed if isinstance(feed, bytes) else feed.encode())
        program.stdin.flush()
        self.wait_for(lambda: self.checkpoint.exists() and unread(program.stdin) == 0)
        program.send_signal(number)
        code = program.wait(timeout=30)
        program.stdin.close()
        err = program.stderr.read().decode()
        program.stderr.close()
        self.assertEqual(code, 128 + number, err)
        return err

    def wait_for(self, that):
        until = time.monotonic() + 60
        while not that():
            self.assertLess(time.monotonic(), until, "it never happened")
            time.sleep(0.01)

    def go_on(self, *options, records=None, **more):
        return chapeau("batch", FISHING, "--records", records or self.records, *self.options, "--resume", *options,
                       **more)

    def assertSame(self, ended, *options, records=None):
        """It ends as an undisturbed run does."""
        code, out, err = self.whole(*options, records=records)
        self.assertEqual((ended.code, ended.err), (code, err))
        written = self.output.read_bytes().decode()
        self.assertEqual(written, out)

    def assertRefused(self, *said, go_on=None, **more):
        """It says why and changes nothing."""
        files = {path: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
        ended = (go_on or self.go_on)(**more)
        self.assertEnds(ended, 2)
        self.assertIn("  help: ", ended.err)
        self.assertEqual(ended.err.count("error: "), 1, ended.err)
        for text in said:
            self.assertIn(text, ended.err)
        self.assertEqual({path: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}, files)


class GoingOnTest(Checkpoints):
    def test_stopped_in_french(self):
        self.assertRegex(self.stopped("--lang=fr"),
                         "(?s)erreur\u00a0: arrêt par SIGTERM après [0-9\u202f]+ dossiers.*la même commande avec --resume reprend")

    def test_stopped_by_a_signal_it_goes_on(self):
        for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            for jobs in [1, 3]:
                with self.subTest(number=number, jobs=jobs):
                    self.checkpoint.unlink(missing_ok=True)
                    said = self.stopped("--jobs", jobs, number=number)
                    self.assertRegex(said, f"(?s)stopped by {number.name} after [0-9,]+ records.*--resume goes on")
                    self.assertGreater(consumed(self.checkpoint)["input"]["lines"], LINES // 3)
                    self.assertFalse(consumed(self.checkpoint)["output"]["finished"])
                    self.assertSame(self.go_on("--jobs", jobs))

    def test_all_that_was_whole_is_kept(self):
        lines = self.text.splitlines(keepends=True)
        self.stopped(feed="".join(lines[:1000]) + lines[1000][:3])
        self.assertEqual(consumed(self.checkpoint)["input"]["lines"], 1000)
        self.assertEqual(len(self.output.read_text().splitlines()), 1000)
        self.assertSame(self.go_on())

    def test_every_kind_of_output(self):
        for options in [["--format", "csv"], ["--statuses", "--grants"], ["--only", "refuse"], ["--only", "error"],
                        ["--summary", "json"], ["--summary", "text"], ["--format", "csv", "--only", "undetermined"]]:
            with self.subTest(options=options):
                self.checkpoint.unlink(missing_ok=True)
                self.output.unlink(missing_ok=True)
                self.stopped(*options)
                self.assertSame(self.go_on(*options), *options)
                self.assertSame(self.go_on(*options), *options)

    def test_a_summary_replaces_what_was_there_when_it_is_whole(self):
        self.output.write_text("what was there before\n")
        self.stopped("--summary", "json")
        self.assertEqual(self.output.read_text(), "what was there before\n")
        self.assertSame(self.go_on("--summary", "json"), "--summary", "json")

    def test_compressed_and_from_a_pipe(self):
        packed = gzip.compress(self.text.encode(), 1)
        self.stopped(feed=packed[:len(packed) * 2 // 3])
        self.assertGreater(consumed(self.checkpoint)["input"]["lines"], LINES // 3)
        saved, out = self.checkpoint.read_bytes(), self.output.read_bytes()
        for records, more in [(self.file(packed, "c.gz"), {}), (self.records, {}), ("-", {"stdin": packed}),
                              ("-", {"stdin": self.text.encode()}),
                              (self.file(gzip.compress(self.text.encode(), 9), "d.gz"), {})]:
            with self.subTest(records=records, compressed=bool(more)):
                self.checkpoint.write_bytes(saved)
                self.output.write_bytes(out)
                self.assertSame(self.go_on(records=records, **more))

    def test_ids_are_held_against_those_before_the_interruption(self):
        lines = [adult(application__id=f"{number}") for number in range(3000)]
        self.text = text_of(*lines, *lines[:30], BAD, adult(application__id="7", applicant__age="old"))
        self.records = self.file(self.text)
        whole = "".join(self.text.splitlines(keepends=True)[:2500])
        for options in [[], ["--summary", "json"], ["--jobs", "3"], ["--only", "refuse"]]:
            with self.subTest(options=options):
                self.checkpoint.unlink(missing_ok=True)
                self.output.unlink(missing_ok=True)
                self.stopped(*options, feed=whole)
                ended = self.go_on(*options)
                self.assertSame(ended, *options)
                if "--summary" not in options:
                    self.assertIn("31 ids came again: 0 on line 3,001, 1 on line 3,002", ended.err)
                more = self.file(self.text + text_of(lines[2999]), "more.jsonl")
                self.assertSame(self.go_on(*options, records=more), *options, records=more)

    def test_what_a_killed_run_wrote_behind_the_checkpoint_is_written_again_without_a_word(self):
        whole = self.whole()[1].encode()
        self.stopped()
        for more in [1, 100, 70_000, len(whole)]:
            kept = self.output.read_bytes()
            saved = self.checkpoint.read_bytes()
            self.output.write_bytes(whole[:len(kept) + more])
            self.assertSame(self.go_on())
            self.output.write_bytes(kept)
            self.checkpoint.write_bytes(saved)
        self.assertEqual(list(self.folder.glob("*.found*")), [])

    def test_what_else_stands_behind_the_checkpoint_is_put_aside_and_said(self):
        whole = self.whole()[1].encode()
        self.stopped()
        kept, saved = self.output.read_bytes(), self.checkpoint.read_bytes()
        half = whole[:whole.index(b"\n", len(kept) + 70_000) + 1]
        for number, (tail, aside) in enumerate([
                (b"a note of mine\n", b"a note of mine\n"), (b"torn li\0", b"torn li\0"),
                (half[len(kept):] + b"mine\n" * 50_000, b"mine\n" * 50_000),
                (half[len(kept):] + b'{"id": null, "outcome": "mine"}\n', b'{"id": null, "outcome": "mine"}\n'),
                (whole[len(kept):] + b"mine", b"mine")], 1):
            for jobs in [1, 3]:
                self.output.write_bytes(kept + tail)
                self.checkpoint.write_bytes(saved)
                ended = self.go_on("--jobs", jobs)
                found = max(self.folder.glob("out.found*"), key=lambda path: path.stat().st_mtime_ns)
                note = (f"note: behind what the checkpoint vouches for, `{self.output}` had {len(aside):,} bytes that this "
                        f"run does not write; they are in `{found}`\n")
                self.assertIn(note, ended.err)
                self.assertEqual(found.read_bytes(), aside)
                ended.err = ended.err.replace(note, "")
                self.assertSame(ended)
        self.assertEqual(len(list(self.folder.glob("out.found*"))), 10)

    def test_what_is_done_to_the_output_while_it_is_written_is_said(self):
        aside = self.folder / "aside"
        for done, said in [(lambda: self.output.unlink(), "it was moved, deleted or replaced while it was written"),
                           (lambda: self.output.rename(aside), "it was moved, deleted or replaced while it was written"),
                           (lambda: aside.write_text("mine") and os.replace(aside, self.output),
                            "it was moved, deleted or replaced while it was written"),
                           (lambda: os.truncate(self.output, 0), "it was cut shorter while it was written")]:
            for jobs in [1, 3]:
                program = self.begun("--jobs", jobs)
                program.stdin.write(self.text[:len(self.text) * 2 // 3].encode())
                program.stdin.flush()
                self.wait_for(lambda: unread(program.stdin) == 0 and self.output.stat().st_size > 100_000)
                done()
                _, err = program.communicate(self.text[len(self.text) * 2 // 3:].encode())
                self.assertEqual(program.returncode, 2)
                self.assertIn(f"cannot write to `{self.output}`: {said}\n  help: bring it back", err.decode())
                if aside.exists():
                    aside.rename(self.output)
                    self.assertSame(self.go_on())

    def test_what_is_added_while_it_is_written_is_put_aside(self):
        program = self.begun()
        program.stdin.write(self.text[:len(self.text) * 2 // 3].encode())
        program.stdin.flush()
        self.wait_for(lambda: unread(program.stdin) == 0 and self.output.stat().st_size > 100_000)
        time.sleep(0.5)
        with self.output.open("a") as file:
            file.write("a note of mine\n")
        _, err = program.communicate(self.text[len(self.text) * 2 // 3:].encode())
        self.assertEqual(program.returncode, 1)
        self.assertIn("had 15 bytes that this run does not write", err.decode())
        self.assertEqual((self.folder / "out.found").read_text(), "a note of mine\n")
        self.assertEqual(self.output.read_text(), self.whole()[1])

    def test_it_stays_where_it_is_until_the_run_comes_to_it(self):
        self.stopped()
        kept = self.output.read_bytes()
        self.output.write_bytes(kept + b"a note of mine\n")
        self.stopped("--resume", feed=self.text[:consumed(self.checkpoint)["input"]["bytes"]])
        self.assertEqual(self.output.read_bytes(), kept + b"a note of mine\n")

    def test_nothing_evaluated_yet(self):
        self.stopped(feed="")
        self.assertSame(self.go_on())

    def test_a_link_that_leads_elsewhere_before_anything_was_written(self):
        first, other = self.folder / "first", self.folder / "other"
        other.write_text("a note of mine\n")

        def lead_to(file):
            self.output.unlink(missing_ok=True)
            self.output.symlink_to(file)

        lead_to(first)
        self.stopped(feed="")
        lead_to(other)
        ended = self.go_on()
        self.assertEqual(ended.code, 2)
        self.assertIn(f"the output `{self.output}` is another file than the run was begun with, and has 15 bytes\n",
                      ended.err)
        self.assertEqual(other.read_text(), "a note of mine\n")
        self.assertEqual(list(self.folder.glob("*.found*")), [])
        lead_to(first)
        self.assertSame(self.go_on())

    def test_a_copy_of_the_output_before_anything_was_vouched_for(self):
        self.stopped(feed="")
        kept = self.output
        kept.rename(self.folder / "moved")
        kept.write_text("lines that no checkpoint vouches for\n")
        ended = self.go_on()
        self.assertEqual(ended.code, 2)
        self.assertIn("leave out --resume to begin anew and overwrite it", ended.err)
        self.assertSame(chapeau("batch", FISHING, "--records", self.records, *self.options))

    def test_a_link_that_is_changed_while_the_run_waits_for_its_first_record(self):
        first, other = self.folder / "first", self.folder / "other"
        first.write_text("old\n")
        other.write_text("a note of mine\n")
        self.output.symlink_to(first)
        program = self.begun()
        self.wait_for(self.checkpoint.exists)
        self.wait_for(lambda: first.read_text() == "")
        self.output.unlink()
        self.output.symlink_to(other)
        _, err = program.communicate(self.text.encode())
        self.assertEqual(program.returncode, 2)
        self.assertIn(f"cannot write to `{self.output}`: it was moved, deleted or replaced while it was written",
                      err.decode())
        self.assertEqual(other.read_text(), "a note of mine\n")

    def test_lines_longer_than_any_may_be(self):
        long = '{"application": {"id": "' + "x" * (17 << 20) + '"}}'
        self.text = text_of(APPROVED, long, APPROVED, long)
        self.records = self.file(self.text)
        self.stopped(feed=self.text[:self.text.rindex("{\"application\": {\"id\": \"xxx") + (18 << 20)])
        self.assertGreaterEqual(consumed(self.checkpoint)["input"]["lines"], 3)
        self.assertSame(self.go_on())

    def test_resuming_a_run_that_has_ended_changes_nothing(self):
        first = self.go_on()
        out = self.output.read_bytes()
        again = self.go_on()
        self.assertEqual((again.code, self.output.read_bytes()), (first.code, out))
        self.assertSame(again)

    def test_lines_added_to_a_caseload_that_has_ended_are_evaluated(self):
        self.go_on()
        self.records = self.file(self.text + text_of(APPROVED, BAD))
        self.assertSame(self.go_on())

    def test_begun_anew_without_resume(self):
        self.stopped()
        self.records = self.file(mixed(LINES // 3))
        self.assertSame(self.batch(self.records, *self.options))

    def test_a_signal_while_a_file_is_read(self):
        records = self.file(self.text * (2 if SANITIZED else 20))
        program = self.begun(records=records)
        time.sleep(0.3)
        program.send_signal(signal.SIGTERM)
        program.communicate()
        self.assertIn(program.returncode, [1, 143])
        self.assertSame(self.go_on(records=records), records=records)

    def test_a_plain_file_is_sought_where_nobody_touched_it(self):
        records = self.file(self.text * 9)
        time.sleep(2.1)
        program = self.begun(records=records)
        program.communicate()
        pieces = consumed(self.checkpoint)["input"]["bytes"] // (1 << 20)
        self.assertGreater(pieces, 2)

        def read_by_going_on():
            program = self.begun("--resume", records=records)
            os.waitid(os.P_PID, program.pid, os.WEXITED | os.WNOWAIT)
            with open(f"/proc/{program.pid}/io") as told:
                characters = int(re.match(r"rchar: (\d+)", told.read())[1])
            program.communicate()
            self.assertEqual(program.returncode, 1)
            return characters - self.output.stat().st_size

        sought = read_by_going_on()
        records.write_text(self.text * 9)
        read = read_by_going_on()
        self.assertGreater(read - sought, (pieces - 1) << 20)
        self.assertLess(sought, 3 << 20)

    def test_a_full_disk_stops_the_run_and_it_goes_on(self):
        for jobs in [1, 2]:
            self.checkpoint.unlink(missing_ok=True)
            most = len(self.whole()[1]) // 2
            program = self.begun("--jobs", jobs, records=self.records,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
            _, err = program.communicate()
            self.assertEqual(program.returncode, 2)
            self.assertIn("cannot write to `", err.decode())
            self.assertIn("--resume goes on", err.decode())
            self.assertSame(self.go_on())


class RefusedTest(Checkpoints):
    """What differs is said, and nothing is changed."""

    def setUp(self):
        super().setUp()
        self.stopped()

    def goes_on_when_it_is_brought_back(self):
        self.assertSame(self.go_on())

    def test_another_caseload(self):
        self.records = self.file(mixed(LINES + 1))
        self.assertRefused("of the caseload `", "are not those of `-` that were evaluated")
        self.records = self.file(self.text)
        self.goes_on_when_it_is_brought_back()

    def test_one_changed_byte(self):
        bytes_of = bytearray(self.text.encode())
        size = consumed(self.checkpoint)["input"]["bytes"]
        for at in [0, 1, size // 2, size - 2, size - 1]:
            with self.subTest(at=at):
                changed = bytes_of.copy()
                changed[at] ^= 1
                self.records = self.file(bytes(changed))
                self.assertRefused("are not those of")

    def test_a_change_that_keeps_the_time_of_the_file(self):
        records = self.records
        time.sleep(2.1)
        self.assertEnds(self.go_on(), 1)
        stat = records.stat()
        with records.open("r+b") as file:
            file.seek(1000)
            file.write(b"#")
        os.utime(records, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        self.assertRefused("are not those of")

    def test_a_shorter_caseload(self):
        size = consumed(self.checkpoint)["input"]["bytes"]
        for length in [0, 100, size - 1]:
            with self.subTest(length=length):
                self.records = self.file(self.text[:length])
                self.assertRefused("ends within the", "that were evaluated")

    def test_a_caseload_that_goes_on_within_its_last_line(self):
        text = text_of(APPROVED, APPROVED).rstrip("\n")
        self.checkpoint.unlink()
        self.records = self.file(text)
        self.assertEnds(self.batch(self.records, *self.options), 0)
        for more in ["x", "x\n", "\r", " ", "\rx\n", "\r\r\n", "{}"]:
            self.records = self.file(text + more)
            self.assertRefused("goes on now")

    def test_a_caseload_whose_last_line_is_ended_later(self):
        """As `printf '\\n{…}\\n' >>` does: the line is what it was, and what comes behind it is new."""
        for last in [APPROVED, BAD, '{"applicant": ', "   "]:
            for more in ["\n", "\r\n", "\n" + text_of(REFUSED), "\r\n" + text_of(REFUSED), "\n\n" + text_of(BAD).rstrip("\n")]:
                for pack in [str.encode, lambda text: gzip.compress(text.encode())]:
                    with self.subTest(last=last, more=more, packed=pack is not str.encode):
                        self.checkpoint.unlink(missing_ok=True)
                        text = text_of(APPROVED, last).rstrip("\n")
                        self.records = self.file(pack(text))
                        self.assertIn(self.batch(self.records, *self.options).code, [0, 1])
                        self.records = self.file(pack(text + more))
                        self.assertSame(self.go_on())
                        self.records = self.file(pack(text + more + text_of(UNDETERMINED) * more.endswith("\n")))
                        self.assertSame(self.go_on())

    def test_a_caseload_that_is_not_there(self):
        self.records.unlink()
        self.assertRefused("cannot read `")
        self.records.mkdir()
        self.assertRefused("cannot read `", "Is a directory")

    def test_a_torn_compressed_caseload(self):
        packed = gzip.compress(self.text.encode())
        self.records = self.file(packed[:len(packed) // 3])
        self.assertRefused("ends too soon")

    def test_an_output_that_is_not_there(self):
        out = self.output.read_bytes()
        self.output.unlink()
        self.assertRefused("cannot go on from", "bytes of its output", "is not there", "or leave out --resume")
        self.assertFalse(self.output.exists())
        self.output.write_bytes(out)
        self.goes_on_when_it_is_brought_back()

    def test_a_shorter_output(self):
        out = self.output.read_bytes()
        for length in [0, 1, len(out) - 1]:
            self.output.write_bytes(out[:length])
            self.assertRefused(f"has {length} bytes and had {len(out)}")

    def test_a_changed_output(self):
        out = self.output.read_bytes()
        for at in [0, len(out) // 2, len(out) - 1]:
            changed = bytearray(out)
            changed[at] ^= 1
            self.output.write_bytes(changed)
            self.assertRefused(f"the first {len(out)} bytes of the output", "are not those that were written")
        self.output.write_bytes(out)
        self.goes_on_when_it_is_brought_back()

    def test_an_output_that_grew_after_the_end(self):
        self.assertEnds(self.go_on(), 1)
        with self.output.open("a") as file:
            file.write("a note of mine\n")
        self.assertRefused("and the run had ended with")

    def test_an_output_that_is_no_file(self):
        self.output.unlink()
        os.mkfifo(self.output)
        self.assertRefused("keeps nothing that a run could go on from")

    def test_ids_that_are_not_what_was_written(self):
        ids = self.folder / "checkpoint.ids"
        good = ids.read_bytes()
        ids.unlink()
        self.assertRefused(f"its ids in `{ids}` are not there any more")
        ids.write_bytes(good[:-8])
        self.assertRefused(f"have {len(good) - 8} bytes and had {len(good)}")
        ids.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
        self.assertRefused(f"the first {len(good)} bytes of its ids in `{ids}` are not those that were written")
        ids.write_bytes(b"my notes")
        self.assertRefused(f"its ids in `{ids}` are damaged: they do not begin as they were written")
        ids.write_bytes(good + b"torn")
        self.goes_on_when_it_is_brought_back()

    def test_a_damaged_checkpoint(self):
        saved = self.checkpoint.read_bytes()
        damaged = [b"", b"{}", b"{}\n", saved[:-1], saved[:len(saved) // 2], saved + b"\n", saved + saved,
                   b"\x00" * len(saved)]
        for at in [1, len(saved) // 3, len(saved) - 10, len(saved) - 1]:
            changed = bytearray(saved)
            changed[at] ^= 1
            damaged.append(bytes(changed))
        for text in damaged:
            with self.subTest(text=text[-80:]):
                self.checkpoint.write_bytes(text)
                self.assertRefused("it is damaged, or no checkpoint")
        self.checkpoint.write_bytes(saved)
        self.goes_on_when_it_is_brought_back()

    def test_a_checkpoint_that_is_not_there(self):
        self.checkpoint.unlink()
        self.assertRefused("it is not there, but the output `")
        self.assertFalse(self.checkpoint.exists())

    def test_a_checkpoint_that_cannot_be_read(self):
        self.checkpoint.unlink()
        self.checkpoint.mkdir()
        self.assertRefused("cannot go on from `")

    def test_other_options(self):
        for options, now in [(["--grants"], "--format json --grants"), (["--format", "csv"], "--format csv"),
                             (["--only", "refuse"], "--format json --only refuse"),
                             (["--lang", "fr"], "--format json --lang fr"),
                             (["--summary", "json"], "--format json --summary")]:
            self.assertRefused(f"it is of other options: `--format json`, and now they are `{now}`",
                               go_on=lambda options=options: self.go_on(*options))
        self.assertSame(self.go_on("--jobs", 3))

    def test_another_policy(self):
        other = self.folder / "policy"
        shutil.copytree(HERE / FISHING, other)
        with (other / "policy.rules").open("a") as file:
            file.write("# a note\n")
        self.assertRefused("it is of another policy: sha256:",
                           go_on=lambda: chapeau("batch", other, "--records", self.records, *self.options, "--resume"))

    def test_another_version(self):
        state = consumed(self.checkpoint)
        state["chapeau"] = "0.0.9"
        text = json.dumps(state) + "\n"
        self.checkpoint.write_text(f"{text}sha256:{hashlib.sha256(text.encode()).hexdigest()}\n")
        self.assertRefused("it is of chapeau 0.0.9, and this is ")

    def test_another_run_that_is_still_going(self):
        other = self.begun("--resume")
        other.stdin.write(self.text.encode()[:len(self.text) // 2])
        other.stdin.flush()
        self.wait_for(lambda: unread(other.stdin) == 0)
        ended = self.go_on()
        self.assertEnds(ended, 2)
        self.assertIn("another run is writing it", ended.err)
        other.stdin.write(self.text.encode()[len(self.text) // 2:])
        other.communicate()
        self.assertEqual(other.returncode, 1)
        self.goes_on_when_it_is_brought_back()


class UnwritableTest(Checkpoints):
    """Found before the first record is read."""

    def test_unwritable_checkpoint(self):
        self.output.write_text("what was there before\n")
        self.options = ["--output", self.output, "--checkpoint", self.folder / "none" / "checkpoint"]
        program = self.begun()  # its standard input stays open, and nothing comes
        self.assertEqual(program.wait(timeout=20), 2)
        program.stdin.close()
        self.assertIn("cannot write the checkpoint", program.stderr.read().decode())
        program.stderr.close()
        self.assertEqual(self.output.read_text(), "what was there before\n")

    def test_unwritable_output(self):
        self.options = ["--output", self.folder / "none" / "out", "--checkpoint", self.checkpoint]
        program = self.begun()
        self.assertEqual(program.wait(timeout=20), 2)
        program.stdin.close()
        self.assertIn("cannot write to", program.stderr.read().decode())
        program.stderr.close()
        self.assertFalse(self.checkpoint.exists())

    def test_a_pipe_or_device_keeps_nothing(self):
        fifo = self.folder / "fifo"
        os.mkfifo(fifo)
        for output in [fifo, "/dev/null"]:
            self.options = ["--output", output, "--checkpoint", self.checkpoint]
            ended = self.batch(self.records, *self.options)
            self.assertEnds(ended, 2)
            self.assertIn("keeps nothing that a run could go on from", ended.err)

    def test_somebodys_file_where_the_ids_would_be(self):
        ids = self.folder / "checkpoint.ids"
        ids.write_text("my notes\n")
        ended = self.batch(self.records, *self.options)
        self.assertEnds(ended, 2)
        self.assertIn(f"cannot write the checkpoint's ids to `{ids}`: the file of that name begins as none that a run writes: it is damaged, or another's",
                      ended.err)
        self.assertEqual(ids.read_text(), "my notes\n")
        self.assertFalse(self.checkpoint.exists())
        ids.unlink()
        for other in ["--output", "--records"]:
            named = {"--output": self.output, "--records": self.records, other: ids}
            ids.write_text(self.text)
            ended = chapeau("batch", FISHING, "--checkpoint", self.checkpoint, *[str(word) for pair in named.items() for word in pair])
            self.assertEnds(ended, 2)
            self.assertIn("the checkpoint with its `.ids`", ended.err)
            self.assertEqual(ids.read_text(), self.text)

    def test_needs_an_output_and_says_so(self):
        ended = self.batch(self.records, "--checkpoint", self.checkpoint)
        self.assertEnds(ended, 2)
        self.assertIn("--output", ended.err)

    def test_nothing_is_left_beside(self):
        self.go_on()
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ["caseload.jsonl", "checkpoint", "checkpoint.ids", "out"])


if __name__ == "__main__":
    unittest.main()
