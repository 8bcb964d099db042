"""Tests: they assert something, every source has one, and every file is built."""

import re

from cpp_text import block_end, code_only, line_of
from rule import Finding, rule

UNTESTED = "tests/tidy/untested.txt"
ASSERTION = re.compile(r"\b(CHECK|REQUIRE|FAIL|Check|Expect|Require|Verify|Assert)\w*\s*(<[^;(]*>)?\s*\(")


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


@rule(
    "tested",
    f"Every source of src/ has a test of its name, or {UNTESTED} says why not.",
    good=[
        {"src/a/b.cc": "", "tests/unit/a/b_test.cc": ""},
        {"src/a/b.cc": "", UNTESTED: "# why\nsrc/a/b.cc  tested by tests/c_test.cc\n", "tests/c_test.cc": ""},
    ],
    bad=[
        {"src/a/b.cc": ""},
        {"src/a/b.cc": "", UNTESTED: "src/a/b.cc\n"},
        {"src/a/b.cc": "", "tests/b_test.cc": "", UNTESTED: "src/a/b.cc  because\n"},
        {UNTESTED: "src/gone.cc  because\n"},
        {"src/a/b.cc": "", UNTESTED: "src/a/b.cc  tested by tests/gone_test.cc\n"},
    ],
)
def tested(project):
    reasons = {}
    if UNTESTED in project:
        for number, line in project.lines(UNTESTED):
            if line and not line.startswith("#"):
                path, _, reason = line.partition(" ")
                reasons[path] = (number, reason.strip())
    tests = {path.rsplit("/", 1)[-1] for path in project.paths("*_test.cc", "*_test.c", under="tests/")}
    sources = list(project.paths("*.cc", under="src/"))
    for path in sources:
        has_test = path.rsplit("/", 1)[-1][:-3] + "_test.cc" in tests
        if path not in reasons and not has_test:
            yield Finding(
                path, 1, f"no {path.rsplit('/', 1)[-1][:-3]}_test.cc; write one, or say in {UNTESTED} why not"
            )
        elif path in reasons and has_test:
            yield Finding(UNTESTED, reasons[path][0], f"{path} has a test now; remove the line")
    for path, (number, reason) in reasons.items():
        if path not in project:
            yield Finding(UNTESTED, number, f"{path} does not exist")
        if not reason:
            yield Finding(UNTESTED, number, f"{path}: a reason is missing")
        for named in re.findall(r"\btests/[\w/.]+\w", reason):
            if named not in project:
                yield Finding(UNTESTED, number, f"{named} does not exist")


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
