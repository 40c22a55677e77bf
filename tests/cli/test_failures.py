"""Output that can't be written, and readers that go away."""

import subprocess
import unittest

from run import ADULT, FISHING, HERE, PROGRAM, CommandTest

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
