"""What can go wrong: one exception for each status code of the library.

A refusal by the desk's own rules is no exception but the event `command_rejected`.
"""

from typing import Any, ClassVar, Dict, Optional, Sequence, Type


class ChatcoreError(Exception):
    """A call failed and changed nothing. `code` is the number of google.rpc.Code, `message` names field and remedy."""

    code: int
    message: str
    batches: Sequence[Sequence[Any]] = ()  # after Desk.apply_many: the events of the commands before the failed one
    default_code: ClassVar[int] = 2

    def __init__(self, message: str, code: Optional[int] = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = self.default_code if code is None else code


class InvalidArgument(ChatcoreError, ValueError):
    """A malformed message, a contradiction in a configuration, or a time that cannot be."""

    default_code = 3


class NotFound(ChatcoreError, LookupError):
    """A query names an id that the desk does not know."""

    default_code = 5


class AlreadyExists(ChatcoreError):
    default_code = 6


class PermissionDenied(ChatcoreError):
    """The actor of a query may not see the answer."""

    default_code = 7


class ResourceExhausted(ChatcoreError):
    """Something is over its limit; the message names the limit."""

    default_code = 8


class FailedPrecondition(ChatcoreError):
    """A call out of order: advance first, or the desk is closed."""

    default_code = 9


class Aborted(ChatcoreError):
    default_code = 10


class OutOfRange(ChatcoreError):
    default_code = 11


class Unimplemented(ChatcoreError):
    """The bytes come from a newer version."""

    default_code = 12


class Internal(ChatcoreError):
    """A bug, or no memory. The desk refuses every later call: restore it from snapshot and journal."""

    default_code = 13


class Unavailable(ChatcoreError):
    default_code = 14


class DataLoss(ChatcoreError):
    """A snapshot is damaged, or an event does not fit the state."""

    default_code = 15


class LibraryNotFound(ChatcoreError, OSError):
    """libchatcore_c could not be loaded, or has another version."""

    default_code = 9


_CLASSES: Dict[int, Type[ChatcoreError]] = {
    kind.default_code: kind
    for kind in (
        InvalidArgument,
        NotFound,
        AlreadyExists,
        PermissionDenied,
        ResourceExhausted,
        FailedPrecondition,
        Aborted,
        OutOfRange,
        Unimplemented,
        Internal,
        Unavailable,
        DataLoss,
    )
}


def error_for(code: int, message: str) -> ChatcoreError:
    """Returns the exception for a status code."""
    return _CLASSES.get(code, ChatcoreError)(message, code)
