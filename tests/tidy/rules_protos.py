"""The vocabulary: include/chatcore/v1/*.proto."""

import re

import proto_text
from rule import Finding, rule

# A string or bytes field with such a name holds data about one customer, unless SAFE says whose it is.
PERSONAL_NAMES = re.compile(
    r"(^|_)(text|subject|display_name|email|phone|summary|comment|comments|file_name|address|transcript|body"
    r"|custom_field|custom_fields|note)$"
)
SAFE = {
    ("Agent", "display_name"): "of an agent, shown to customers",
}
# The 64-bit handle that stands beside a string id: explained once at the top of types.proto.
HANDLE = re.compile(r"^((from|to|into|last)_)?(agent|customer|conversation|ticket|offer|assignment|assignee|actor)s?$")


def protos(project):
    return project.paths("*.proto", under="include/")


def _file(body):
    return {"include/chatcore/v1/a.proto": f'syntax = "proto3";\n\npackage chatcore.v1;\n\n{body}'}


@rule(
    "proto_form",
    "Protos are written one declaration a line, so that these checks see everything.",
    good=[
        _file("message A {\n  uint32 a = 1;  // x\n  oneof b {\n    B c = 2;\n  }\n  reserved 3;\n}\n\nmessage E {}\n")
    ],
    bad=[
        _file("message A { uint32 a = 1; }\n"),
        _file("message A {\n  uint32 a\n    = 1;\n}\n"),
        {"include/a.proto": "edition = 1;\n"},
    ],
)
def proto_form(project):
    for path in protos(project):
        for item in proto_text.parse(project.text(path)):
            if isinstance(item, proto_text.Strange):
                yield Finding(path, item.line, "not one declaration a line")
        if 'syntax = "proto3";' not in project.text(path) or "package chatcore.v1;" not in project.text(path):
            yield Finding(path, 1, "has to be proto3 and package chatcore.v1")


@rule(
    "proto_types",
    "No map<> (order), no float or double (decisions), no well-known types (lite runtime).",
    good=[_file("message A {\n  int64 at_us = 1;  // x\n}\n")],
    bad=[
        _file(f"message A {{\n  {kind} a = 1;  // x\n}}\n")
        for kind in ("map<string, int64>", "float", "double", "google.protobuf.Timestamp", "repeated double")
    ]
    + [{"include/chatcore/v1/a.proto": 'import "google/protobuf/duration.proto";\n'}],
)
def proto_types(project):
    for path in protos(project):
        for item in proto_text.parse(project.text(path)):
            if isinstance(item, proto_text.Field) and re.match(r"map\s*<|float$|double$|google\.", item.type):
                yield Finding(path, item.line, f"{item.owner}.{item.name}: {item.type} is not used here")
        for number, line in project.lines(path):
            if re.match(r'\s*import "google/', line) and not path.endswith("/options.proto"):
                yield Finding(path, number, "well-known types need protobuf's full runtime")


@rule(
    "proto_comments",
    "Every field has a comment with unit and meaning; messages, enums, *_id and handles explain "
    "themselves (types.proto says how).",
    good=[
        _file(
            "message A {\n  uint32 a = 1;  // units\n  // At most.\n  uint32 b = 2;\n  string agent_id = 3;\n"
            "  uint64 agent = 4;\n"
            "  Channel channel = 5;\n  repeated string team_ids = 6;\n}\n"
        )
    ],
    bad=[
        _file(f"message A {{\n  {field} = 1;\n}}\n")
        for field in ("uint32 a", "int64 at_us", "string text", "bool b", "uint64 seq", "repeated uint64 numbers")
    ],
)
def proto_comments(project):
    for path in protos(project):
        for item in proto_text.parse(project.text(path)):
            if not isinstance(item, proto_text.Field) or item.comment:
                continue
            explained = (
                item.type[0].isupper()
                or re.search(r"(^|_)ids?$", item.name)
                or (item.type == "uint64" and HANDLE.match(item.name))
            )
            if not explained:
                yield Finding(path, item.line, f"{item.owner}.{item.name} needs a comment: unit and meaning")


@rule(
    "proto_units",
    "A 64-bit signed number is a time or a length in microseconds and says so: ..._us.",
    good=[_file("message A {\n  int64 at_us = 1;  // x\n  int64 day = 2;  // days since 1970-01-01 UTC\n}\n")],
    bad=[
        _file("message A {\n  int64 timeout = 1;  // microseconds\n}\n"),
        _file("message A {\n  int32 a = 1;  // x\n}\n"),
    ],
)
def proto_units(project):
    for path in protos(project):
        for item in proto_text.parse(project.text(path)):
            if isinstance(item, proto_text.Field) and item.type in ("int64", "sint64", "int32", "sint32", "sfixed64"):
                if item.type != "int64" or not (item.name.endswith("_us") or item.name == "day"):
                    yield Finding(
                        path,
                        item.line,
                        f"{item.owner}.{item.name}: times and lengths are int64 ..._us, the rest is unsigned",
                    )


@rule(
    "proto_enums",
    "Enum values carry the enum's name; the value 0 is _UNSPECIFIED (or _NONE for bits).",
    good=[
        _file("enum OfferState {\n  OFFER_STATE_UNSPECIFIED = 0;\n  OFFER_STATE_PENDING = 1;\n}\n"),
        _file("enum Audience {\n  AUDIENCE_NONE = 0;\n  AUDIENCE_HOST = 1;\n}\n"),
    ],
    bad=[
        _file("enum OfferState {\n  PENDING = 0;\n}\n"),
        _file("enum A {\n  A_FIRST = 0;\n}\n"),
        _file("enum A {\n  A_UNSPECIFIED = 0;\n  B_X = 1;\n}\n"),
    ],
)
def proto_enums(project):
    for path in protos(project):
        for item in proto_text.parse(project.text(path)):
            if not isinstance(item, proto_text.Value):
                continue
            prefix = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", item.owner.rsplit(".", 1)[-1]).upper() + "_"
            if not item.name.startswith(prefix):
                yield Finding(path, item.line, f"{item.name}: values of {item.owner} start with {prefix}")
            elif item.number == 0 and item.name not in (prefix + "UNSPECIFIED", prefix + "NONE"):
                yield Finding(path, item.line, f"{item.name}: the value 0 is {prefix}UNSPECIFIED")


@rule(
    "proto_personal",
    "Fields about a customer's person are marked [(chatcore.v1.personal) = true].",
    good=[
        _file(
            "message A {\n  string text = 1 [(chatcore.v1.personal) = true];  // x\n"
            "  string reader_language = 2;  // x\n}\n"
        ),
        _file("message Agent {\n  string display_name = 1;  // x\n}\n"),
    ],
    bad=[
        _file(f"message A {{\n  {field} = 1;  // x\n}}\n")
        for field in (
            "string text",
            "string subject",
            "string display_name",
            "string email",
            "repeated string comments",
            "string transfer_summary",
        )
    ]
    + [_file("message A {\n  uint32 count = 1 [(chatcore.v1.personal) = true];  // x\n}\n")],
)
def proto_personal(project):
    for path in protos(project):
        for item in proto_text.parse(project.text(path)):
            if not isinstance(item, proto_text.Field) or item.owner.startswith("google."):
                continue
            marked = "(chatcore.v1.personal) = true" in item.options
            is_text = item.type in ("string", "bytes")
            if is_text and PERSONAL_NAMES.search(item.name) and not marked and (item.owner, item.name) not in SAFE:
                yield Finding(
                    path,
                    item.line,
                    f"{item.owner}.{item.name} looks personal; mark it, or say in rules_protos.py whose it is",
                )
            if marked and not is_text:
                yield Finding(path, item.line, f"{item.owner}.{item.name}: only text can be sealed")
