"""Times: an int counts microseconds since 1970-01-01 UTC; a datetime has to know its time zone."""

from datetime import datetime, timedelta, timezone
from typing import Optional, Union

from chatcore.errors import InvalidArgument

Instant = Union[int, datetime]

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NEVER_US = 2**63 - 1
AT_ONCE_US = -(2**63)


def to_us(moment: Instant) -> int:
    """Returns microseconds since 1970, exactly. Refuses a datetime without a time zone."""
    if isinstance(moment, datetime):
        if moment.utcoffset() is None:
            raise InvalidArgument("a datetime without a time zone could be any time: use datetime.now(timezone.utc)")
        return (moment - EPOCH) // timedelta(microseconds=1)
    if isinstance(moment, int) and not isinstance(moment, bool):
        if not AT_ONCE_US <= moment <= NEVER_US:
            raise InvalidArgument(f"{moment} microseconds do not fit into 64 bits")
        return moment
    raise TypeError(f"a time is an int of microseconds or a datetime with a time zone, not {type(moment).__name__}")


def from_us(moment_us: int) -> Optional[datetime]:
    """Returns the time in UTC; None for never. What a datetime cannot hold becomes the first or last one it can."""
    if moment_us == NEVER_US:
        return None
    try:
        return EPOCH + timedelta(microseconds=moment_us)
    except OverflowError:
        end = datetime.min if moment_us < 0 else datetime.max
        return end.replace(tzinfo=timezone.utc)
