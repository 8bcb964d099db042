"""Which part may include which: dependencies run one way (docs/architecture.md)."""

from cpp_text import includes
from rule import Finding, rule

_GROUND = {"base", "text", "clock"}
_NOUNS = {"ticket", "agent", "queue", "lint", "language"}
_DESK = _GROUND | _NOUNS | {"routing", "privacy", "reply", "invite", "insight", "desk"}

# part -> the parts below it that it may include; its own folder and the public headers of both go without saying.
MAY_INCLUDE = {
    "base": set(),
    "text": {"base"},
    "clock": {"base"},
    **{noun: _GROUND for noun in _NOUNS},
    "routing": _GROUND | {"agent", "queue"},
    "privacy": _GROUND | {"language"},
    "reply": _GROUND | {"lint"},
    "invite": _GROUND,
    "insight": _GROUND | _NOUNS,
    "desk": _DESK,
    "journal": _DESK,
    "host": _DESK | {"journal"},
    "c": _DESK | {"journal", "host"},
}

# Which part a public header belongs to. A header below include/chatcore/<folder>/ belongs to the folder's part.
PUBLIC = {
    "event_list.h": "base",
    "export.h": "base",
    "version.h": "base",
    "calendar.h": "clock",
    "clock.h": "clock",
    "linter.h": "lint",
    "lint_stream.h": "lint",
    "ticket_machine.h": "ticket",
    "desk.h": "desk",
    "desk_api.h": "desk",
    "journal.h": "journal",
    "journal_host.h": "journal",
    "journal_stores.h": "journal",
    "resolve_zone.h": "host",
    "chatcore.h": "c",
}
PUBLIC_FOLDERS = {"v1": "base", "desk_api": "desk", "journal": "journal"}


def part_of(target):
    """The part an included path or a file belongs to; "" for other libraries, None for an unknown public header."""
    if target.startswith("src/") and target.count("/") >= 2:
        return target.split("/")[1]
    public = target.removeprefix("include/")
    if public.startswith("chatcore/"):
        names = public.split("/")[1:]
        return PUBLIC_FOLDERS.get(names[0]) if len(names) > 1 else PUBLIC.get(names[0])
    return ""


@rule(
    "layers",
    "Parts include only the parts below them: base <- text, clock <- ticket, agent, queue, lint, "
    "language <- routing, privacy, reply <- desk <- journal, host, c, tools.",
    good=[
        {
            "src/desk/a.cc": '#include "src/routing/b.h"\n#include "chatcore/linter.h"\n'
            '#include "chatcore/v1/event.pb.h"\n'
        },
        {"src/base/a.cc": '#include "src/base/b.h"\n#include <string>\n', "tools/a.cc": '#include "src/desk/a.h"\n'},
    ],
    bad=[
        {"src/base/a.cc": '#include "src/text/b.h"\n'},
        {"src/routing/a.h": '#include "src/lint/b.h"\n'},
        {"src/lint/a.cc": '#include "src/queue/b.h"\n'},
        {"src/desk/a.cc": '#include "src/journal/b.h"\n'},
        {"src/agent/a.cc": '#include "chatcore/desk.h"\n'},
        {"src/queue/a.cc": '#include "tools/b.h"\n'},
        {"src/desk/a.cc": '#include "chatcore/resolve_zone.h"\n'},
        {"include/chatcore/event_list.h": '#include "chatcore/desk.h"\n'},
        {"src/desk/a.cc": '#include "tests/b.h"\n'},
        {"include/chatcore/unknown_thing.h": ""},
        {"src/strange/a.cc": ""},
    ],
)
def layers(project):
    for path in list(project.paths("*.h", "*.cc", under="src/")) + list(project.paths("*.h", under="include/")):
        part = part_of(path)
        if part is None or part not in MAY_INCLUDE:
            yield Finding(
                path, 1, "say in tests/tidy/rules_layers.py which part this belongs to and what it may include"
            )
            continue
        for number, _, target in includes(project.text(path)):
            other = part_of(target)
            if target.startswith(("tools/", "tests/", "examples/", "benchmarks/")):
                yield Finding(path, number, f"the library must not include {target}")
            elif other is None:
                yield Finding(path, number, f"{target}: a public header that rules_layers.py does not know")
            elif other and other != part and other != "base" and other not in MAY_INCLUDE[part]:
                yield Finding(path, number, f"{part} must not include {other} ({target})")
