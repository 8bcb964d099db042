"""A customer-support desk: commands in, events out, time passed in."""

import ctypes
import threading
from datetime import datetime
from types import TracebackType
from typing import Callable, Iterable, List, Optional, Type, Union

from chatcore import _native, v1
from chatcore._time import Instant, from_us, to_us
from chatcore.errors import ChatcoreError, FailedPrecondition
from chatcore.linter import Linter


class Desk:
    """One workspace.

    Every call that changes the desk returns the events that follow. Store those with a `seq` in a journal as one
    record, then show them by their audience, and call `advance_to` when `next_deadline` is reached.

    A refusal by the desk's own rules is the event `command_rejected`. An exception (see chatcore.errors) means a broken
    contract, and nothing has changed.

    Threads: any thread may call; calls of one desk wait for each other, different desks run in parallel.
    """

    def __init__(self, config: Union[v1.Config, bytes], *, linter: Optional[Linter] = None) -> None:
        """Makes a desk with an empty state. Raises InvalidArgument when the configuration contradicts itself."""
        self._make(_native.library().chatcore_desk_new, _to_bytes(config), linter)

    @classmethod
    def restore(cls, snapshot: bytes, *, linter: Optional[Linter] = None) -> "Desk":
        """Makes a desk from the bytes of `snapshot()`. Raises DataLoss or Unimplemented."""
        desk = cls.__new__(cls)
        desk._make(_native.library().chatcore_desk_restore, snapshot, linter)
        return desk

    def _make(self, function: Callable[..., int], data: bytes, linter: Optional[Linter]) -> None:
        self._lock = threading.Lock()
        self._handle = ctypes.c_void_p()
        parts = _native.DeskParts(ctypes.sizeof(_native.DeskParts), linter._handle.value if linter else None)
        error = ctypes.c_void_p()
        status = function(data, len(data), ctypes.byref(parts), ctypes.byref(self._handle), ctypes.byref(error))
        _native.check(status, error)

    def apply(self, command: v1.Command, now: Instant) -> List[v1.Event]:
        """Applies one command as of `now` and returns the events that follow."""
        return list(v1.EventBatch.FromString(self.apply_bytes(command.SerializeToString(), now)).events)

    def apply_bytes(self, command: bytes, now: Instant) -> bytes:
        """Like `apply`, from the bytes of a Command to those of an EventBatch."""
        now_us = to_us(now)
        events, error = _native.Bytes(), ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_apply(
                self._open(), command, len(command), now_us, ctypes.byref(events), ctypes.byref(error)
            )
            _native.check(status, error)
            return _native.copy_bytes(events)

    def apply_many(self, commands: Iterable[v1.Command], now: Instant) -> List[List[v1.Event]]:
        """Applies commands in order as of `now`, in one crossing into C, and returns the events of each.

        When one fails, the `batches` of its exception are the events of those before it.
        """
        now_us = to_us(now)
        data = v1.CommandBatch(commands=commands).SerializeToString()
        batches, applied, error = _native.Bytes(), ctypes.c_size_t(), ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_apply_many(
                self._open(), data, len(data), now_us, ctypes.byref(batches), ctypes.byref(applied), ctypes.byref(error)
            )
            copied = _native.copy_bytes(batches)
        result = [list(batch.events) for batch in v1.EventBatchList.FromString(copied).batches]
        try:
            _native.check(status, error)
        except ChatcoreError as failure:
            failure.batches = result
            raise
        return result

    def advance_to(self, now: Instant) -> List[v1.Event]:
        """Fires the timers due at or before `now`. Extra calls change no event."""
        return list(v1.EventBatch.FromString(self.advance_to_bytes(now)).events)

    def advance_to_bytes(self, now: Instant) -> bytes:
        """Like `advance_to`; returns the bytes of an EventBatch."""
        now_us = to_us(now)
        events, error = _native.Bytes(), ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_advance(
                self._open(), now_us, ctypes.byref(events), ctypes.byref(error)
            )
            _native.check(status, error)
            return _native.copy_bytes(events)

    def next_deadline(self) -> Optional[datetime]:
        """Returns when `advance_to` has to be called next: None for never, a time long past for at once."""
        return from_us(self.next_deadline_us())

    def next_deadline_us(self) -> int:
        """Like `next_deadline` in microseconds since 1970: 2**63 - 1 for never, -2**63 for at once."""
        with self._lock:
            return int(_native.library().chatcore_desk_next_deadline_us(self._open()))

    def query(self, query: v1.Query, now: Instant) -> v1.Answer:
        """Answers a question as of `now`. Raises NotFound, PermissionDenied or InvalidArgument."""
        return v1.Answer.FromString(self.query_bytes(query.SerializeToString(), now))

    def query_bytes(self, query: bytes, now: Instant) -> bytes:
        """Like `query`, from the bytes of a Query to those of an Answer."""
        now_us = to_us(now)
        answer, error = ctypes.c_void_p(), ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_query(
                self._open(), query, len(query), now_us, ctypes.byref(answer), ctypes.byref(error)
            )
        _native.check(status, error)
        return _native.take_buffer(answer)

    def snapshot(self) -> bytes:
        """Returns the durable state as bytes, for `restore`."""
        snapshot, error = ctypes.c_void_p(), ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_snapshot(
                self._open(), ctypes.byref(snapshot), ctypes.byref(error)
            )
        _native.check(status, error)
        return _native.take_buffer(snapshot)

    def replay(self, events: Union[Iterable[v1.Event], bytes]) -> None:
        """Evolves the state by stored events, deciding nothing; only before the first apply or advance.

        Takes events, or the bytes of an EventBatch as `apply_bytes` returned them.
        """
        data = events if isinstance(events, bytes) else v1.EventBatch(events=events).SerializeToString()
        error = ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_replay(self._open(), data, len(data), ctypes.byref(error))
        _native.check(status, error)

    def state_hash(self) -> int:
        """Returns a number over the durable state: equal after live running, replay and restore."""
        state_hash, error = ctypes.c_uint64(), ctypes.c_void_p()
        with self._lock:
            status = _native.library().chatcore_desk_state_hash(
                self._open(), ctypes.byref(state_hash), ctypes.byref(error)
            )
        _native.check(status, error)
        return state_hash.value

    def last_seq(self) -> int:
        """Returns the sequence number of the last event; 0 at the start."""
        with self._lock:
            return int(_native.library().chatcore_desk_last_seq(self._open()))

    def close(self) -> None:
        """Gives the desk up. Every later call raises FailedPrecondition; closing twice is fine."""
        with self._lock:
            handle, self._handle = self._handle, ctypes.c_void_p()
            if handle:
                _native.library().chatcore_desk_free(handle)

    def _open(self) -> ctypes.c_void_p:
        if not self._handle:
            raise FailedPrecondition("the desk is closed")
        return self._handle

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_handle", None):
            self.close()


def _to_bytes(message: Union[v1.Config, bytes]) -> bytes:
    return message if isinstance(message, bytes) else message.SerializeToString()
