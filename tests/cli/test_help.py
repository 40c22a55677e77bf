"""The help pages, the version, and what is said of an unknown command or option."""

import os
import unittest

from run import HERE, ROOT, CommandTest, chapeau

COMMANDS = ["check", "eval", "batch", "test", "schema", "serve", "explain", "completion"]


class HelpTest(CommandTest):
    def page(self, *arguments):
        ended = chapeau(*arguments, "--help")
        self.assertEnds(ended, 0)
        self.assertEqual(ended.err, "")
        return ended.out

    def test_pages_are_as_kept(self):
        for command in [None, *COMMANDS]:
            with self.subTest(command=command):
                kept = HERE / "help" / f"{command or 'chapeau'}.txt"
                page = self.page(*[command] if command else [])
                if os.environ.get("CHAPEAU_ACCEPT") == "1":
                    kept.write_text(page)
                self.assertEqual(page, kept.read_text(), "accept it with CHAPEAU_ACCEPT=1")

    def test_pages_have_80_columns_and_examples(self):
        for command in [None, *COMMANDS]:
            page = self.page(*[command] if command else [])
            self.assertIn("\nExamples:\n  ", page)
            self.assertLessEqual(max(map(len, page.splitlines())), 80, page)

    def test_short_help_is_the_same(self):
        self.assertEqual(chapeau("eval", "-h").out, chapeau("eval", "--help").out)

    def test_version_is_that_of_the_project(self):
        ended = chapeau("--version")
        self.assertEnds(ended, 0)
        version = ended.out.removeprefix("chapeau ").strip()
        self.assertIn(f"project(chapeau VERSION {version} ", (ROOT / "CMakeLists.txt").read_text())

    def test_no_command_shows_the_page_on_standard_error(self):
        ended = chapeau()
        self.assertEnds(ended, 2)
        self.assertEqual(ended.out, "")
        self.assertEqual(ended.err, chapeau("--help").out)


class UnknownWordTest(CommandTest):
    def refusal(self, *arguments):
        ended = chapeau(*arguments)
        self.assertEnds(ended, 2)
        self.assertEqual(ended.out, "")
        return ended.err

    def test_command_suggests_the_nearest(self):
        for wrong, right in [("evla", "eval"), ("chekc", "check"), ("bach", "batch"), ("completon", "completion")]:
            self.assertEqual(self.refusal(wrong), f"error: unknown command `{wrong}`\n  help: did you mean `{right}`?\n")

    def test_command_like_no_other_points_to_the_list(self):
        self.assertEqual(self.refusal("zzzzzz"), "error: unknown command `zzzzzz`\n  help: `chapeau --help` lists them\n")

    def test_option_suggests_the_nearest(self):
        message = self.refusal("eval", "p", "--recrod", "r.json")
        self.assertEqual(message, "error: unknown option `--recrod`\n  help: did you mean `--record`?\n")
        self.assertIn("did you mean `--version`?", self.refusal("--verison"))
        self.assertIn("did you mean `--format`?", self.refusal("check", "p", "--fromat=json"))

    def test_every_unknown_option_is_said(self):
        message = self.refusal("batch", "p", "--recods", "r", "--stauses", "--grnats")
        for name in ["--records", "--statuses", "--grants"]:
            self.assertIn(f"did you mean `{name}`?", message)

    def test_value_of_an_option_is_no_option(self):
        self.assertNotIn("unknown option", self.refusal("eval", "nowhere", "--record", "--odd-name"))

    def test_value_outside_the_choices(self):
        message = self.refusal("eval", "p", "--record", "r", "--format", "jsn")
        self.assertIn("`jsn` is none of text, json, note, letter, html; did you mean `json`?", message)
        self.assertIn("`chapeau eval --help` says what it takes", message)

    def test_what_is_missing_is_said(self):
        self.assertIn("POLICY is required", self.refusal("eval", "--record", "r"))
        self.assertIn("--record is required", self.refusal("eval", "p"))

    def test_an_option_that_is_given_again(self):
        for given in [["--output", "a", "--output", "b"], ["--output=a", "--output=b"], ["--jobs", "1", "--jobs", "2"]]:
            option = given[0].split("=")[0]
            self.assertIn(f"`{option}` is given more than once\n  help: give it one value",
                          self.refusal("batch", "p", "--records", "r", *given))
        self.assertNotIn("given", self.refusal("eval", "nowhere", "--record", "r", "--full", "--full"))

    def test_a_number_that_is_none_of_those(self):
        for wrong in ["0", "3601", "x", "1.5", "-1", "", "99999999999999999999"]:
            self.assertIn(f"--jobs: `{wrong}` is no whole number from 1 to 256\n", self.refusal("batch", "p", "--records", "r", "--jobs", wrong))
            self.assertIn(f"--max-seconds: `{wrong}` is no whole number from 1 to 3600\n", self.refusal("serve", "p", "--max-seconds", wrong))

    def test_word_too_many(self):
        self.assertIn("unexpected argument `q`", self.refusal("schema", "p", "q"))


if __name__ == "__main__":
    unittest.main()
