"""Reads .proto files of the plain form used here: one declaration a line."""

import collections
import re

Field = collections.namedtuple("Field", "line owner label type name number options comment")
Value = collections.namedtuple("Value", "line owner name number comment")
Strange = collections.namedtuple("Strange", "line text")

_FIELD = re.compile(
    r"^\s*(repeated |optional )?([\w.]+|map\s*<[^>]*>)\s+(\w+)\s*=\s*(\d+)\s*(\[[^\]]*\])?;\s*(?://\s*(.*))?$"
)
_VALUE = re.compile(r"^\s*([A-Z]\w*)\s*=\s*(-?\d+)\s*(\[[^\]]*\])?;\s*(?://\s*(.*))?$")
_OPEN = re.compile(r"^\s*(message|enum|oneof|extend)\s+([\w.]+)\s*\{\s*(\})?\s*(?://.*)?$")
_OTHER = re.compile(r"^\s*((syntax|package|import|option|reserved|extensions)\b.*;\s*(//.*)?|\}|//.*|)$")


def parse(text):
    """Yields Field, Value, and Strange for a line that no form fits."""
    scopes, above = [], ""
    for number, line in enumerate(text.split("\n"), 1):
        opened = _OPEN.match(line)
        field = _FIELD.match(line) if not opened else None
        value = _VALUE.match(line) if scopes and scopes[-1][0] == "enum" else None
        owner = ".".join(name for kind, name in scopes if kind != "oneof")
        if opened:
            if not opened.group(3):
                scopes.append((opened.group(1), opened.group(2)))
        elif value:
            yield Value(number, owner, value.group(1), int(value.group(2)), (value.group(4) or above).strip())
        elif field:
            label, kind, name, tag, options, comment = field.groups()
            yield Field(
                number, owner, (label or "").strip(), kind, name, int(tag), options or "", (comment or above).strip()
            )
        elif not _OTHER.match(line):
            yield Strange(number, line)
        elif line.strip() == "}" and scopes:
            scopes.pop()
        above = line.strip().lstrip("/").strip() if line.strip().startswith("//") else ""
