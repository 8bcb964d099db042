"""Finds the C++ in the documentation: README.md, CONTRIBUTING.md, docs/*.md and the comments of public headers.

A fence says by its first line what it is:

    cpp            statements; they compile inside a function, after fragment_world.h
    cpp file       declarations; they compile as a file of their own
    cpp run        a complete program; it is linked with the library and run
    text output    what the program just above prints, to the letter

Other languages (sh, text, json, yaml, proto, c ...) are left alone. A fence without a language is an error.
"""

import collections
import re

Snippet = collections.namedtuple("Snippet", "path line kind text output")

CPP_KINDS = {"cpp": "fragment", "cpp file": "file", "cpp run": "program"}


class BadFence(Exception):
    """A fence that cannot be understood; the text says where and why."""


def _fences(path, text):
    """(line of the first inner line, info string, inner lines) of each fence."""
    is_header = path.endswith(".h")
    mark = re.compile(r"^\s*(?:///?|\*)?\s*```(.*)$" if is_header else r"^\s*```(.*)$")
    opened, info, lines = 0, "", []
    for number, line in enumerate(text.split("\n"), 1):
        fence = mark.match(line)
        if fence and not opened:
            opened, info, lines = number, fence.group(1).strip(), []
        elif fence:
            yield opened + 1, info, lines
            opened = 0
        elif opened:
            lines.append(re.sub(r"^\s*(///?|\*) ?", "", line) if is_header else line)
    if opened:
        raise BadFence(f"{path}:{opened}: the fence is never closed")


def find(path, text):
    """The snippets of one file, in order."""
    found = []
    for line, info, lines in _fences(path, text):
        if not info:
            raise BadFence(f"{path}:{line - 1}: a fence has to say its language, `text` if it has none")
        body = "\n".join(lines) + "\n"
        if info == "text output":
            if not found or found[-1].kind != "program" or found[-1].output is not None:
                raise BadFence(f"{path}:{line - 1}: `text output` has to follow a `cpp run` fence")
            found[-1] = found[-1]._replace(output=body)
        elif info in CPP_KINDS:
            found.append(Snippet(path, line, CPP_KINDS[info], body, None))
        elif info.split()[0] in ("cpp", "c++", "cc"):
            raise BadFence(f"{path}:{line - 1}: `{info}` is none of {', '.join(CPP_KINDS)}")
        else:
            found.append(Snippet(path, line, "other", body, None))
    return [snippet for snippet in found if snippet.kind != "other"]


def _split_includes(text):
    lines = text.split("\n")
    includes = [line for line in lines if line.startswith("#include")]
    return includes, "\n".join("" if line.startswith("#include") else line for line in lines)


def fragments_source(snippets):
    """One source that compiles every fragment in a function of its own; errors name the line of the document."""
    includes, functions = set(), []
    for number, snippet in enumerate(snippets, 1):
        own, body = _split_includes(snippet.text)
        includes.update(own)
        place = f'#line {snippet.line} "{snippet.path}"'
        opening = f"[[maybe_unused]] void Fragment{number}(CHATCORE_FRAGMENT_WORLD) {{\n{{\n{place}"
        functions.append(f"{opening}\n{body}}}\n}}\n")
    head = "\n".join(['#include "tests/docs/fragment_world.h"', *sorted(includes)])
    return f"{head}\n\nnamespace {{\n\n" + "\n".join(functions) + "\n}  // namespace\n"


def whole_source(snippet):
    """The source of a `cpp file` or `cpp run` fence."""
    return f'#line {snippet.line} "{snippet.path}"\n{snippet.text}'
