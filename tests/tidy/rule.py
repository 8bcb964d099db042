"""How a rule is written down: a function over a project, with samples that prove that it can fail.

    @rule("columns", "Lines have at most 120 columns.", good=[{...}], bad=[{...}])
    def columns(project):
        yield Finding(path, line, message)

`good` and `bad` are lists of made-up projects, {path: text}. tidy_test.py runs every rule on its samples: silent on
each good one, at least one finding on each bad one.
"""

import collections

Finding = collections.namedtuple("Finding", "path line message")
Rule = collections.namedtuple("Rule", "name summary check good bad")

RULES = {}


def rule(name, summary, *, good, bad):
    def register(check):
        if name in RULES:
            raise ValueError(f"two rules named {name}")
        if not bad or not good:
            raise ValueError(f"rule {name}: a rule without a bad and a good sample proves nothing")
        RULES[name] = Rule(name, summary, check, good, bad)
        return check

    return register
