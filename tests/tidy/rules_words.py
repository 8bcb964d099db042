"""Words that must not stand in code."""

import re

from project import CODE, CPP
from rule import Finding, rule

# Written in pieces: this file is checked too.
LATER = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
UNFINISHED = (
    "place" + "holder",
    "dum" + "my",
    "fa" + "ke",
    "for " + "now",
    "not yet " + "implemented",
    "not " + "implemented",
)
_LEFTOVER = "st" + "ub"


@rule(
    "later_words",
    "Nothing is left for later in the code.",
    good=[{"src/a.cc": "// All is done.\n", "src/b.cc": "int todos = 0;\n"}],
    bad=[{"src/a.cc": f"// {word}: x\n"} for word in LATER],
)
def later_words(project):
    pattern = re.compile(r"\b(" + "|".join(LATER) + r")\b")
    for path in project.paths(*CODE, *CPP, "*.md", "*.yaml"):
        for number, line in project.lines(path):
            match = pattern.search(line)
            if match:
                yield Finding(path, number, f"'{match.group(0)}': do it, or file an issue")


@rule(
    "unfinished_words",
    "No word that smells of unfinished work.",
    good=[
        {"src/a.cc": "// The forensic report.\n"},
        {"src/ticket/a.h": f"// A {_LEFTOVER} stays.\n", "src/a.cc": f"F({_LEFTOVER});\n"},
    ],
    bad=[{"src/a.cc": f"// A {word} of it.\n"} for word in (*UNFINISHED, _LEFTOVER)],
)
def unfinished_words(project):
    pattern = re.compile(r"\b(" + "|".join((*UNFINISHED, _LEFTOVER)) + r")s?\b", re.IGNORECASE)
    for path in project.paths(*CODE, *CPP):
        for number, line in project.lines(path):
            match = pattern.search(line) if "#include" not in line else None
            # What stays of a ticket that left the state has that name: a noun of the desk, and of the code about it.
            if match and match.group(1).lower() == _LEFTOVER:
                in_comment = re.search(r"//|#|\*", line[: match.start()])
                if not in_comment or "ticket" in (path + line).lower():
                    continue
            if match:
                yield Finding(path, number, f"'{match.group(0)}': say what it is")
