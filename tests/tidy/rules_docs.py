"""Documentation: links lead somewhere, every page is listed, and public changes are in the changelog's form."""

import posixpath
import re

from rule import Finding, rule


def _outside_fences(project, path):
    fenced = False
    for number, line in project.lines(path):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line


@rule(
    "links",
    "A link of a Markdown page to a file of the project leads to one.",
    good=[
        {
            "docs/a.md": "[b](b.md#x) [c](../src/c.h) [d](https://example.org/)\n```\n[e](f)\n```\n",
            "docs/b.md": "",
            "src/c.h": "",
        },
        {"README.md": "[docs](docs/) [docs](docs)\n", "docs/a.md": ""},
    ],
    bad=[{"docs/a.md": "[b](gone.md)\n"}, {"README.md": "text [b](docs/gone.md#here) text\n"}],
)
def links(project):
    paths = set(project.paths())
    folders = {path[:index] for path in paths for index in range(len(path)) if path[index] == "/"}
    for path in project.paths("*.md"):
        for number, line in _outside_fences(project, path):
            for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", line)):
                bare = target.split("#")[0].rstrip("/")
                if not bare or "://" in target or target.startswith("mailto:"):
                    continue
                wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), bare))
                if wanted not in paths and wanted not in folders:
                    yield Finding(path, number, f"{target} leads nowhere")


@rule(
    "pages_listed",
    "docs/README.md lists every page of docs/.",
    good=[{"docs/README.md": "[a](a.md)\n", "docs/a.md": ""}],
    bad=[{"docs/README.md": "\n", "docs/a.md": ""}],
)
def pages_listed(project):
    if "docs/README.md" not in project:
        return
    index = project.text("docs/README.md")
    for path in project.paths("docs/*.md"):
        name = path.removeprefix("docs/")
        if name != "README.md" and f"({name})" not in index:
            yield Finding(path, 1, "docs/README.md does not list this page")


@rule(
    "changelog",
    "CHANGELOG.md has an Unreleased section, and versions with dates below it.",
    good=[{"CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-01-02\n"}],
    bad=[{"CHANGELOG.md": "# Changelog\n"}, {"CHANGELOG.md": "## [Unreleased]\n\n## 0.1\n"}],
)
def changelog(project):
    path = "CHANGELOG.md"
    if path not in project:
        return
    headings = [(number, line) for number, line in project.lines(path) if line.startswith("## ")]
    if not headings or headings[0][1] != "## [Unreleased]":
        yield Finding(path, 1, "the first section has to be `## [Unreleased]`")
    for number, line in headings[1:]:
        if not re.fullmatch(r"## \[\d+\.\d+\.\d+\] - (\d{4}-\d\d-\d\d|not yet released)", line):
            yield Finding(path, number, "a version is written `## [1.2.3] - 2026-01-31`")
