"""The files of the project as the rules see them: a path from the root, and the text."""

import fnmatch
import os

SKIPPED_FOLDERS = {"build", ".git", ".cache", "node_modules", "__pycache__", "dist"}
BINARY_SUFFIXES = (".binpb", ".png", ".snapshot", ".journal", ".db", ".sqlite", ".so", ".whl", ".pyc", ".gz", ".zst")
CODE = (
    "*.h",
    "*.cc",
    "*.c",
    "*.py",
    "*.proto",
    "*.cmake",
    "CMakeLists.txt",
    "*.sh",
    "*.ts",
    "*.js",
    "*.mjs",
    "*.in",
    "scripts/*",
    ".ci/*",
)
CPP = ("*.h", "*.cc", "*.inc", "*.c")


class Project:
    """Maps paths to texts. Rules take one, so that their own tests can hand them a made-up project."""

    def __init__(self, files):
        self._files = dict(sorted(files.items()))

    @staticmethod
    def read(root):
        files = {}
        for folder, names, file_names in os.walk(root):
            names[:] = [name for name in names if name not in SKIPPED_FOLDERS and not name.endswith(".egg-info")]
            for name in file_names:
                path = os.path.join(folder, name)
                if name.endswith(BINARY_SUFFIXES) or os.path.islink(path):
                    continue
                with open(path, "rb") as file:
                    data = file.read()
                if b"\0" in data:
                    continue
                files[os.path.relpath(path, root).replace(os.sep, "/")] = data.decode("utf-8", "replace")
        return Project(files)

    def __contains__(self, path):
        return path in self._files

    def paths(self, *patterns, under=None):
        """Paths that match one of the shell patterns; a `*` also matches slashes."""
        for path in self._files:
            if under and not path.startswith(under):
                continue
            name = path.rsplit("/", 1)[-1]
            if not patterns or any(fnmatch.fnmatch(path, p) or fnmatch.fnmatch(name, p) for p in patterns):
                yield path

    def text(self, path):
        return self._files[path]

    def lines(self, path):
        """Numbered lines of one file, from 1."""
        return enumerate(self._files[path].split("\n"), 1)
