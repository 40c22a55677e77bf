"""Output that can't be written, readers that go away, and policies made to exhaust the program."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from run import ADULT, FISHING, HERE, PROGRAM, SANITIZED, CommandTest, chapeau

EVERY_COMMAND = [["--help"], ["--version"], ["check", FISHING], ["eval", FISHING, "--record", ADULT],
                 ["eval", FISHING, "--record", ADULT, "--format", "json"], ["test", FISHING], ["schema", FISHING],
                 ["explain", "CH0213"], ["completion", "bash"], ["completion", "zsh"]]


class FullDiskTest(CommandTest):
    def test_every_command_reports_it(self):
        for arguments in EVERY_COMMAND:
            with self.subTest(arguments=arguments), open("/dev/full", "w") as full:
                ended = subprocess.run([PROGRAM, *arguments], cwd=HERE, stdout=full, stderr=subprocess.PIPE, text=True,
                                       check=False)
                self.assertEqual(ended.returncode, 2)
                self.assertIn("error: cannot write to standard output: No space left on device\n  help: ", ended.stderr)

    def test_batch_stops_at_once(self):
        line = " ".join((HERE / ADULT).read_text().split()) + "\n"
        with open("/dev/full", "w") as full:
            ended = subprocess.run([PROGRAM, "batch", FISHING, "--records", "-"], cwd=HERE, stdout=full,
                                   stderr=subprocess.PIPE, text=True, input=line * 1000, check=False)
        self.assertEqual(ended.returncode, 2)
        self.assertNotIn("records:", ended.stderr)


class ClosedStreamTest(CommandTest):
    """A program that was started without a stream which it needs has not done what was asked."""

    def run_closed(self, closed, *arguments):
        return subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", PROGRAM, *map(str, arguments)], cwd=HERE, capture_output=True,
                              text=True, check=False, timeout=60)

    def test_every_command_that_prints(self):
        for arguments in [*EVERY_COMMAND, ["batch", "--help"], ["serve", FISHING, "--port", "0"],
                          ["batch", FISHING, "--records", "/dev/null", "--summary", "json"]]:
            with self.subTest(arguments=arguments):
                ended = self.run_closed(">&-", *arguments)
                self.assertEqual(ended.returncode, 2, ended.stderr)
                self.assertIn("error: cannot write to standard output: it is closed\n  help: ", ended.stderr)
                self.assertEqual(self.run_closed(">&- 2>&-", *arguments).returncode, 2)

    def test_records_from_an_input_that_is_closed(self):
        for arguments in [["batch", FISHING, "--records"], ["batch", FISHING, "--explain", "A", "--records"],
                          ["eval", FISHING, "--record"], ["eval", FISHING, "--findings"]]:
            for name in ["-", "/dev/stdin"]:
                with self.subTest(arguments=arguments, name=name):
                    ended = self.run_closed("<&-", *arguments, name)
                    self.assertEqual((ended.returncode, ended.stdout), (2, ""))
                    self.assertIn("error: cannot read `", ended.stderr)
                    if name == "-":
                        self.assertIn("`standard input`: it is closed\n", ended.stderr)

    def test_an_output_by_name_needs_no_standard_output(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as records:
            records.write(" ".join((HERE / ADULT).read_text().split()) + "\n")
            records.flush()
            batch = ["batch", FISHING, "--records", records.name]
            self.assertEqual(self.run_closed(">&-", *batch, "--output", "/dev/null").returncode, 0)
            self.assertEqual(self.run_closed(">&-", *batch, "--output", "/dev/stdout").returncode, 2)
            self.assertEqual(self.run_closed(">&-", *batch).returncode, 2)


class NoRoomTest(CommandTest):
    """The system gives a program less than it asks for."""

    def limited(self, bound, *options):
        with tempfile.TemporaryDirectory() as folder:
            records, output = Path(folder) / "records.jsonl", Path(folder) / "out"
            records.write_text((" ".join((HERE / ADULT).read_text().split()) + "\n") * 20_000)
            output.write_text("as it was")
            ended = subprocess.run(["sh", "-c", f'{bound}; exec "$@"', "sh", PROGRAM, "batch", FISHING, "--records", records, "--output",
                                    output, *options], cwd=HERE, capture_output=True, text=True, check=False, timeout=120)
            return ended, output.read_text(), sorted(path.name for path in Path(folder).iterdir())

    @unittest.skipIf(SANITIZED, "sanitizers take more address space than any bound here")
    def test_memory_for_threads(self):
        for bound in [150_000, 300_000, 500_000]:
            with self.subTest(bound=bound):
                ended, output, left = self.limited(f"ulimit -v {bound}", "--jobs", "200")
                self.assertEqual(ended.returncode, 2, ended.stderr)
                self.assertRegex(ended.stderr, "^error: (there is not enough memory|the system gives no more threads: [^\n]*)\n"
                                               "  help: [^\n]* fewer --jobs\n$")
                self.assertEqual((output, left), ("as it was", ["out", "records.jsonl"]))


class DeepPolicyTest(CommandTest):
    """Policies no person writes: definitions that refer to each other as deep as may be, on as many ways as can be."""

    def policy(self, joined, length):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        defines = "".join(f"define d{i} : yes/no\n  = d{i - 1} {joined} d{i - 2}\n" for i in range(2, length))
        rules = Path(held.name) / "deep.rules"
        rules.write_text('policy deep\n  title "Deep"\nfacts a\n  id text\n  n number\n'
                         "define d0 : yes/no\n  = a.n is 1\ndefine d1 : yes/no\n  = a.n is at least 1\n"
                         f"{defines}decision x\n  approve when d{length - 1}\n")
        return rules

    def test_evaluated_as_any_other(self):
        for joined in ["and", "or"]:
            policy = self.policy(joined, 990)
            for record, outcome in [({"n": 1}, "approve"), ({"n": 0}, "refuse"), ({}, "undetermined")]:
                text = json.dumps({"a": {"id": "R", **record}})
                for command in [["eval", "--record"], ["batch", "--records"]]:
                    with self.subTest(joined=joined, outcome=outcome, command=command[0]):
                        options = ["--format", "json"] if command[0] == "eval" else ["--statuses"]
                        ended = chapeau(command[0], policy, command[1], "-", *options, stdin=text)
                        self.assertEnds(ended, 0)
                        said = json.loads(ended.out)
                        self.assertEqual(said.get("decision", said)["outcome"], outcome)

    def test_refused_where_deeper(self):
        for length in [1010, 30000]:
            ended = chapeau("eval", self.policy("and", length), "--record", "-", stdin="{}")
            self.assertEnds(ended, 2)
            self.assertIn("CH0328", ended.err)


class ClosedPipeTest(CommandTest):
    def test_every_command_ends_without_a_word(self):
        for arguments in EVERY_COMMAND:
            with self.subTest(arguments=arguments):
                program = subprocess.Popen([PROGRAM, *arguments], cwd=HERE, stdout=subprocess.PIPE,
                                           stderr=subprocess.PIPE)
                program.stdout.close()
                said = program.stderr.read()
                program.stderr.close()
                self.assertEqual(said, b"")
                self.assertIn(program.wait(), [0, 141])


if __name__ == "__main__":
    unittest.main()
