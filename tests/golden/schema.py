"""The schema of chatcore.v1 as plain data and as text: what a peer of another version relies on.

The text (chatcore_v1.txt) has one line for each member, sorted, so that a change of the vocabulary reads as a diff:

    message chatcore.v1.Agent
      1 string agent_id
      5 repeated string team_ids
      reserved 11 to 12
      reserved "nickname"
"""

import dataclasses
import os
import pathlib
import re
import subprocess
import tempfile

from google.protobuf import descriptor_pb2
from google.protobuf.internal import encoder, wire_format

PERSONAL = 50100  # the number of the field option chatcore.v1.personal


@dataclasses.dataclass(frozen=True)
class Member:
    name: str
    type: str = ""  # "" in an enum
    label: str = ""  # "", "repeated" or "optional"
    oneof: str = ""
    personal: bool = False

    def line(self, number):
        words = [str(number), self.label, self.type, self.name]
        words += [f"in {self.oneof}"] if self.oneof else []
        words += ["personal"] if self.personal else []
        return " ".join(word for word in words if word)


@dataclasses.dataclass
class Type:
    kind: str  # "message", "enum" or "extend"
    members: dict = dataclasses.field(default_factory=dict)  # number -> Member
    reserved: set = dataclasses.field(default_factory=set)  # (first, last), both inside
    reserved_names: set = dataclasses.field(default_factory=set)

    def reserves(self, number):
        return any(first <= number <= last for first, last in self.reserved)


def compile_protos(import_root, files):
    """The FileDescriptorSet of .proto files, by protoc. Raises CalledProcessError when one does not compile."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "set.binpb")
        command = [os.environ.get("PROTOC", "protoc"), f"-I{import_root}", f"--descriptor_set_out={out}"]
        subprocess.run(command + ["--include_imports"] + [str(file) for file in files], check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(out).read_bytes())


def chatcore_schema(root):
    """The schema of the project at `root`."""
    include = pathlib.Path(root) / "include"
    return schema_of(compile_protos(include, sorted((include / "chatcore" / "v1").glob("*.proto"))))


def schema_of(descriptor_set):
    """full name -> Type, of every file outside google/protobuf."""
    types = {}
    for file in descriptor_set.file:
        if file.name.startswith("google/protobuf/"):
            continue
        for message in file.message_type:
            _add_message(types, file.package, message)
        for enum in file.enum_type:
            _add_enum(types, file.package, enum)
        for field in file.extension:
            extended = types.setdefault("extension of " + field.extendee.lstrip("."), Type("extend"))
            extended.members[field.number] = Member(f"{file.package}.{field.name}", _type_name(field))
    return types


def _type_name(field):
    if field.type_name:
        return field.type_name.lstrip(".")
    return descriptor_pb2.FieldDescriptorProto.Type.Name(field.type).removeprefix("TYPE_").lower()


def _is_personal(field):
    # The option is an extension that this process does not know, so it is looked for on the wire.
    return encoder.TagBytes(PERSONAL, wire_format.WIRETYPE_VARINT) + b"\x01" in field.options.SerializeToString()


def _add_message(types, scope, message):
    name = f"{scope}.{message.name}"
    added = types[name] = Type("message")
    for field in message.field:
        label, oneof = "", ""
        if field.label == field.LABEL_REPEATED:
            label = "repeated"
        elif field.proto3_optional:
            label = "optional"
        elif field.HasField("oneof_index"):
            oneof = message.oneof_decl[field.oneof_index].name
        added.members[field.number] = Member(field.name, _type_name(field), label, oneof, _is_personal(field))
    added.reserved = {(span.start, span.end - 1) for span in message.reserved_range}
    added.reserved_names = set(message.reserved_name)
    for nested in message.nested_type:
        _add_message(types, name, nested)
    for enum in message.enum_type:
        _add_enum(types, name, enum)


def _add_enum(types, scope, enum):
    added = types[f"{scope}.{enum.name}"] = Type("enum")
    for value in enum.value:
        added.members[value.number] = Member(value.name)
    added.reserved = {(span.start, span.end) for span in enum.reserved_range}
    added.reserved_names = set(enum.reserved_name)


def to_text(types):
    lines = []
    for name, kind in sorted(types.items()):
        lines.append(f"{kind.kind} {name}")
        lines += [f"  {member.line(number)}" for number, member in sorted(kind.members.items())]
        lines += [f"  reserved {first} to {last}" for first, last in sorted(kind.reserved)]
        lines += [f'  reserved "{reserved}"' for reserved in sorted(kind.reserved_names)]
    return "\n".join(lines) + "\n"


_MEMBER = re.compile(
    r"  (?P<number>-?\d+) (?:(?P<label>repeated|optional) )?(?:(?P<type>[\w.]+) )?(?P<name>[\w.]+)"
    r"(?: in (?P<oneof>\w+))?(?P<personal> personal)?"
)


def from_text(text):
    """The inverse of to_text."""
    types, current = {}, None
    for line in text.splitlines():
        member = _MEMBER.fullmatch(line)
        reserved = re.fullmatch(r'  reserved (?:(-?\d+) to (-?\d+)|"(\w+)")', line)
        if member:
            parts = member.groupdict(default="")
            current.members[int(parts["number"])] = Member(
                parts["name"], parts["type"], parts["label"], parts["oneof"], bool(parts["personal"])
            )
        elif reserved and reserved.group(3):
            current.reserved_names.add(reserved.group(3))
        elif reserved:
            current.reserved.add((int(reserved.group(1)), int(reserved.group(2))))
        else:
            kind, _, name = line.partition(" ")
            current = types[name] = Type(kind)
    return types
