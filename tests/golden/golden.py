"""Compares the protos with the golden schema, tests/golden/chatcore_v1.txt.

    golden.py unbroken    exits 1 when the protos break the golden schema
    golden.py current     exits 1 when the golden schema lacks something of the protos
    golden.py update      writes the golden schema; refuses when the protos break it
    golden.py update --accept-breaks     before the first release only

Needs python3-protobuf and protoc.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

from breaks import breaks  # noqa: E402
from schema import chatcore_schema, from_text, to_text  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "chatcore_v1.txt"


def main(arguments):
    if arguments not in (["unbroken"], ["current"], ["update"], ["update", "--accept-breaks"]):
        print(__doc__, file=sys.stderr)
        return 2
    now = chatcore_schema(ROOT)
    golden = from_text(GOLDEN.read_text()) if GOLDEN.exists() else {}
    found = breaks(golden, now)
    if arguments == ["current"]:
        if to_text(now) != to_text(golden):
            print("include/chatcore/v1 has changed: run scripts/update-golden and commit tests/golden/chatcore_v1.txt")
            return 1
        return 0
    if found and "--accept-breaks" not in arguments:
        print("chatcore.v1 would break for those who speak it already:")
        print("\n".join(f"  {line}" for line in found))
        return 1
    if arguments[0] == "update":
        GOLDEN.write_text(to_text(now))
        print(f"{GOLDEN.relative_to(ROOT)}: {len(now)} types, {sum(len(t.members) for t in now.values())} members")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
