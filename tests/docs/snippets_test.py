"""The finder of snippets, and the comparison of outputs, are shown to fail where they should."""

import os
import pathlib
import stat
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import run_program  # noqa: E402
from snippets import BadFence, find, fragments_source, whole_source  # noqa: E402

DOCUMENT = """# Title

```cpp
int a = 1;
```

```cpp run
#include <cstdio>
int main() { std::puts("hello"); }
```

It prints:

```text output
hello
```

```sh
scripts/test
```
"""

HEADER = """/// A desk.
///
/// ```cpp
/// #include "x.h"
/// if (a) {
///   b();
/// }
/// ```
class Desk;
/*
 * ```c
 * int c;
 * ```
 */
"""


class Snippets(unittest.TestCase):
    def test_a_document_gives_its_snippets_with_lines_and_output(self):
        fragment, program = find("README.md", DOCUMENT)
        self.assertEqual((fragment.kind, fragment.line, fragment.text), ("fragment", 4, "int a = 1;\n"))
        self.assertEqual((program.kind, program.line, program.output), ("program", 8, "hello\n"))
        self.assertTrue(whole_source(program).startswith('#line 8 "README.md"\n#include'))

    def test_comments_of_headers_lose_their_marks_and_keep_their_indent(self):
        (fragment,) = find("include/chatcore/a.h", HEADER)
        self.assertEqual(fragment.text, '#include "x.h"\nif (a) {\n  b();\n}\n')

    def test_fragments_get_a_function_each_and_includes_go_to_the_top(self):
        source = fragments_source(find("include/chatcore/a.h", HEADER) + find("README.md", DOCUMENT)[:1])
        self.assertLess(source.index('#include "x.h"'), source.index("namespace"))
        self.assertEqual(source.count("void Fragment"), 2)
        self.assertIn('#line 4 "README.md"\nint a = 1;', source)

    def test_bad_fences_are_refused(self):
        for text in (
            "```\nint a;\n```\n",
            "```cpp\nint a;\n",
            "```cpp rnu\nint a;\n```\n",
            "```c++\nint a;\n```\n",
            "```text output\nhello\n```\n",
            "```cpp\nint a;\n```\n```text output\nhello\n```\n",
        ):
            with self.subTest(text), self.assertRaises(BadFence):
                find("README.md", text)


class Programs(unittest.TestCase):
    def run_with(self, script, expected):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder) / "program"
            program.write_text(f"#!/bin/sh\n{script}\n")
            os.chmod(program, stat.S_IRWXU)
            wanted = pathlib.Path(folder) / "expected"
            wanted.write_text(expected)
            return run_program.main(str(program), str(wanted))

    def test_an_equal_output_passes(self):
        self.assertEqual(self.run_with("echo hello", "hello\n"), 0)

    def test_another_output_fails(self):
        self.assertEqual(self.run_with("echo hullo", "hello\n"), 1)

    def test_a_failing_program_fails(self):
        self.assertEqual(self.run_with("echo hello; exit 3", "hello\n"), 1)


if __name__ == "__main__":
    unittest.main()
