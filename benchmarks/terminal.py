"""From a key to the screen: the real program on a pseudo-terminal, timed by what it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping

SIZE = struct.pack("HHHH", 24, 80, 0, 0)
QUIET = 0.4
"""Seconds without output after which the screen is taken to be at rest."""


class Program:
    """`recollect` with a terminal of its own."""

    def __init__(self, *arguments: str, env: Mapping[str, str]) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            colours = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
            command = [sys.executable, "-m", "recollect", *arguments]
            os.execvpe(sys.executable, command, {**os.environ, **colours, **env})
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, SIZE)

    def until(self, *awaited: str, seconds: float = 30) -> float:
        """Read until all that is awaited was written; return when that was, in seconds."""
        wanted, read = {text.encode() for text in awaited}, b""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            if select.select([self._terminal], [], [], 0.5)[0]:
                read += os.read(self._terminal, 65536)
                if all(text in read for text in wanted):
                    return time.perf_counter()
        raise TimeoutError(f"{awaited} was not written: {read[-2000:]!r}")

    def rest(self) -> None:
        """Read until nothing more is written."""
        while select.select([self._terminal], [], [], QUIET)[0]:
            os.read(self._terminal, 65536)

    def press(self, key: str) -> float:
        """Press a key; return when that was, in seconds."""
        os.write(self._terminal, key.encode())
        return time.perf_counter()

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def key_to_screen(address: str, answers: int) -> tuple[list[float], list[float]]:
    """Return in milliseconds how long the next card took to show after a grade, and the answer.

    The clock runs until both the text and the buttons of the new page were written.
    """
    program = Program("--db", address, "review", "--count", str(answers + 1), env={})
    next_cards: list[float] = []
    shown: list[float] = []
    try:
        program.until("Show the answer", "attend")
        for _ in range(answers):
            program.rest()
            pressed = program.press(" ")
            shown.append((program.until("softmax", "Good") - pressed) * 1000)
            program.rest()
            pressed = program.press("3")
            next_cards.append((program.until("attend", "Show the answer") - pressed) * 1000)
    finally:
        program.close()
    return next_cards, shown


def start_to_screen(address: str) -> tuple[float, float]:
    """Return in milliseconds how long the first frame took to show, and the whole dashboard."""
    began = time.perf_counter()
    program = Program("--db", address, env={})
    try:
        first = program.until("Recollect", "Due ")
        whole = program.until("Begin today")
    finally:
        program.close()
    return (first - began) * 1000, (whole - began) * 1000


def long_answer_to_screen(address: str) -> tuple[float, float]:
    """Return in milliseconds how long a long answer took to show, and one step of scrolling."""
    program = Program("--db", address, "review", "--cram", env={})
    try:
        program.until("Show the answer", "attend")
        program.rest()
        pressed = program.press(" ")
        shown = program.until("softmax", "Good") - pressed
        program.rest()
        pressed = program.press("\x1b[B")
        moved = program.until("") - pressed
    finally:
        program.close()
    return shown * 1000, moved * 1000
