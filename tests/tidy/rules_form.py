"""The form of files: size, columns, blanks, comments."""

import re

from cpp_text import block_end, code_only, line_of, top_level
from project import CODE, CPP
from rule import Finding, rule

MAX_LINES = 600
MAX_COLUMNS = 120
MAX_FUNCTION_LINES = 80
PROSE = ("*.md",)


@rule(
    "file_size",
    f"A file has at most {MAX_LINES} lines; generated tables (*_table.inc) aside.",
    good=[{"src/a/b.cc": "x\n" * 600, "src/a/scripts_table.inc": "x\n" * 900, "examples/day.jsonl": "{}\n" * 900}],
    bad=[{"src/a/b.cc": "x\n" * 601}, {"include/chatcore/v1/a.proto": "x\n" * 700}, {"docs/a.md": "x\n" * 601}],
)
def file_size(project):
    for path in project.paths(*CODE, *CPP, *PROSE):
        count = project.text(path).count("\n")
        if count > MAX_LINES and not path.endswith("_table.inc"):
            yield Finding(path, count, f"{count} lines; at most {MAX_LINES}: one concept per file")


@rule(
    "function_size",
    f"A function has at most {MAX_FUNCTION_LINES} lines.",
    good=[
        {
            "src/a/b.cc": "void F() {\n" + "  x();\n" * 70 + "}\n",
            "src/a/t.cc": "const int kT[] = {\n" + "1,\n" * 200 + "};\n",
        },
        {"src/a/t.cc": "int F() {\n  const int t[] = {\n" + "      1,\n" * 99 + "  };\n  return t[0];\n}\n"},
        {"src/a/b.h": "class A {\n  void F() {\n  }\n" + "  int a;\n" * 99 + "};\nvoid G() {\n}\n"},
        {
            "src/a/b.cc": "namespace a {\nvoid F() {\n"
            + "  x();\n" * 70
            + "}\nvoid G() {\n"
            + "  x();\n" * 70
            + "}\n}\n"
        },
    ],
    bad=[
        {"src/a/b.cc": "void F() {\n" + "  x();\n" * 81 + "}\n"},
        {"src/a/b.cc": "void F() {\n  const int t[] = {\n      1,\n  };\n" + "  x();\n" * 81 + "}\n"},
        {"src/a/b.cc": "bool A::F(int a,\n         int b) const {\n" + "  x();\n" * 90 + "}\n"},
    ],
)
def function_size(project):
    for path in project.paths("*.cc", "*.h"):
        opening, rows, table = None, 0, False  # rows of tables and of switches do not count
        for number, line in enumerate(code_only(project.text(path)).split("\n"), 1):
            bare = line.strip()
            if line.rstrip() in ("}", "};"):
                size = number - opening - 1 - rows if opening is not None and line.rstrip() == "}" else 0
                if size > MAX_FUNCTION_LINES:
                    yield Finding(path, opening, f"a function of {size} lines; at most {MAX_FUNCTION_LINES}")
                opening, rows, table = None, 0, False
            elif opening is None and ")" in line and bare.endswith("{"):
                opening = number
            elif bare.endswith("= {"):
                table = True
            elif table or bare.startswith("case "):
                table = table and bare != "};"
                rows += 1


@rule(
    "columns",
    f"A line has at most {MAX_COLUMNS} columns; Markdown tables and links aside.",
    good=[{"src/a.cc": "x" * 120 + "\n", "docs/a.md": "| " + "x" * 150 + " |\n", "tests/a.cc": "ā" * 120 + "\n"}],
    bad=[{"src/a.cc": "x" * 121 + "\n"}, {"docs/a.md": "x " * 61 + "\n"}, {"scripts/run": "x" * 121 + "\n"}],
)
def columns(project):
    for path in project.paths(*CODE, *CPP, *PROSE):
        for number, line in project.lines(path):
            if len(line) > MAX_COLUMNS and not (path.endswith(".md") and (line.startswith("|") or "://" in line)):
                yield Finding(path, number, f"{len(line)} columns; at most {MAX_COLUMNS}")


@rule(
    "blanks",
    "No tabs, no blanks at line ends, no carriage returns, one newline at the end.",
    good=[{"src/a.cc": "int a;\n", "packs/a.yaml": "a: b\n", "Makefile": "a:\n\tb\n", "src/empty.txt": ""}],
    bad=[
        {"src/a.cc": "int a; \n"},
        {"src/a.cc": "\tint a;\n"},
        {"src/a.cc": "int a;\r\n"},
        {"src/a.cc": "int a;"},
        {"packs/a.yaml": "a: b\n\n"},
    ],
)
def blanks(project):
    for path in project.paths(*CODE, *CPP, *PROSE, "*.yaml", "*.json", "*.jsonl", "*.txt", "*.toml"):
        text = project.text(path)
        for number, line in project.lines(path):
            if "\t" in line and not path.endswith(("Makefile", ".md")):
                yield Finding(path, number, "a tab; use blanks")
            if line != line.rstrip(" \t\r"):
                yield Finding(path, number, "blanks or a carriage return at the end of the line")
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            yield Finding(path, text.count("\n") + 1, "the file has to end with one newline")


@rule(
    "banners",
    "No banner comments: lines of dashes, slashes, stars or equals signs.",
    good=[
        {"src/a.cc": "/// A desk.\n// - a list\n", "docs/a.md": "|---|---|\n", "src/a.h": "//   apply x\n//   ----\n"}
    ],
    bad=[
        {"src/a.cc": "// -----------\n"},
        {"src/a.cc": "/////////\n"},
        {"src/a.h": "/*** Section ***/\n"},
        {"a.cmake": "# ==== Tests ====\n"},
        {"scripts/run": "########\n"},
    ],
)
def banners(project):
    banner = re.compile(r"^\s*(//|#|/?\*)?\s*([-=*#/~_]{4,}|.*[=*#~]{4,}\s*\*?/?$)")
    for path in project.paths(*CODE, *CPP):
        for number, line in project.lines(path):
            if re.match(r"^\s*(//|#|/\*|\*)(?! {3})", line) and (
                banner.match(line) or re.match(r"^\s*(/\*{3}|//\s*[-=*#]{4})", line)
            ):
                yield Finding(path, number, "a banner comment")


@rule(
    "dead_code",
    "No code that is commented out.",
    good=[{"src/a.h": "// The host stores it;\n// see F(x).\n/// ```cpp\n/// desk.Apply(a, b);\n/// ```\n"}],
    bad=[
        {"src/a.cc": "// desk.Apply(a, b);\n"},
        {"src/a.cc": "  // int a = 3;\n"},
        {"src/a.cc": "#if 0\n#endif\n"},
        {"src/a.h": "// if (a) {\n"},
        {"src/a.cc": "//   desk.Apply(a, b);\n"},
    ],
)
def dead_code(project):
    code = re.compile(
        r"^\s*//+\s*(?!e\.g\.|i\.e\.)(\w[\w:<>*&.\[\] ,-]*(\(|=|->).*;|(if|for|while|switch) \(.*\{|\})\s*$"
    )
    for path in project.paths(*CPP):
        fenced = False
        for number, line in project.lines(path):
            if re.match(r"^\s*(///?|\*)\s*```", line):
                fenced = not fenced
            if not re.match(r"^\s*(//|\*)", line):
                fenced = False
            example = path.endswith(".h") and re.match(r"^\s*//+ {3,}", line)
            if not fenced and not example and (code.match(line) or re.match(r"^\s*#\s*if\s+0\b", line)):
                yield Finding(path, number, "code that is commented out")


@rule(
    "switch_default",
    "A switch over an enum has no default, so that the compiler names what is missing.",
    good=[
        {"src/a.cc": "switch (x) {\n  case kA:\n    break;\n}\n"},
        {"src/a.cc": "switch (code) {\n  case SQLITE_FULL:\n    return 1;\n  default:\n    return 0;\n}\n"},
        {"src/a.cc": "switch (x) {\n  case kA:\n    switch (y) {\n      default: F();\n    }\n}\n"},
        {"src/a.cc": "switch (c) {\n  case 'a':\n    return 1;\n  default:\n    return 0;\n}\n"},
    ],
    bad=[
        {"src/a.cc": "switch (x) {\n  case Kind::kA:\n    break;\n  default:\n    break;\n}\n"},
        {"tools/a.cc": "switch (x) {\n  case v1::CHANNEL_CHAT:\n    {}\n  default: {}\n}\n"},
        {
            "src/a.cc": "switch (x) {\n  case CHANNEL_CHAT:\n    {}\n  default: {}\n}\n",
            "include/a.proto": "enum Channel {\n  CHANNEL_CHAT = 1;\n}\n",
        },
    ],
)
def switch_default(project):
    enumerators = {"_"}
    for path in project.paths("*.proto"):
        enumerators.update(re.findall(r"^\s*([A-Z]\w+) = \d+;", project.text(path), re.MULTILINE))
    # Tests may walk the enums of other libraries.
    sources = [path for path in project.paths("*.cc", "*.h") if not path.startswith("tests/")]
    enumerator = re.compile(r"\bcase\s+([\w:]+::\w+|k[A-Z]\w*|" + "|".join(sorted(enumerators)) + r")\s*:")
    for path in sources:
        code = code_only(project.text(path))
        for match in re.finditer(r"\bswitch\s*\(", code):
            opening = code.find("{", match.end())
            labels = top_level(code[opening : block_end(code, opening)])
            if re.search(r"\bdefault\s*:", labels) and enumerator.search(labels):
                yield Finding(path, line_of(code, match.start()), "a switch over an enum with default")
