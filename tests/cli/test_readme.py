"""The README: its commands run, its rule and case hold, and its picture is what the program prints.

With CHAPEAU_ACCEPT=1 the picture is made anew."""

import os
import re
import shlex
import shutil
import tempfile
import unittest
from pathlib import Path

from run import ROOT, CommandTest, chapeau

README = ROOT / "README.md"


def fenced(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL)


class PictureTest(CommandTest):
    def test_picture_is_what_the_program_prints(self):
        command, _, picture = fenced("console")[0].partition("\n")
        program, *arguments = shlex.split(command.removeprefix("$ "))
        self.assertEqual(program, "tools/chapeau")
        ended = chapeau(*arguments, cwd=ROOT)
        self.assertEnds(ended, 0)
        if os.environ.get("CHAPEAU_ACCEPT") == "1":
            text = README.read_text()
            README.write_text(text.replace(f"{command}\n{picture}```", f"{command}\n{ended.out}```"))
            return
        self.assertEqual(picture, ended.out)


class CommandsTest(CommandTest):
    def commands(self):
        return re.findall(r"^    (tools/\S+.*?)(?:  +#.*)?$", README.read_text(), re.MULTILINE)

    def test_the_first_two_are_those_promised(self):
        evaluate, test = self.commands()[:2]
        self.assertEqual(test, "tools/test")
        ended = chapeau(*shlex.split(evaluate)[1:], cwd=ROOT)
        self.assertEnds(ended, 0)
        self.assertIn("approve", ended.out.lower())

    def test_every_file_named_is_there(self):
        for name in re.findall(r"\]\(([^)#:]+)\)", README.read_text()):
            self.assertTrue((ROOT / name).exists(), name)
        for name in ["tools/chapeau", "tools/test"]:
            self.assertTrue(os.access(ROOT / name, os.X_OK), name)

    def test_commands_in_the_text(self):
        for words in re.findall(r"`tools/chapeau ([^`…]+)`", README.read_text()):
            if words not in ("batch", "serve policies/cptpp"):  # that one serves until it is stopped: see tests/serve
                self.assertEnds(chapeau(*words.split(), cwd=ROOT), 0)


class RuleTest(CommandTest):
    def test_rule_and_case_hold_within_the_policy(self):
        rule, case = fenced("rules")
        self.assertEqual(len(rule.splitlines()), 10)
        title = re.search(r'case "(.*)"', case)[1]
        with tempfile.TemporaryDirectory() as folder:
            policy = Path(folder) / "cptpp"
            shutil.copytree(ROOT / "policies/cptpp", policy)
            (policy / "readme.rules").write_text(f"{rule}\n{case}")
            ended = chapeau("check", "cptpp", cwd=folder)
            self.assertEnds(ended, 0)
            ended = chapeau("test", "cptpp", "--only", title, cwd=folder)
            self.assertEnds(ended, 0)
            self.assertEqual(ended.out, "cptpp: 1 case passed\n")


if __name__ == "__main__":
    unittest.main()
