"""The real program on a pseudo-terminal: what it writes, byte by byte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

COLOURS = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}

PATIENCE = 30
"""Seconds after which a program that says nothing counts as stuck."""


def recollect(arguments: Sequence[str], env: Mapping[str, str]) -> Callable[[], object]:
    """Return what starts the program with these arguments, in a process that it takes over."""
    command = [sys.executable, "-m", "recollect", *arguments]
    return lambda: os.execvpe(sys.executable, command, {**os.environ, **COLOURS, **env})


class Terminal:
    """A program with a terminal of its own; use it in a `with`, which kills what is left of it."""

    def __init__(self, start: Callable[[], object]) -> None:
        self.written = b""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # no thread of ours is alive here
            self.pid, self._file = pty.fork()
        if self.pid == 0:
            # A shell lets what it starts in the background ignore Ctrl-C, and so its children.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                start()
            finally:
                os._exit(0)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._file, keys.encode())

    def until(self, seen: Callable[[bytes], bool]) -> None:
        """Read what the program writes until `seen` says so; fail when it falls silent before."""
        deadline = time.monotonic() + PATIENCE
        while not seen(self.written):
            if time.monotonic() > deadline or not self.read():
                raise AssertionError(f"the program stopped at {self.written[-2000:]!r}")

    def read(self, seconds: float = 1.0) -> bool:
        """Read what is there within some seconds; tell whether the program still runs."""
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return True
        try:
            piece = os.read(self._file, 65536)
        except OSError:  # the other end was closed
            return False
        self.written += piece
        return bool(piece)

    def kill(self, sent: int = signal.SIGKILL) -> int:
        """Send a signal, wait for the end and return the exit code, negative for a signal."""
        os.kill(self.pid, sent)
        return self.wait()

    def close(self) -> None:
        """Close the terminal, as somebody does who closes its window."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def wait(self) -> int:
        """Wait for the program's end and return its exit code, negative for a signal."""
        deadline = time.monotonic() + PATIENCE
        while self._file >= 0 and self.read():
            if time.monotonic() > deadline:
                raise AssertionError(f"the program does not end: {self.written[-2000:]!r}")
        while not os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            if time.monotonic() > deadline:
                raise AssertionError("the program goes on without its terminal")
            select.select([], [], [], 0.01)
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        return os.waitstatus_to_exitcode(status)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.close()
