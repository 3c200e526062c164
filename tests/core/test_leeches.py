"""Leeches: a warning at the fourth lapse, then at every second."""

from __future__ import annotations

from recollect.core.scheduling.leeches import warns_of_leech
from recollect.core.scheduling.memory import Memory


def test_a_warning_comes_at_the_fourth_lapse_then_at_every_second() -> None:
    warned = [
        lapses
        for lapses in range(1, 11)
        if warns_of_leech(Memory(lapses=lapses - 1), Memory(lapses=lapses), 4)
    ]
    assert warned == [4, 6, 8, 10]


def test_an_answer_that_is_no_lapse_warns_of_nothing() -> None:
    assert not warns_of_leech(Memory(lapses=4), Memory(lapses=4), 4)


def test_the_mark_is_the_learners_to_set() -> None:
    assert warns_of_leech(Memory(lapses=1), Memory(lapses=2), lapses=2)
