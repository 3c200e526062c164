"""Waiting for a line that somebody types, in a way that Ctrl-C ends at any moment."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

CAN_WAIT = os.name == "posix"
"""Elsewhere only sockets can be waited for."""


def typed_line(prompt: str) -> str:
    """Return the next line typed, like `input`; KeyboardInterrupt on Ctrl-C.

    Python takes note of a signal and looks at its notes between two steps. One that comes behind
    the last look, but before the terminal is read, is found when the line is there, which may be
    never. So what is waited for here is the line or a signal, whichever comes first.
    """
    print(prompt, end="", flush=True)
    if CAN_WAIT and sys.stdin.isatty():
        with _signals() as signalled:
            select([sys.stdin, signalled], [], [])
    return input()


@contextmanager
def _signals() -> Iterator[int]:
    """Yield a file that can be read from as soon as a signal arrives."""
    signalled, noted = os.pipe()
    os.set_blocking(noted, False)
    before = signal.set_wakeup_fd(noted)
    try:
        yield signalled
    finally:
        signal.set_wakeup_fd(before)
        os.close(signalled)
        os.close(noted)
