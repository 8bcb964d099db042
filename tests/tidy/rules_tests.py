"""Tests: they assert something, every source has one, and every file is built."""

import fnmatch
import re

from cpp_text import block_end, code_only, line_of
from rule import Finding, rule

ELSEWHERE = "tests/tidy/tested_elsewhere.txt"
ASSERTION = re.compile(r"\b(CHECK|REQUIRE|FAIL|Check|Compare|Expect|Require|Verify|Assert)\w*\s*(<[^;(]*>)?\s*\(")


@rule(
    "assertions",
    "Every test case asserts something, and no doctest name holds a ';' (ctest would cut it).",
    good=[
        {"tests/unit/a_test.cc": 'TEST_CASE("a, b") {\n  CHECK(1 == 1);\n}\n'},
        {"tests/unit/a_test.cc": 'TEST_CASE("a") {\n  ExpectEqual(a, b);\n}\n'},
    ],
    bad=[
        {"tests/unit/a_test.cc": 'TEST_CASE("a") {\n  F();\n}\n'},
        {"tests/unit/a_test.cc": "int x;\n"},
        {"tests/unit/a_test.cc": 'TEST_CASE("a; b") {\n  CHECK(x);\n}\n'},
        {"tests/unit/a_test.cc": 'TEST_CASE("a") {\n  CHECK(x);\n}\nTEST_CASE("b") {\n  // CHECK(x)\n}\n'},
    ],
)
def assertions(project):
    for path in project.paths("*_test.cc"):
        text, code = project.text(path), code_only(project.text(path))
        cases = list(re.finditer(r"\b(TEST_CASE|TEST_CASE_FIXTURE|TEST_CASE_TEMPLATE|SCENARIO|TEST)\s*\(", code))
        if not cases and not re.search(r"\bmain\s*\(", code):
            yield Finding(path, 1, "a test file without a test case")
        for match in cases:
            opening = code.find("{", match.end())
            if ";" in text[match.start() : opening]:
                yield Finding(path, line_of(code, match.start()), "a ';' in a test name")
            if not ASSERTION.search(code, opening, block_end(code, opening)):
                yield Finding(path, line_of(code, match.start()), "a test case that asserts nothing")


def _tests_of(project, path):
    """The tests that carry the name of a source, in the tests of its part."""
    _, part, name = path.split("/")[:3]
    folder = {"c": "tests/c_api/", "journal": "tests/journal/"}.get(part, f"tests/unit/{part}/")
    stem = name.rsplit(".", 1)[0]
    return [test for test in (f"{folder}{stem}_test.cc", f"{folder}{stem}_test.c") if test in project]


def _reasons(project):
    """(line, pattern, reason) of the list of sources that are tested elsewhere."""
    if ELSEWHERE in project:
        for number, line in project.lines(ELSEWHERE):
            if line and not line.startswith("#"):
                pattern, _, reason = line.partition(" ")
                yield number, pattern, reason.strip()


@rule(
    "tested",
    f"Every source of src/ has a test of its name among its part's tests, or {ELSEWHERE} says what covers it.",
    good=[
        {"src/a/b.cc": "", "tests/unit/a/b_test.cc": ""},
        {"src/c/b.cc": "", "tests/c_api/b_test.c": ""},
        {"src/a/b.cc": "", ELSEWHERE: "# why\nsrc/a/b.cc  in tests/c_test.cc\n", "tests/c_test.cc": ""},
        {
            "src/a/b_x.cc": "",
            "src/a/b_y.cc": "",
            ELSEWHERE: "src/a/b_*.cc  in tests/c_test.cc\n",
            "tests/c_test.cc": "",
        },
    ],
    bad=[
        {"src/a/b.cc": ""},
        {"src/a/b.cc": "", "tests/unit/other/b_test.cc": ""},
        {"src/a/b.cc": "", ELSEWHERE: "src/a/b.cc\n"},
        {"src/a/b.cc": "", ELSEWHERE: "src/a/b.cc  it is simple\n"},
        {"src/a/b.cc": "", "tests/unit/a/b_test.cc": "", ELSEWHERE: "src/a/b.cc  in tests/unit/a/b_test.cc\n"},
        {"tests/c_test.cc": "", ELSEWHERE: "src/gone.cc  in tests/c_test.cc\n"},
        {"src/a/b.cc": "", ELSEWHERE: "src/a/b.cc  in tests/gone_test.cc\n"},
    ],
)
def tested(project):
    reasons = list(_reasons(project))
    sources = list(project.paths("*.cc", under="src/"))
    for path in sources:
        if not _tests_of(project, path) and not any(fnmatch.fnmatch(path, pattern) for _, pattern, _ in reasons):
            yield Finding(path, 1, f"no test of this name; write one, or name the test that covers it in {ELSEWHERE}")
    for number, pattern, reason in reasons:
        if not any(fnmatch.fnmatch(path, pattern) and not _tests_of(project, path) for path in sources):
            yield Finding(ELSEWHERE, number, f"{pattern} names no source that lacks a test; remove the line")
        named = re.findall(r"\btests/[\w/.]+\w", reason)
        if not named and "because" not in reason:
            yield Finding(
                ELSEWHERE, number, f"{pattern}: name the test that covers it, or say why there is none: because"
            )
        for test in named:
            if test not in project:
                yield Finding(ELSEWHERE, number, f"{test} does not exist")


@rule(
    "built",
    "Every C and C++ source is named in a CMakeLists.txt of its folder or above.",
    good=[
        {"src/a/b.cc": "", "src/a/CMakeLists.txt": "chatcore_add_part(a SOURCES b.cc)"},
        {"tests/unit/a/b_test.cc": "", "tests/unit/CMakeLists.txt": "foreach(name b)"},
        {"tests/install/c/x.cc": ""},
    ],
    bad=[{"src/a/b.cc": "", "src/a/CMakeLists.txt": "SOURCES c.cc"}, {"tests/unit/a/b_test.cc": ""}],
)
def built(project):
    for path in project.paths("*.cc", "*.c"):
        folder, _, name = path.rpartition("/")
        if path.startswith(("tests/install/", "bindings/")):
            continue
        stem = name.rsplit(".", 1)[0]
        names = {name, stem, stem.removesuffix("_test")}
        texts = [project.text(shared) for shared in project.paths("cmake/*.cmake")]
        while folder:
            if folder + "/CMakeLists.txt" in project:
                texts.append(project.text(folder + "/CMakeLists.txt"))
            folder = folder.rpartition("/")[0]
        if not any(re.search(r"(?<![\w.])" + re.escape(n) + r"(?![\w.])", text) for n in names for text in texts):
            yield Finding(path, 1, "no CMakeLists.txt names this file: it is never built")
