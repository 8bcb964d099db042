"""Every kind of break is shown to be found, on small schemas compiled by protoc; additions are shown to pass."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

from breaks import breaks  # noqa: E402
from schema import compile_protos, from_text, schema_of, to_text  # noqa: E402

BEFORE = """
enum Channel {
  CHANNEL_UNSPECIFIED = 0;
  CHANNEL_CHAT = 1;
  CHANNEL_SMS = 2;
  reserved 9;
  reserved "CHANNEL_FAX";
}

message Post {
  uint64 conversation = 1;
  string text = 2 [(chatcore.v1.personal) = true];
  repeated string tags = 3;
  optional uint32 size = 4;
  Channel channel = 5;
  oneof body {
    string note = 6;
    string link = 7;
  }
  string topic = 8;
  reserved 20 to 22;
  reserved "old_text";
}

message Other {}
"""

BREAKS = {
    "a message is removed": ("message Other {}", "", "message toy.Other is gone"),
    "a message is renamed": ("message Other {}", "message Another {}", "message toy.Other is gone"),
    "a message becomes an enum": ("message Other {}", "enum Other {\n OTHER_UNSPECIFIED = 0;\n}", "was a message"),
    "a field is removed": ("string topic = 8;", "", "topic is gone"),
    "a field is removed with its number reserved only": ("string topic = 8;", "reserved 8;", "topic is gone"),
    "a field is removed with its name reserved only": ("string topic = 8;", 'reserved "topic";', "topic is gone"),
    "a field is renamed": ("string topic = 8;", "string theme = 8;", "number 8 was topic, is theme"),
    "a field is renumbered": ("string topic = 8;", "string topic = 30;", "topic had number 8, has 30"),
    "a number is reused": ("string topic = 8;", "bytes raw = 8;", "number 8 was topic, is raw"),
    "a type changes": ("string topic = 8;", "bytes topic = 8;", "type of topic"),
    "an integer type changes": ("uint64 conversation = 1;", "fixed64 conversation = 1;", "type of conversation"),
    "an enum becomes a number": ("Channel channel = 5;", "uint32 channel = 5;", "type of channel"),
    "a repeated field becomes single": ("repeated string tags", "string tags", "label of tags"),
    "a single field becomes repeated": ("string topic = 8;", "repeated string topic = 8;", "label of topic"),
    "presence is dropped": ("optional uint32 size", "uint32 size", "label of size"),
    "a field leaves its oneof": ("    string link = 7;\n  }", "  }\n  string link = 7;", "oneof of link"),
    "a mark is taken away": (" [(chatcore.v1.personal) = true]", "", "text is no longer personal"),
    "a reserved number is used": ("reserved 20 to 22;", "reserved 20, 22;\n string x = 21;", "number 21 was reserved"),
    "a reserved name is used": ('reserved "old_text";', "string old_text = 31;", 'name "old_text" was reserved'),
    "an enum value is removed": ("  CHANNEL_SMS = 2;\n", "", "CHANNEL_SMS is gone"),
    "an enum value is renamed": ("CHANNEL_SMS = 2", "CHANNEL_TEXT = 2", "number 2 was CHANNEL_SMS, is CHANNEL_TEXT"),
    "an enum value is renumbered": ("CHANNEL_SMS = 2", "CHANNEL_SMS = 3", "CHANNEL_SMS had number 2, has 3"),
    "a reserved enum number is used": ("reserved 9;", "CHANNEL_X = 9;", "number 9 was reserved"),
    "a reserved enum name is used": ('reserved "CHANNEL_FAX";', "CHANNEL_FAX = 10;", 'name "CHANNEL_FAX" was reserved'),
}

ADDITIONS = {
    "nothing changes": ("message Other {}", "message Other {}"),
    "a comment": ("message Other {}", "// Other things.\nmessage Other {}"),
    "a field": ("string topic = 8;", "string topic = 8;\n  string theme = 9;"),
    "a field of a oneof": ("string link = 7;", "string link = 7;\n    string image = 10;"),
    "an enum value": ("CHANNEL_SMS = 2;", "CHANNEL_SMS = 2;\n  CHANNEL_PHONE = 3;"),
    "a message": ("message Other {}", "message Other {}\nmessage More {}"),
    "a mark": ("string topic = 8;", "string topic = 8 [(chatcore.v1.personal) = true];"),
    "a field removed with number and name reserved": ("string topic = 8;", 'reserved 8;\n  reserved "topic";'),
    "a wider reserved range": ("reserved 20 to 22;", "reserved 18 to 25;"),
}

HEAD = 'syntax = "proto3";\npackage toy;\nimport "chatcore/v1/options.proto";\n'
INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"


def schema(body):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "chatcore" / "v1").mkdir(parents=True)
        options = (INCLUDE / "chatcore" / "v1" / "options.proto").read_text()
        (root / "chatcore" / "v1" / "options.proto").write_text(options)
        (root / "toy.proto").write_text(HEAD + body)
        return schema_of(compile_protos(folder, [root / "toy.proto"]))


def changed(before, after):
    if before not in BEFORE:
        raise ValueError(f"the sample has no {before!r}")
    return schema(BEFORE.replace(before, after))


class Breaks(unittest.TestCase):
    def test_every_kind_of_break_is_found(self):
        old = schema(BEFORE)
        for name, (before, after, sentence) in BREAKS.items():
            with self.subTest(name):
                found = breaks(old, changed(before, after))
                self.assertTrue(any(sentence in line for line in found), found)

    def test_additions_pass(self):
        old = schema(BEFORE)
        for name, (before, after) in ADDITIONS.items():
            with self.subTest(name):
                self.assertEqual(breaks(old, changed(before, after)), [])

    def test_the_text_form_loses_nothing(self):
        old = schema(BEFORE)
        self.assertEqual(from_text(to_text(old)), old)
        self.assertIn("2 string text personal", to_text(old))
        self.assertIn("6 string note in body", to_text(old))
        self.assertIn("50100 bool chatcore.v1.personal", to_text(old))

    def test_a_proto_that_does_not_compile_is_an_error(self):
        with self.assertRaises(subprocess.CalledProcessError):
            schema("message {")


if __name__ == "__main__":
    unittest.main()
