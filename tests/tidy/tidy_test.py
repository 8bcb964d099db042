"""Every rule is shown to fail on its bad samples and to be silent on its good ones."""

import sys
import unittest

sys.dont_write_bytecode = True

from cpp_text import code_only, comments_only  # noqa: E402
from project import Project  # noqa: E402
from rule import RULES, rule  # noqa: E402
from tidy import load_rules  # noqa: E402


class RuleSamples(unittest.TestCase):
    def test_bad_samples_are_found(self):
        for name, checked in load_rules().items():
            for sample in checked.bad:
                with self.subTest(rule=name, sample=sample):
                    self.assertTrue(list(checked.check(Project(sample))), "the rule found nothing")

    def test_good_samples_pass(self):
        for name, checked in load_rules().items():
            for sample in checked.good:
                with self.subTest(rule=name, sample=sample):
                    self.assertEqual(list(checked.check(Project(sample))), [])

    def test_a_rule_without_samples_is_refused(self):
        with self.assertRaises(ValueError):
            rule("empty", "", good=[{}], bad=[])(lambda project: [])
        self.assertNotIn("empty", RULES)

    def test_there_are_rules(self):
        self.assertGreater(len(load_rules()), 20)


class CppText(unittest.TestCase):
    def test_comments_and_literals_are_blanked_and_lines_kept(self):
        text = 'int a; // time(\n"x\\"y" /* a\nb */ int c = \'"\';\n'
        stripped = code_only(text)
        self.assertEqual(stripped.count("\n"), text.count("\n"))
        self.assertNotIn("time", stripped)
        self.assertIn("int c", stripped)

    def test_raw_strings_and_digit_separators_do_not_confuse(self):
        stripped = code_only("auto a = R\"(fopen( \" )\"; int n = 1'000'000; char c = 'x'; int fopen_count;")
        self.assertIn("1'000'000", stripped)
        self.assertNotIn("fopen(", stripped)
        self.assertIn("int fopen_count", stripped)

    def test_comments_only_keeps_the_comments(self):
        kept = comments_only('int a; // one\nchar* b = "// two";\n')
        self.assertIn("// one", kept)
        self.assertNotIn("two", kept)


if __name__ == "__main__":
    unittest.main()
