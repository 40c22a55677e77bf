"""`chapeau explain`: every code at length, and what is said of one that is none."""

import unittest

from run import CommandTest, chapeau


class ExplainTest(CommandTest):
    def test_code_is_explained_with_an_example(self):
        ended = chapeau("explain", "CH0213")
        self.assertEnds(ended, 0)
        self.assertIn("CH0213", ended.out)
        self.assertGreater(len(ended.out.splitlines()), 8)
        self.assertLessEqual(max(map(len, ended.out.splitlines())), 80)

    def test_letters_may_be_small_and_left_out(self):
        page = chapeau("explain", "CH0213").out
        self.assertEqual(chapeau("explain", "ch0213").out, page)
        self.assertEqual(chapeau("explain", "0213").out, page)

    def test_unknown_code_suggests_a_known_one(self):
        ended = chapeau("explain", "CH9213")
        self.assertEnds(ended, 2)
        self.assertEqual(ended.out, "")
        self.assertIn("error: no diagnostic has the code `CH9213`\n  help: did you mean `CH0213`?\n", ended.err)

    def test_word_that_is_no_code(self):
        ended = chapeau("explain", "everything")
        self.assertEnds(ended, 2)
        self.assertIn("error: no diagnostic has the code `everything`\n  help: ", ended.err)


if __name__ == "__main__":
    unittest.main()
