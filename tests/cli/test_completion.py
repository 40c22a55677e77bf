"""`chapeau completion`, in real shells: bash through its completion function, zsh typed at through a terminal."""

import os
import pty
import re
import select
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from run import HERE, PROGRAM, CommandTest, chapeau

COMMANDS = ["check", "eval", "batch", "test", "schema", "serve", "explain", "completion"]

BASH = r"""
PATH=$1:$PATH; shift
source <(chapeau completion bash)
complete -p chapeau
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_chapeau chapeau "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\n' "${COMPREPLY[@]}"
"""


class ShellTest(CommandTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bin = folder.name
        os.symlink(PROGRAM, Path(self.bin) / "chapeau")


class BashTest(ShellTest):
    def complete(self, *words):
        ended = subprocess.run(["bash", "--norc", "-c", BASH, "bash", self.bin, "chapeau", *words], cwd=HERE,
                               capture_output=True, text=True, check=False)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        registered, *replies = ended.stdout.splitlines()
        self.assertEqual(registered, "complete -o filenames -F _chapeau chapeau")
        return [reply for reply in replies if reply]

    def test_commands(self):
        self.assertEqual(self.complete(""), COMMANDS)
        self.assertEqual(self.complete("c"), ["check", "completion"])
        self.assertEqual(self.complete("--"), ["--help", "--version"])

    def test_options_of_the_command(self):
        self.assertEqual(self.complete("eval", "--"), ["--help", "--record", "--findings", "--what-if", "--format", "--lang", "--full", "--source", "--no-values", "--color"])
        self.assertEqual(self.complete("batch", "p", "--st"), ["--statuses"])

    def test_values(self):
        self.assertEqual(self.complete("eval", "p", "--format", ""), ["text", "json", "note", "letter", "html"])
        self.assertEqual(self.complete("eval", "p", "--format", "=", "j"), ["json"])
        self.assertEqual(self.complete("eval", "p", "--format", "="), ["text", "json", "note", "letter", "html"])
        self.assertEqual(self.complete("check", "--color", "a"), ["auto", "always"])
        self.assertEqual(self.complete("completion", ""), ["bash", "zsh"])

    def test_paths(self):
        self.assertEqual(self.complete("eval", "poli"), ["policies"])
        self.assertEqual(sorted(self.complete("eval", "policies/fishing/")),
                         ["policies/fishing/cases.rules", "policies/fishing/policy.rules", "policies/fishing/samples"])
        self.assertEqual(self.complete("eval", "p", "--record", "policies/fishing/samples/a"),
                         ["policies/fishing/samples/adult.json"])

    def test_nothing_to_offer(self):
        self.assertEqual(self.complete("explain", ""), [])
        self.assertEqual(self.complete("test", "p", "--only", ""), [])

    def test_every_option_of_the_help_pages_is_offered(self):
        for command in COMMANDS:
            page = chapeau(command, "--help").out
            options = re.findall(r"^  (?:-\w, )?(--[\w-]+)", page, re.MULTILINE)
            self.assertEqual(self.complete(command, "--"), options)


class ZshTest(ShellTest):
    """A terminal with zsh in it. Control-X b writes the line as it stands to a file."""

    def setUp(self):
        super().setUp()
        self.line = Path(self.bin) / "line"
        child, self.terminal = pty.fork()
        if child == 0:
            os.chdir(HERE)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "vt100", "PS1": "> ", "COLUMNS": "200"})
        self.addCleanup(os.waitpid, child, 0)
        self.addCleanup(os.close, self.terminal)
        for command in ["bindkey -e; stty cols 200", f"path=({self.bin} $path)", "autoload -Uz compinit; compinit -u -D",
                        "source <(chapeau completion zsh)",
                        f"keep() {{ print -r -- $BUFFER >{self.line} }}; zle -N keep; bindkey '^Xb' keep"]:
            self.type(command + "\r")
        self.type("print REA''DY\r")
        self.wait_for("READY")

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def wait_for(self, words, seconds=20):
        seen, end = "", time.monotonic() + seconds
        while words not in seen:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                self.fail(f"zsh did not show {words!r} but {seen!r}")
            seen += os.read(self.terminal, 65536).decode(errors="replace")
        return seen

    def complete(self, typed):
        self.line.unlink(missing_ok=True)
        self.type(typed + "\t\x18b")
        end = time.monotonic() + 20
        while not (self.line.exists() and self.line.read_text().endswith("\n")):
            self.assertLess(time.monotonic(), end, "zsh did not complete")
            time.sleep(0.02)
        self.type("\x15")
        return self.line.read_text().rstrip("\n")

    def test_words(self):
        for typed, completed in [("chapeau ev", "chapeau eval "), ("chapeau eval p --form", "chapeau eval p --format="),
                                 ("chapeau eval p --format=j", "chapeau eval p --format=json "),
                                 ("chapeau eval p --format j", "chapeau eval p --format json "),
                                 ("chapeau check --color=al", "chapeau check --color=always "),
                                 ("chapeau completion z", "chapeau completion zsh "),
                                 ("chapeau batch p --st", "chapeau batch p --statuses "),
                                 ("chapeau check poli", "chapeau check policies/"),
                                 ("chapeau eval p --record policies/fishing/samples/a",
                                  "chapeau eval p --record policies/fishing/samples/adult.json ")]:
            with self.subTest(typed=typed):
                self.assertEqual(self.complete(typed), completed)

    def test_commands_are_described(self):
        self.type("chapeau \t")
        self.wait_for("Say what one applicant's record comes to, and why")


class UnknownShellTest(CommandTest):
    def test_it_is_refused(self):
        ended = chapeau("completion", "fish")
        self.assertEnds(ended, 2)
        self.assertIn("`fish` is none of bash, zsh", ended.err)


if __name__ == "__main__":
    unittest.main()
