"""No note makes its reader slow: the time grows with the note, and nothing is raised."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from tests.hostile.inputs import COMMONMARK, OURS, Generator

from recollect.parsing import read_note

INPUTS = {**COMMONMARK, **OURS}
EVERY = pytest.mark.parametrize("generate", INPUTS.values(), ids=INPUTS.keys())

ENOUGH = 20
"""Seconds of this process's own time, after which a reader counts as stuck: a thousand times what
it needs."""


@contextmanager
def stuck_after(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail("the reader is stuck")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@EVERY
def test_a_note_is_read_whatever_its_shape(generate: Generator) -> None:
    with stuck_after(ENOUGH):
        read_note("note.md", generate(200))


@pytest.mark.long
@EVERY
def test_ten_times_the_note_takes_about_ten_times_as_long(generate: Generator) -> None:
    """Linear growth is ×10; what is quadratic is ×100. The limit lies between, for noise."""
    small, large = took(generate(1000)), took(generate(10_000))
    assert large < 40 * max(small, 0.01)


@pytest.mark.long
@EVERY
def test_a_note_of_the_largest_size_is_read(generate: Generator) -> None:
    with stuck_after(180):
        read_note("note.md", generate(200_000)[:1_900_000])


def took(text: str) -> float:
    """Return the least processor time of three readings, in seconds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        read_note("note.md", text)
        times.append(time.process_time() - began)
    return min(times)
