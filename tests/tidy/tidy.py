"""Checks the project against the rules of its house style.

    python3 tests/tidy/tidy.py            all rules
    python3 tests/tidy/tidy.py purity     one rule
    python3 tests/tidy/tidy.py --list     what there is

Prints one line for each finding and exits 1 when there is one. Standard library only.
"""

import importlib
import os
import pathlib
import sys

sys.dont_write_bytecode = True

from project import Project  # noqa: E402
from rule import RULES  # noqa: E402


def load_rules():
    for path in sorted(pathlib.Path(__file__).parent.glob("rules_*.py")):
        importlib.import_module(path.stem)
    return RULES


def main(arguments):
    rules = load_rules()
    if arguments == ["--list"]:
        for rule in rules.values():
            print(f"{rule.name}: {rule.summary}")
        return 0
    unknown = [name for name in arguments if name not in rules]
    if unknown:
        print(f"no rule named {', '.join(unknown)}; there are: {', '.join(rules)}", file=sys.stderr)
        return 2
    root = os.environ.get("CHATCORE_SOURCE_DIR", str(pathlib.Path(__file__).resolve().parents[2]))
    project = Project.read(root)
    count = 0
    for name in arguments or list(rules):
        for finding in rules[name].check(project):
            print(f"{finding.path}:{finding.line}: [{name}] {finding.message}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
