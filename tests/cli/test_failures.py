"""Output that can't be written, readers that go away, and policies made to exhaust the program."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

from run import ADULT, FISHING, HERE, PROGRAM, CommandTest, chapeau

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
