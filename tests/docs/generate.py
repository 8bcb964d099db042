"""Writes the sources of the documentation's snippets and a list of them for CMake.

generate.py ROOT OUTPUT_FOLDER
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True

from snippets import BadFence, find, fragments_source, whole_source  # noqa: E402


def documents(root):
    for pattern in ("README.md", "CONTRIBUTING.md", "docs/**/*.md", "include/chatcore/**/*.h"):
        yield from sorted(root.glob(pattern))


def write(path, text):
    """Leaves an unchanged file alone, so that nothing is built again."""
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def main(root, out):
    out.mkdir(parents=True, exist_ok=True)
    found, read, problems = [], [], []
    for path in documents(root):
        name = path.relative_to(root).as_posix()
        read.append(path.as_posix())
        # C fences of chatcore.h are checked in tests/c_api.
        try:
            found += find(name, path.read_text())
        except BadFence as error:
            problems.append(str(error))

    names = {"file": [], "program": []}
    for snippet in found:
        if snippet.kind == "fragment":
            continue
        name = re.sub(r"\W+", "_", f"{snippet.path}_{snippet.line}")
        names[snippet.kind].append(name)
        write(out / f"{name}.cc", whole_source(snippet))
        if snippet.output is not None:
            write(out / f"{name}.expected", snippet.output)
    write(out / "fragments.cc", fragments_source([s for s in found if s.kind == "fragment"]))
    write(
        out / "snippets.cmake",
        f"set(CHATCORE_DOCUMENTS {' '.join(read)})\n"
        f"set(CHATCORE_DOC_FILES {' '.join(names['file'])})\n"
        f"set(CHATCORE_DOC_PROGRAMS {' '.join(names['program'])})\n",
    )
    return "\n".join(problems)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])) or 0)
