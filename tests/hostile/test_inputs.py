"""No note makes its reader slow: the work grows with the note, and nothing is raised."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from tests.hostile.inputs import COMMONMARK, OURS, Generator

from recollect.parsing.reading import read_note

INPUTS = {**COMMONMARK, **OURS}
EVERY = pytest.mark.parametrize("generate", INPUTS.values(), ids=INPUTS.keys())

ENOUGH = 20
"""Seconds of this process's own time, after which a reader counts as stuck: a thousand times what
it needs."""


@contextmanager
def stuck_after(seconds: float, what: str = "the reader") -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"{what} is stuck")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@EVERY
def test_the_work_grows_no_faster_than_the_note(generate: Generator) -> None:
    with stuck_after(ENOUGH):
        assert_linear(generate, 40, 160)


@pytest.mark.long
@EVERY
def test_ten_times_the_note_is_ten_times_the_work(generate: Generator) -> None:
    assert_linear(generate, 200, 2000)


@pytest.mark.long
@EVERY
def test_a_note_of_the_largest_size_is_read(generate: Generator) -> None:
    with stuck_after(180):
        read_note("note.md", generate(200_000)[:1_900_000])


def assert_linear(generate: Generator, few: int, many: int) -> None:
    """Work is counted, not timed. A square grows by the square of what the note grows by."""
    small, large = generate(few), generate(many)
    growth = max(many / few, len(large) / max(len(small), 1))
    assert steps(large) < 1.3 * growth * steps(small)


def steps(text: str) -> int:
    """Return how many lines and calls Python runs to read a note that it has read before."""
    read_note("note.md", text)  # what is remembered of words is remembered by now
    count = 0

    def tick(_frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        read_note("note.md", text)
    finally:
        sys.settrace(before)
    return count
