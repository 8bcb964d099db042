"""chatcore: the brain of a customer-support desk.

    import chatcore
    from chatcore import v1

    with chatcore.Desk(v1.Config(workspace_id="shop", queues=[v1.Queue(queue_id="support")])) as desk:
        start = v1.StartConversation(conversation_id="chat-1", customer_id="ann", channel=v1.CHANNEL_CHAT)
        for event in desk.apply(v1.Command(start_conversation=start), now):
            print(event.WhichOneof("body"))

Commands go in, events come out, and the time is an argument: a desk opens no socket, starts no thread and reads no
clock. The messages of `chatcore.v1` are generated from the .proto files; see there for every field.
"""

from chatcore import v1
from chatcore._native import library_version
from chatcore.desk import Desk
from chatcore.errors import (
    Aborted,
    AlreadyExists,
    ChatcoreError,
    DataLoss,
    FailedPrecondition,
    Internal,
    InvalidArgument,
    LibraryNotFound,
    NotFound,
    OutOfRange,
    PermissionDenied,
    ResourceExhausted,
    Unavailable,
    Unimplemented,
)
from chatcore.linter import Linter

__version__ = "0.1.0"

__all__ = [
    "Aborted",
    "AlreadyExists",
    "ChatcoreError",
    "DataLoss",
    "Desk",
    "FailedPrecondition",
    "Internal",
    "InvalidArgument",
    "LibraryNotFound",
    "Linter",
    "NotFound",
    "OutOfRange",
    "PermissionDenied",
    "ResourceExhausted",
    "Unavailable",
    "Unimplemented",
    "library_version",
    "v1",
]
