"""`chapeau batch` and the files it is given: one that is read is never written, and an output is whole or what it was."""

import gzip
import json
import os
import resource
import shutil
import signal
import socket
import stat
import subprocess
import threading
import time
import unittest

from caseloads import APPROVED, BAD, REFUSED, Caseload, text_of
from run import FISHING, HERE, PROGRAM, chapeau

MANY = text_of(*[APPROVED, REFUSED] * 10_000)


def shell(command, *arguments, timeout=20):
    """Runs it in bash: `$chapeau` is the program, `$1`… the arguments. A program that never ends is one that fails."""
    return subprocess.run(["bash", "-c", command, "bash", *map(str, arguments)], cwd=HERE, capture_output=True,
                          text=True, check=False, timeout=timeout, env={**os.environ, "chapeau": PROGRAM})


class Files(Caseload):
    def refused(self, ended, *said):
        code = ended.code if hasattr(ended, "code") else ended.returncode
        err = ended.err if hasattr(ended, "err") else ended.stderr
        self.assertEqual(code, 2, err)
        self.assertIn("  help: ", err)
        for text in said:
            self.assertIn(text, err)

    def begun(self, records, *options, **more):
        """A run that has been begun and has its standard input open."""
        return subprocess.Popen([PROGRAM, "batch", FISHING, "--records", str(records), *map(str, options)], cwd=HERE,
                                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)

    def left(self):
        return sorted(path.name for path in self.folder.iterdir())


class SameFileTest(Files):
    """A file that is read is never opened for writing."""

    def setUp(self):
        super().setUp()
        self.records = self.file(MANY)
        self.other = self.folder / "other"
        self.link = self.folder / "link"

    def names(self):
        """Further names of the file of records."""
        os.link(self.records, self.other)
        self.link.symlink_to(self.records.name)
        return [self.records, self.folder / "." / self.records.name, self.other, self.link,
                self.folder / ".." / self.folder.name / self.records.name]

    def unharmed(self):
        self.assertEqual(self.records.read_text(), MANY)

    def test_output_is_the_records(self):
        for name in self.names():
            with self.subTest(name=name):
                self.refused(self.batch(self.records, "--output", name), "is both the records and the output",
                             "another file")
                self.unharmed()

    def test_output_is_standard_input(self):
        for records in ["-", "/dev/stdin"]:
            for output in [self.records, "/dev/stdin", "/dev/fd/0"]:
                with self.subTest(records=records, output=output):
                    self.refused(shell(f'"$chapeau" batch {FISHING} --records "$1" --output "$2" < "$3"', records,
                                       output, self.records), "is both the records and the output")
                    self.unharmed()

    def test_checkpoint_is_the_records(self):
        output = self.folder / "out"
        for name in self.names():
            with self.subTest(name=name):
                for more in [[], ["--resume"]]:
                    self.refused(self.batch(self.records, "--output", output, "--checkpoint", name, *more),
                                 "is both the records and the checkpoint")
                self.unharmed()
                self.assertFalse(output.exists())

    def test_checkpoint_is_the_output(self):
        output = self.file("old\n", "out")
        os.link(output, self.other)
        self.link.symlink_to("out")
        dangling = self.folder / "dangling"
        dangling.symlink_to("none")
        none = self.folder / "none"
        for first, second in [(output, output), (output, self.other), (self.link, output), (none, none),
                              (none, self.folder / "." / "none"), (dangling, none), (none, dangling)]:
            with self.subTest(output=first.name, checkpoint=second):
                self.refused(self.batch(self.records, "--output", first, "--checkpoint", second),
                             "is both the output and the checkpoint")
                self.assertEqual(output.read_text(), "old\n")
                self.assertFalse(none.exists())

    def test_output_or_checkpoint_is_of_the_policy(self):
        for name in ["policy.rules", "fishing.outline.tsv"]:
            self.file((HERE / FISHING / name).read_bytes(), name)
        rules = sorted(path for path in self.folder.iterdir() if path.suffix in [".rules", ".tsv"])
        for file in rules:
            text = file.read_bytes()
            with self.subTest(file=file.name):
                self.refused(chapeau("batch", self.folder, "--records", self.records, "--output", file),
                             "is both a file of the policy and the output")
                self.refused(chapeau("batch", self.folder, "--records", self.records, "--output", self.other,
                                     "--checkpoint", file), "is both a file of the policy and the checkpoint")
                self.assertEqual(file.read_bytes(), text)

    def test_standard_output_is_the_records(self):
        for how in [">>", "1<>"]:
            for records in ['"$1"', '- < "$1"']:
                with self.subTest(how=how, records=records):
                    self.refused(shell(f'"$chapeau" batch {FISHING} --records {records} {how} "$1"', self.records),
                                 "is both the records and standard output")
                    self.unharmed()
        self.refused(shell(f'"$chapeau" batch {FISHING} --records "$1" > "$1"', self.records),
                     "is both the records and standard output", "a shell that is told `> FILE` empties it")

    def test_standard_error_is_the_records(self):
        for how in ["2>>", "2<>"]:
            for more in ["", f'--output "{self.other}"']:
                for records in ['"$1"', '- < "$1"']:
                    with self.subTest(how=how, records=records, more=more):
                        ended = shell(f'"$chapeau" batch {FISHING} --records {records} {more} {how} "$1"', self.records)
                        self.assertEqual(ended.returncode, 2)
                        self.assertIn("is both the records and standard error\n  help: ", ended.stdout)
                        self.unharmed()
                        self.assertFalse(self.other.exists())
        ended = shell(f'"$chapeau" batch {FISHING} --records "$1" >> "$1" 2>&1', self.records)
        self.assertEqual(ended.returncode, 2)
        self.unharmed()

    def test_standard_error_is_a_file_of_the_policy_or_the_record(self):
        for name in ["policy.rules", "fishing.outline.tsv"]:
            self.file((HERE / FISHING / name).read_bytes(), name)
        rules, record = self.folder / "policy.rules", self.file(text_of(APPROVED), "record.json")
        for command in ["check", "eval --record record.json", "batch --records record.json"]:
            for file in [rules, record] if "record" in command else [rules]:
                before = file.read_bytes()
                ended = shell(f'cd "$1"; "$chapeau" {command} . 2>> "$2"', self.folder, file)
                self.assertEqual(ended.returncode, 2)
                self.assertIn("and standard error", ended.stdout)
                self.assertEqual(file.read_bytes(), before)

    def test_both_standard_outputs_into_one_file(self):
        ended = shell(f'"$chapeau" batch {FISHING} --records "$1" > "$2" 2>&1', self.records, self.other)
        self.assertEqual(ended.returncode, 0)
        self.assertIn("20,000 records: ", self.other.read_text())

    def test_explaining_into_the_records(self):
        self.refused(shell(f'"$chapeau" batch {FISHING} --records "$1" --explain A >> "$1"', self.records),
                     "is both the records and standard output")
        self.refused(self.batch(self.records, "--explain", "A", "--output", self.records), "is both the records and")
        self.unharmed()

    def test_standard_output_is_the_record_of_eval(self):
        record = self.file(text_of(APPROVED), "record.json")
        for how in [">>", "1<>", ">"]:
            for name in ['"$1"', '- < "$1"']:
                with self.subTest(how=how, name=name):
                    record.write_text(text_of(APPROVED))
                    self.refused(shell(f'"$chapeau" eval {FISHING} --record {name} {how} "$1"', record),
                                 "is both the record and standard output")
                    self.assertEqual(record.read_text(), "" if how == ">" else text_of(APPROVED))

    def test_standard_output_is_a_file_of_the_policy(self):
        for name in ["policy.rules", "fishing.outline.tsv"]:
            self.file((HERE / FISHING / name).read_bytes(), name)
        rules = self.folder / "policy.rules"
        text = rules.read_bytes()
        for command in ["check", "test", "schema", f'eval --record "$3"', f'batch --records "$3"']:
            with self.subTest(command=command):
                self.refused(shell(f'"$chapeau" {command} "$1" >> "$2"', self.folder, rules, self.records),
                             "is both a file of the policy and standard output")
                self.assertEqual(rules.read_bytes(), text)

    def test_devices_may_be_both(self):
        self.assertEnds(chapeau("batch", FISHING, "--records", "/dev/null", "--output", "/dev/null"), 0)
        self.assertEqual(shell(f'"$chapeau" batch {FISHING} --records - < /dev/null > /dev/null').returncode, 0)

    def test_appending_to_another_file(self):
        shell(f'"$chapeau" batch {FISHING} --records "$1" >> "$2"; "$chapeau" batch {FISHING} --records "$1" >> "$2"',
              self.records, self.other)
        self.assertEqual(self.other.read_text(), 2 * self.batch(self.records).out)


class WholeOutputTest(Files):
    """Without a checkpoint, the output is what it was until all of it is there."""

    def setUp(self):
        super().setUp()
        self.records = self.file(MANY)
        self.output = self.file("what was there before\n", "out")
        self.before = self.left()

    def as_it_was(self):
        self.assertEqual(self.output.read_text(), "what was there before\n")
        self.assertEqual(self.left(), self.before)

    def test_replaced_when_whole(self):
        self.assertEnds(self.batch(self.records, "--output", self.output), 0)
        self.assertEqual(self.output.read_text(), self.batch(self.records).out)
        self.assertEqual(self.left(), self.before)

    def test_bad_lines_do_not_make_it_less_whole(self):
        records = self.file(text_of(APPROVED, BAD))
        self.assertEnds(self.batch(records, "--output", self.output), 1)
        self.assertEqual(self.output.read_text(), self.batch(records).out)

    def test_stopped_by_a_signal(self):
        for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
            for feed in [b"", MANY.encode()]:
                for jobs in [1, 2]:
                    with self.subTest(number=number, fed=len(feed), jobs=jobs):
                        program = self.begun("-", "--output", self.output, "--jobs", jobs)
                        program.stdin.write(feed)
                        program.stdin.flush()
                        time.sleep(0.3)
                        self.assertEqual(self.output.read_text(), "what was there before\n")
                        program.send_signal(number)
                        self.assertEqual(program.wait(timeout=20), 128 + number)
                        program.stdin.close()
                        self.assertRegex(program.stderr.read().decode(),
                                         f"(?s)stopped by {number.name}.*is as it was")
                        program.stderr.close()
                        self.as_it_was()

    def test_killed_outright(self):
        program = self.begun("-", "--output", self.output)
        program.stdin.write(MANY.encode())
        program.stdin.flush()
        time.sleep(0.3)
        program.kill()
        program.communicate()
        self.assertEqual(self.output.read_text(), "what was there before\n")
        left = self.folder / f"out.{program.pid}-0.new"
        self.assertEqual(self.left(), sorted([*self.before, left.name]))
        link = self.folder / "link"
        link.symlink_to("out")
        for name in [self.output, link]:
            ended = self.batch(self.records, "--output", name)
            self.assertEnds(ended, 0)
            self.assertIn(f"note: `{left}` was left by a run that was killed", ended.err)
            self.assertTrue(left.exists())
        self.assertIn(f"note\u00a0: «\u00a0{left}\u00a0» vient d’une exécution interrompue",
                      self.batch(self.records, "--output", self.output, "--lang=fr").err)
        left.unlink()
        self.assertNotIn("note: ", self.batch(self.records, "--output", self.output).err)

    def test_only_what_runs_left_that_are_dead_is_named(self):
        dead = subprocess.Popen(["true"])
        dead.wait()
        for name in [f"out.{os.getpid()}-0.new", f"out.{dead.pid}.new", f"out.{dead.pid}-0.news", f"out.{dead.pid}-.new",
                     "out.-1-0.new", "out.x-0.new", f"ou.{dead.pid}-0.new", f"out2.{dead.pid}-0.new", "out.0-0.new"]:
            self.file("", name)
        self.assertNotIn("note: ", self.batch(self.records, "--output", self.output).err)
        for number in range(3):
            self.file("", f"out.{dead.pid}-{number}.new")
        self.assertIn("-0.new` and 2 more like it were left", self.batch(self.records, "--output", self.output).err)

    def test_a_signal_that_is_to_be_ignored_is_ignored(self):
        program = self.begun("-", "--output", self.output,
                             preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        time.sleep(0.3)
        program.send_signal(signal.SIGHUP)
        program.communicate(MANY.encode())
        self.assertEqual(program.returncode, 0)
        self.assertEqual(self.output.read_text(), self.batch(self.records).out)

    def test_disk_that_is_full(self):
        """A bound on the size of files is the same to a program, but for the name of the error."""
        for jobs in [1, 2]:
            program = self.begun(self.records, "--output", self.output, "--jobs", jobs,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)))
            _, err = program.communicate()
            self.assertEqual(program.returncode, 2)
            self.assertIn("cannot write to `", err.decode())
            self.assertIn("is as it was", err.decode())
            self.assertNotIn("records:", err.decode())
            self.as_it_was()

    def test_device_that_is_full(self):
        ended = self.batch(self.records, "--output", "/dev/full")
        self.refused(ended, "cannot write to `/dev/full`: No space left on device")

    def test_records_that_end_too_soon(self):
        packed = gzip.compress(MANY.encode())
        torn = self.file(packed[:len(packed) // 2], "torn.gz")
        self.before = self.left()
        self.refused(self.batch(torn, "--output", self.output), "ends too soon", "is as it was")
        self.as_it_was()

    def test_records_cut_while_they_are_read(self):
        records = self.file(MANY * 20, "cut.jsonl")
        self.before = self.left()
        program = self.begun(records, "--output", self.output)
        time.sleep(0.25)
        os.truncate(records, 100)
        program.communicate()
        if program.returncode != 0:
            self.assertEqual(program.returncode, 2)
            self.as_it_was()

    def test_permissions_stay(self):
        for mode in [0o640, 0o600, 0o664]:
            self.output.chmod(mode)
            self.assertEnds(self.batch(self.records, "--output", self.output), 0)
            self.assertEqual(stat.S_IMODE(self.output.stat().st_mode), mode)

    def test_a_new_file_has_the_usual_permissions(self):
        new = self.folder / "new"
        program = self.begun(self.records, "--output", new, preexec_fn=lambda: os.umask(0o027))
        program.communicate()
        self.assertEqual(stat.S_IMODE(new.stat().st_mode), 0o640)

    def test_a_link_stays_a_link(self):
        (self.folder / "there").mkdir()
        for target in ["out", "there/new"]:
            link = self.folder / "link"
            link.symlink_to(target)
            self.assertEnds(self.batch(self.records, "--output", link), 0)
            self.assertTrue(link.is_symlink())
            self.assertEqual((self.folder / target).read_text(), self.batch(self.records).out)
            link.unlink()

    def test_what_is_no_file_is_written_as_it_is(self):
        self.assertEnds(self.batch(self.records, "--output", "/dev/null"), 0)
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))
        whole = self.batch(self.records).out
        self.assertEqual(self.batch(self.records, "--output", "/dev/stdout").out, whole)
        fifo = self.folder / "fifo"
        os.mkfifo(fifo)
        read = []
        reader = threading.Thread(target=lambda: read.append(fifo.read_text()))
        reader.start()
        self.assertEnds(self.batch(self.records, "--output", fifo), 0)
        reader.join()
        self.assertEqual(read, [whole])

    def test_standard_output_by_its_name_is_appended_to(self):
        ended = shell(f'"$chapeau" batch {FISHING} --records "$1" --output /dev/stdout >> "$2"', self.records,
                      self.output)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(self.output.read_text(), "what was there before\n" + self.batch(self.records).out)

    def test_where_nothing_can_be_written(self):
        self.refused(self.batch(self.records, "--output", self.folder / "none" / "out"), "cannot write to")
        self.refused(self.batch(self.records, "--output", self.folder), "cannot write to", "Is a directory")

    def test_explained_into_the_output(self):
        self.assertEnds(self.batch(self.records, "--explain", "R", "--output", self.output), 0)
        self.assertEqual(self.output.read_text(), self.batch(self.records, "--explain", "R").out)
        self.assertEnds(self.batch(self.records, "--explain", "Z", "--output", self.output), 2)
        self.assertEqual(self.output.read_text(), self.batch(self.records, "--explain", "R").out)


class FileOfAnotherTest(Files):
    """What somebody else keeps under a name that a run is given stays what it is, and a run that is refused leaves nothing."""

    def setUp(self):
        super().setUp()
        self.records = self.file(text_of(APPROVED, REFUSED))
        self.output, self.checkpoint = self.folder / "out", self.folder / "checkpoint"

    def run_with(self, *options):
        return self.batch(self.records, "--output", self.output, "--checkpoint", self.checkpoint, *options)

    def test_a_checkpoint_that_is_no_checkpoint(self):
        for content in ["my diary\n", '{"chapeau_case": 1}\n', json.dumps(APPROVED), "\n"]:
            self.checkpoint.write_text(content)
            before = self.left()
            self.refused(self.run_with(), "what is there is no checkpoint, and would be lost", "nothing has been written")
            self.assertEqual(self.checkpoint.read_text(), content)
            self.assertEqual(self.left(), before)
            self.refused(self.run_with("--resume"), "move it away")
            self.assertEqual(self.checkpoint.read_text(), content)
            self.assertEqual(self.left(), before)

    def test_a_checkpoint_that_is_no_plain_file(self):
        def socket_there():
            with socket.socket(socket.AF_UNIX) as at:
                at.bind(str(self.checkpoint))

        for make in [self.checkpoint.mkdir, lambda: os.mkfifo(self.checkpoint), socket_there,
                     lambda: self.checkpoint.symlink_to("/dev/null")]:
            make()
            before, kind = self.left(), self.checkpoint.lstat().st_mode
            self.refused(self.run_with(), "what is there is no plain file")
            self.assertEqual((self.left(), self.checkpoint.lstat().st_mode), (before, kind))
            self.checkpoint.rmdir() if stat.S_ISDIR(kind) else self.checkpoint.unlink()
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))

    def test_a_checkpoint_that_may_be_replaced(self):
        for content in ["", None]:
            if content is not None:
                self.checkpoint.write_text(content)
            self.assertEnds(self.run_with(), 0)
            self.assertEnds(self.run_with(), 0)
            self.assertEnds(self.run_with("--resume"), 0)

    def test_an_output_that_cannot_be_opened(self):
        for output in [self.folder, self.folder / "none" / "out"]:
            ended = self.batch(self.records, "--output", output)
            self.refused(ended, f"cannot write to `{output}`", "in a folder that is there; nothing has been written")
            self.assertEqual(self.left(), ["caseload.jsonl"])

    def test_another_name_for_the_output_of_a_run_that_goes_on(self):
        self.assertEnds(self.run_with(), 0)
        ended = self.batch(self.records, "--output", self.folder / "other", "--checkpoint", self.checkpoint, "--resume")
        self.refused(ended, f"bytes of its output, and `{self.folder / 'other'}` is not there",
                     "name the output that the run was begun with")

    def test_a_name_that_the_policy_would_be_read_with(self):
        policy = self.folder / "policy"
        shutil.copytree(HERE / FISHING, policy)
        (policy / "cases").mkdir(exist_ok=True)
        before = sorted(policy.rglob("*"))
        for name in ["new.rules", "cases/new.rules", "cases/../new.rules"]:
            for option in ["--output", "--checkpoint"]:
                options = [option, policy / name] if option == "--output" else ["--output", self.output, option, policy / name]
                ended = chapeau("batch", policy, "--records", self.records, *options)
                self.refused(ended, "would be a file of the policy", "name a file elsewhere")
        self.assertEqual(sorted(policy.rglob("*")), before)
        self.assertEnds(chapeau("batch", policy, "--records", self.records, "--output", policy / "out.jsonl"), 0)

    def test_streams_that_are_closed(self):
        """As a daemon or a cron job may be started: no file that is opened has the number of a stream that is written to."""
        undisturbed = self.batch(self.records).out
        for closed in ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"]:
            for options in ["", '--checkpoint "$3"']:
                self.output.unlink(missing_ok=True)
                self.checkpoint.unlink(missing_ok=True)
                ended = shell(f'"$chapeau" batch {FISHING} --records "$1" --output "$2" {options} {closed}', self.records, self.output,
                              self.checkpoint)
                self.assertEqual(ended.returncode, 0, (closed, ended.stderr))
                self.assertEqual(self.output.read_text(), undisturbed, closed)
        self.assertEqual(shell(f'"$chapeau" batch {FISHING} --records "$1" 2>&-', self.records).stdout, undisturbed)
        self.assertEqual(shell(f'"$chapeau" eval {FISHING} --record - <&-').returncode, 2)

    def test_names_with_characters_that_turn_a_line_round(self):
        for ended in [self.batch(self.folder / "x\u202ey"), chapeau("eval", FISHING, "--record", "x\u202ey"), chapeau("x\u202ey"),
                      self.batch(self.records, "--only", "x\u202ey"), self.batch(self.records, "--output", "/x\u202ey/z"),
                      chapeau("eval", FISHING, "--x\u202ey"), chapeau("check", "x\u202ey"), chapeau("test", "x\u202ey")]:
            self.assertEqual(ended.code, 2, ended.err)
            self.assertIn("x\\u{202e}y", ended.out + ended.err)
            self.assertNotIn("\u202e", ended.out + ended.err)


class StandardOutputTest(Files):
    """Whoever reads standard output is told by the exit code that it is not whole."""

    def test_stopped_by_a_signal(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            program = self.begun("-")
            time.sleep(0.2)
            program.send_signal(number)
            self.assertEqual(program.wait(timeout=20), -number)  # 128 + N to a shell
            program.communicate()


if __name__ == "__main__":
    unittest.main()
