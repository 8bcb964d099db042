"""Says whether a text is fit to send, and if not, where and why."""

import ctypes
from typing import Optional, Union

from chatcore import _native, v1


class Linter:
    """Made once from packs of rules, then shared by desks and threads: nothing about it ever changes.

        linter = chatcore.Linter()  # every built-in pack
        report = linter.check(v1.LintRequest(text="I don't know.", language="en"))
        for finding in report.findings:
            print(finding.rule_id, finding.message)
    """

    def __init__(self, policy: Optional[Union[v1.LintPolicy, bytes]] = None) -> None:
        """Compiles the rules. Raises InvalidArgument; the message names pack, rule and field."""
        self._handle = ctypes.c_void_p()
        data = b"" if policy is None else policy if isinstance(policy, bytes) else policy.SerializeToString()
        error = ctypes.c_void_p()
        status = _native.library().chatcore_linter_new(data, len(data), ctypes.byref(self._handle), ctypes.byref(error))
        _native.check(status, error)

    def check(self, request: v1.LintRequest) -> v1.LintReport:
        """Checks one text."""
        return v1.LintReport.FromString(self.check_bytes(request.SerializeToString()))

    def check_bytes(self, request: bytes) -> bytes:
        """Like `check`, from the bytes of a LintRequest to those of a LintReport."""
        report = ctypes.c_void_p()
        error = ctypes.c_void_p()
        status = _native.library().chatcore_linter_check(
            self._handle, request, len(request), ctypes.byref(report), ctypes.byref(error)
        )
        _native.check(status, error)
        return _native.take_buffer(report)

    def __del__(self) -> None:
        # A call in progress holds a reference to this object, so nobody is using the handle now.
        handle = getattr(self, "_handle", None)
        if handle:
            self._handle = ctypes.c_void_p()
            _native.library().chatcore_linter_free(handle)
