"""Looks at C++ without parsing it: comments and literals blanked out, line numbers kept."""

import re

_TOKEN = re.compile(
    r"""
      (?P<comment> //[^\n]* | /\*.*?\*/ )
    | (?P<raw> R"(?P<tag>[^()\s\\]{0,16})\(.*?\)(?P=tag)" )
    | (?P<string> "(?:\\.|[^"\\\n])*" )
    | (?P<char> (?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+' )
    """,
    re.VERBOSE | re.DOTALL,
)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_only(text):
    """Blanks out comments and the insides of literals. `#include "x"` lines keep their path."""
    includes = {}
    for match in re.finditer(r"^[ \t]*#[ \t]*include[^\n]*$", text, re.MULTILINE):
        includes[match.start()] = match.group(0)

    def replace(match):
        if match.group("comment") is not None:
            return _blank(match.group(0))
        if match.group("raw") is not None or match.group("string") is not None:
            return '"' + _blank(match.group(0)[1:-1]) + '"'
        return "'" + _blank(match.group(0)[1:-1]) + "'"

    stripped = _TOKEN.sub(replace, text)
    for start, line in includes.items():
        bare = re.sub(r"\s*//.*$", "", line)
        stripped = stripped[:start] + bare + " " * (len(line) - len(bare)) + stripped[start + len(line) :]
    return stripped


def comments_only(text):
    """Blanks out everything that is not a comment."""
    result = []
    last = 0
    for match in _TOKEN.finditer(text):
        if match.group("comment") is None:
            continue
        result.append(_blank(text[last : match.start()]))
        result.append(match.group(0))
        last = match.end()
    result.append(_blank(text[last:]))
    return "".join(result)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def block_end(text, opening):
    """Offset just past the brace that closes the one at `opening`; len(text) if none does."""
    depth = 0
    for index in range(opening, len(text)):
        if text[index] == "{":
            depth += 1
        elif text[index] == "}":
            depth -= 1
            if depth == 0:
                return index + 1
    return len(text)


def top_level(body):
    """Blanks out the blocks inside a block that starts with its brace."""
    depth, result = 0, []
    for character in body:
        depth -= character == "}"
        result.append(character if depth == 1 or character == "\n" else " ")
        depth += character == "{"
    return "".join(result)


def includes(text):
    """(line, form, path) of every include; form is `"` or `<`."""
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
        if match:
            yield number, match.group(1), match.group(2)
