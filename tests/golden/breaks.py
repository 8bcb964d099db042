"""What a newer schema may not do to an older one."""


def breaks(old, new):
    """Sentences, one for each break: every peer that speaks `old` must be understood by `new`, and the other way round.

    Allowed are new messages, enums, fields and values, and removing a field or value whose number and name are both
    reserved. A mark `personal` may be added and never taken away: what is sealed stays sealed.
    """
    found = []
    for name, before in sorted(old.items()):
        after = new.get(name)
        if after is None:
            found.append(f"{before.kind} {name} is gone")
        elif after.kind != before.kind:
            found.append(f"{name} was a {before.kind}, is a {after.kind}")
        else:
            found += [f"{name}: {text}" for text in _member_breaks(before, after)]
            found += [f"{name}: {text}" for text in _reserved_breaks(before, after)]
    return found


def _member_breaks(before, after):
    numbers = {member.name: number for number, member in after.members.items()}
    for number, was in sorted(before.members.items()):
        now = after.members.get(number)
        if now is None:
            if was.name in numbers:
                yield f"{was.name} had number {number}, has {numbers[was.name]}"
            elif not (after.reserves(number) and was.name in after.reserved_names):
                yield f'{was.name} is gone; write `reserved {number};` and `reserved "{was.name}";`'
        elif now.name != was.name:
            yield f"number {number} was {was.name}, is {now.name}; numbers and names stay together for ever"
        else:
            yield from _changes(was, now)


def _changes(was, now):
    for what in ("type", "label", "oneof"):
        if getattr(was, what) != getattr(now, what):
            yield f"{what} of {was.name} was '{getattr(was, what)}', is '{getattr(now, what)}'"
    if was.personal and not now.personal:
        yield f"{was.name} is no longer personal"


def _reserved_breaks(before, after):
    for first, last in sorted(before.reserved):
        for number in range(first, min(last, first + 10_000) + 1):
            if not after.reserves(number):
                yield f"number {number} was reserved and is not any more"
    for name in sorted(before.reserved_names - after.reserved_names):
        yield f'name "{name}" was reserved and is not any more'
