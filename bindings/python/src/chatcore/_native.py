"""The C API through ctypes. Private: nothing in this module is stable.

Every function of libchatcore_c that the binding uses is declared here, with the C header's names.
"""

import ctypes
import ctypes.util
import functools
import os
import pathlib
import sys
from typing import List, Tuple

from chatcore.errors import LibraryNotFound, error_for

# The version of the C header that this binding was written for: 1.2.3 is 1002003.
HEADER_VERSION = 1000

LIBRARY_VARIABLE = "CHATCORE_LIBRARY"


class Bytes(ctypes.Structure):
    """struct chatcore_bytes."""

    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


class DeskParts(ctypes.Structure):
    """struct chatcore_desk_parts."""

    _fields_ = [("struct_size", ctypes.c_size_t), ("linter", ctypes.c_void_p)]


_HANDLE = ctypes.c_void_p
_OUT_HANDLE = ctypes.POINTER(ctypes.c_void_p)
_INPUT = [ctypes.c_char_p, ctypes.c_size_t]
_TIME = ctypes.c_int64
_STATUS = ctypes.c_int32
_OUT_BYTES = ctypes.POINTER(Bytes)
_OUT_ERROR = _OUT_HANDLE

_SIGNATURES = {
    "chatcore_version_number": (ctypes.c_int32, []),
    "chatcore_version_string": (ctypes.c_char_p, []),
    "chatcore_version_check": (_STATUS, [ctypes.c_int32]),
    "chatcore_error_code": (_STATUS, [_HANDLE]),
    "chatcore_error_message": (ctypes.c_char_p, [_HANDLE]),
    "chatcore_error_free": (None, [_HANDLE]),
    "chatcore_buffer_data": (ctypes.c_void_p, [_HANDLE]),
    "chatcore_buffer_size": (ctypes.c_size_t, [_HANDLE]),
    "chatcore_buffer_free": (None, [_HANDLE]),
    "chatcore_linter_new": (_STATUS, [*_INPUT, _OUT_HANDLE, _OUT_ERROR]),
    "chatcore_linter_check": (_STATUS, [_HANDLE, *_INPUT, _OUT_HANDLE, _OUT_ERROR]),
    "chatcore_linter_free": (None, [_HANDLE]),
    "chatcore_desk_new": (_STATUS, [*_INPUT, ctypes.POINTER(DeskParts), _OUT_HANDLE, _OUT_ERROR]),
    "chatcore_desk_restore": (_STATUS, [*_INPUT, ctypes.POINTER(DeskParts), _OUT_HANDLE, _OUT_ERROR]),
    "chatcore_desk_free": (None, [_HANDLE]),
    "chatcore_desk_apply": (_STATUS, [_HANDLE, *_INPUT, _TIME, _OUT_BYTES, _OUT_ERROR]),
    "chatcore_desk_apply_many": (
        _STATUS,
        [_HANDLE, *_INPUT, _TIME, _OUT_BYTES, ctypes.POINTER(ctypes.c_size_t), _OUT_ERROR],
    ),
    "chatcore_desk_advance": (_STATUS, [_HANDLE, _TIME, _OUT_BYTES, _OUT_ERROR]),
    "chatcore_desk_next_deadline_us": (ctypes.c_int64, [_HANDLE]),
    "chatcore_desk_query": (_STATUS, [_HANDLE, *_INPUT, _TIME, _OUT_HANDLE, _OUT_ERROR]),
    "chatcore_desk_snapshot": (_STATUS, [_HANDLE, _OUT_HANDLE, _OUT_ERROR]),
    "chatcore_desk_replay": (_STATUS, [_HANDLE, *_INPUT, _OUT_ERROR]),
    "chatcore_desk_state_hash": (_STATUS, [_HANDLE, ctypes.POINTER(ctypes.c_uint64), _OUT_ERROR]),
    "chatcore_desk_last_seq": (ctypes.c_uint64, [_HANDLE]),
}


def _file_names() -> Tuple[str, ...]:
    if sys.platform == "win32":
        return ("chatcore_c.dll",)
    if sys.platform == "darwin":
        return ("libchatcore_c.0.dylib", "libchatcore_c.dylib")
    return ("libchatcore_c.so.0", "libchatcore_c.so")


def _candidates() -> List[str]:
    """Where to look, in order: the variable alone, else beside this file and then where the system's loader looks."""
    explicit = os.environ.get(LIBRARY_VARIABLE)
    if explicit:
        return [explicit]
    here = pathlib.Path(__file__).resolve().parent
    beside = [str(here / name) for name in _file_names() if (here / name).exists()]
    found = ctypes.util.find_library("chatcore_c")
    return beside + list(_file_names()) + ([found] if found else [])


def _load() -> ctypes.CDLL:
    candidates = _candidates()
    reasons = []
    for candidate in candidates:
        try:
            # CDLL lets other Python threads run during a call; each desk has a lock of its own.
            return ctypes.CDLL(candidate)
        except OSError as error:
            reasons.append(f"{candidate}: {error}")
    tried = "; ".join(reasons)
    raise LibraryNotFound(f"no libchatcore_c; install it or set {LIBRARY_VARIABLE} to its path (tried {tried})")


@functools.lru_cache(maxsize=None)
def library() -> ctypes.CDLL:
    """Loads the library at first use and declares its functions."""
    loaded = _load()
    for name, (result, arguments) in _SIGNATURES.items():
        try:
            function = getattr(loaded, name)
        except AttributeError:
            raise LibraryNotFound(f"{loaded._name} lacks {name}; it is not the chatcore of this binding") from None
        function.restype = result
        function.argtypes = arguments
    if loaded.chatcore_version_check(HEADER_VERSION) != 0:
        version = loaded.chatcore_version_string().decode()
        needed = f"{HEADER_VERSION // 1000000}.{HEADER_VERSION // 1000 % 1000}"
        raise LibraryNotFound(f"{loaded._name} is chatcore {version}, this binding needs {needed}")
    return loaded


def library_version() -> str:
    """Returns the version of the loaded library, such as "1.2.3"."""
    version: bytes = library().chatcore_version_string()
    return version.decode()


def check(status: int, error: ctypes.c_void_p) -> None:
    """Raises the exception that belongs to a failed call and frees its error."""
    if status == 0:
        return
    try:
        message = library().chatcore_error_message(error).decode()
    finally:
        library().chatcore_error_free(error)
    raise error_for(status, message or "no memory for an error message")


def take_buffer(buffer: ctypes.c_void_p) -> bytes:
    """Copies the bytes out of an owned buffer and frees it."""
    try:
        size = library().chatcore_buffer_size(buffer)
        return ctypes.string_at(library().chatcore_buffer_data(buffer), size) if size else b""
    finally:
        library().chatcore_buffer_free(buffer)


def copy_bytes(borrowed: Bytes) -> bytes:
    """Copies borrowed bytes."""
    return ctypes.string_at(borrowed.data, borrowed.size) if borrowed.size else b""
