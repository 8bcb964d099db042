import pathlib
import subprocess
import sys
import unittest

EXAMPLES = pathlib.Path(__file__).resolve().parents[1] / "examples"


class ExamplesTest(unittest.TestCase):
    def test_hello_desk_shows_who_serves_and_what_to_say_better(self):
        result = subprocess.run([sys.executable, EXAMPLES / "hello_desk.py"], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        served, *findings, deadline = result.stdout.splitlines()
        self.assertEqual(served, "chat-1 is served by anna")
        self.assertGreater(len(findings), 0)
        for finding in findings:
            self.assertIn("before you send this: ", finding)
        self.assertIn("next deadline: ", deadline)


if __name__ == "__main__":
    unittest.main()
