"""Headers: guards, what public ones may name, private ones."""

import re

from cpp_text import code_only, includes, line_of
from rule import Finding, rule

ABSL_HEADERS = {"absl/status/status.h", "absl/status/statusor.h", "absl/time/time.h"}
TEXT_HEADERS = {
    f"absl/strings/{name}.h"
    for name in ("str_cat", "str_format", "str_join", "str_split", "string_view", "strip", "substitute", "match")
}
ABSL_NAMES = {
    "Status",
    "StatusCode",
    "StatusOr",
    "OkStatus",
    "Time",
    "Duration",
    "InfiniteFuture",
    "InfinitePast",
    "InfiniteDuration",
    "ZeroDuration",
    "UnixEpoch",
    "FromUnixMicros",
    "FromUnixSeconds",
    "ToUnixMicros",
    "Microseconds",
    "Milliseconds",
    "Seconds",
    "Minutes",
    "Hours",
    "ToInt64Microseconds",
    "FormatDuration",
}


def guard_of(path):
    inside = path.removeprefix("include/chatcore/") if path.startswith("include/chatcore/") else path
    return "CHATCORE_" + re.sub(r"[^A-Z0-9]", "_", inside.upper()) + "_"


@rule(
    "header_guard",
    "A header's guard is CHATCORE_<PATH>_H_, and its #endif repeats it.",
    good=[
        {"src/a/b.h": "#ifndef CHATCORE_SRC_A_B_H_\n#define CHATCORE_SRC_A_B_H_\n#endif  // CHATCORE_SRC_A_B_H_\n"},
        {"include/chatcore/b.h": "#ifndef CHATCORE_B_H_\n#define CHATCORE_B_H_\n#endif  // CHATCORE_B_H_\n"},
        {
            "include/chatcore/chatcore.h": "#ifndef CHATCORE_CHATCORE_H_\n#define CHATCORE_CHATCORE_H_\n"
            "#endif /* CHATCORE_CHATCORE_H_ */\n"
        },
    ],
    bad=[
        {"src/a/b.h": "#pragma once\n"},
        {"src/a/b.h": ""},
        {"src/a/b.h": "#ifndef CHATCORE_A_B_H_\n#define CHATCORE_A_B_H_\n#endif  // CHATCORE_A_B_H_\n"},
        {"src/a/b.h": "#ifndef CHATCORE_SRC_A_B_H_\n#define CHATCORE_SRC_A_B_H_\n#endif\n"},
    ],
)
def header_guard(project):
    for path in project.paths("*.h"):
        guard = guard_of(path)
        lines = [line for line in code_only(project.text(path)).split("\n") if line.strip()]
        if [line.strip() for line in lines[:2]] != [f"#ifndef {guard}", f"#define {guard}"]:
            yield Finding(path, 1, f"the guard has to be {guard}")
        elif not re.search(r"#endif\s+(// " + guard + r"|/\* " + guard + r" \*/)\s*$", project.text(path)):
            yield Finding(path, project.text(path).count("\n"), f"the last line has to be `#endif  // {guard}`")


@rule(
    "include_form",
    "Our own files are included from the root with quotes.",
    good=[
        {"src/a/b.cc": '#include "src/a/b.h"\n#include "absl/time/time.h"\n#include <fmt/a.h>\n#include "xxhash.h"\n'}
    ],
    bad=[
        {"src/a/b.cc": '#include "b.h"\n', "src/a/b.h": ""},
        {"src/a/b.cc": '#include "../a/b.h"\n'},
        {"tools/b.cc": "#include <chatcore/desk.h>\n"},
        {"src/a/b.cc": "#include <src/a/b.h>\n"},
    ],
)
def include_form(project):
    for path in project.paths("*.h", "*.cc", "*.c"):
        if path.startswith("tests/install/"):
            continue
        for number, form, target in includes(project.text(path)):
            beside = f"{path.rsplit('/', 1)[0]}/{target}"
            if form == '"' and (beside in project or target.startswith(".")):
                yield Finding(path, number, f'"{target}": include from the root of the project')
            if form == "<" and target.startswith(("chatcore/", "src/", "tools/", "tests/")):
                yield Finding(path, number, f"<{target}>: use quotes")


@rule(
    "own_header_first",
    "A source includes its own header first.",
    good=[
        {"src/a/b.h": "", "src/a/b.cc": '#include "src/a/b.h"\n#include <string>\n'},
        {"src/a/only.cc": "#include <string>\n"},
        {"include/chatcore/d.h": "", "src/a/d.cc": '#include "chatcore/d.h"\n#include <string>\n'},
    ],
    bad=[{"src/a/b.h": "", "src/a/b.cc": '#include <string>\n#include "src/a/b.h"\n'}],
)
def own_header_first(project):
    for path in project.paths("*.cc", under="src/"):
        own = path[:-3] + ".h"
        first = next(iter(includes(project.text(path))), None)
        if own in project and first and first[2] not in (own, "chatcore/" + own.rsplit("/", 1)[-1]):
            yield Finding(path, first[0], f'the first include has to be "{own}"')


@rule(
    "public_headers",
    "Public headers use the standard library, our protos, and of Abseil only Status, StatusOr, Time "
    "and Duration; no fmt.",
    good=[
        {
            "include/chatcore/a.h": '#include <string>\n#include "absl/time/time.h"\n'
            '#include "chatcore/v1/types.pb.h"\n'
            "absl::Status F(absl::Time t);  // absl::Cord\n"
        }
    ],
    bad=[
        {"include/chatcore/a.h": '#include "absl/strings/string_view.h"\n'},
        {"include/chatcore/a.h": "#include <fmt/format.h>\n"},
        {"include/chatcore/a.h": '#include "src/base/status.h"\n'},
        {"include/chatcore/a.h": "absl::string_view F();\n"},
        {"include/chatcore/a.h": "void F() { fmt::print(1); }\n"},
        {"include/chatcore/b/a.h": "absl::optional<int> F();\n"},
    ],
)
def public_headers(project):
    for path in project.paths("*.h", under="include/"):
        for number, form, target in includes(project.text(path)):
            allowed = target.startswith("chatcore/") or target in ABSL_HEADERS or (form == "<" and "/" not in target)
            if not allowed:
                yield Finding(path, number, f"a public header must not include {target}")
        code = code_only(project.text(path))
        for match in re.finditer(r"\b(absl::(\w+)|fmt::\w+)", code):
            if match.group(2) not in ABSL_NAMES:
                yield Finding(path, line_of(code, match.start()), f"a public header must not name {match.group(1)}")


@rule(
    "one_bridge",
    "Only src/base/strings.h names absl::string_view; Abseil's text functions are not used at all.",
    good=[{"src/base/strings.h": "absl::string_view x;\n", "src/a.cc": "std::string_view x;  // absl::string_view\n"}],
    bad=[
        {"src/a.cc": "absl::string_view x;\n"},
        {"tools/a.cc": "absl::StrCat(1);\n"},
        {"src/a.cc": '#include "absl/strings/str_format.h"\n'},
        {"src/a.cc": "absl::optional<int> x;\n"},
    ],
)
def one_bridge(project):
    names = re.compile(
        r"\babsl::(string_view|optional|nullopt|variant|any|make_optional|StrCat|StrAppend|StrSplit|StrJoin|StrFormat"
        r"|Substitute|StartsWith|EndsWith|StrContains)\b"
    )
    for path in project.paths("*.h", "*.cc"):
        if path == "src/base/strings.h" or path.startswith("tests/install/"):
            continue
        code = code_only(project.text(path))
        for match in names.finditer(code):
            yield Finding(
                path,
                line_of(code, match.start()),
                f"{match.group(0)}: use std's type, fmt, or the bridge src/base/strings.h",
            )
        for number, _, target in includes(project.text(path)):
            if target in TEXT_HEADERS:
                yield Finding(path, number, f"{target}: use std::string_view and fmt, or the bridge src/base/strings.h")


@rule(
    "private_headers",
    "A *_internal.h is included by its own folder and that folder's tests only.",
    good=[{"src/a/b.cc": '#include "src/a/c_internal.h"\n', "tests/unit/a/t.cc": '#include "src/a/c_internal.h"\n'}],
    bad=[
        {"src/b/b.cc": '#include "src/a/c_internal.h"\n'},
        {"tools/x.cc": '#include "src/a/c_internal.h"\n'},
        {"tests/unit/b/t.cc": '#include "src/a/c_internal.h"\n'},
    ],
)
def private_headers(project):
    for path in project.paths("*.h", "*.cc"):
        folder = path.rsplit("/", 1)[0].replace("tests/unit/", "src/")
        for number, _, target in includes(project.text(path)):
            if target.endswith("_internal.h") and target.rsplit("/", 1)[0] != folder:
                yield Finding(path, number, f"{target} is private to {target.rsplit('/', 1)[0]}")


@rule(
    "header_comment",
    "The header is the manual: a type or function of a public header is explained above it.",
    good=[{"include/chatcore/a.h": "/// A desk.\nclass Desk {};\n/// Adds.\nint Add(int a);\nclass Later;\n"}],
    bad=[{"include/chatcore/a.h": "class Desk {};\n"}, {"include/chatcore/a.h": "int x;\n\nstruct Parts {\n};\n"}],
)
def header_comment(project):
    for path in project.paths("*.h", under="include/"):
        above = ""
        for number, line in project.lines(path):
            if re.match(r"(class|struct|enum class)\s+\w+[^;]*\{", line):
                if not above.startswith(("///", "//", "*/", " */", "template")):
                    yield Finding(path, number, "a public type without a comment above it")
            above = line
