"""Numbers of a course in one spelling, and the counts that notes state."""

from __future__ import annotations

import pytest

from recollect.core.text.numbering import lecture_key, numbers_itself, tally_in


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Lecture 03: Trees", "lecture 3"),
        ("02-Systems/07-Lecture07-Paging", "lecture 7"),
        ("第三讲：堆", "lecture 3"),
        ("第十二讲：评估", "lecture 12"),
        ("第二十课", "lecture 20"),
        ("第二十三课", "lecture 23"),
        ("第3章 线性代数", "chapter 3"),
        ("Week 2", "week 2"),
        ("Lesson_4", "lecture 4"),
        ("elecLec 5x", ""),
        ("no number", ""),
    ],
)
def test_a_lecture_is_known_by_its_number_however_it_is_written(text: str, key: str) -> None:
    assert lecture_key(text) == key


def test_only_a_number_at_the_beginning_numbers_a_text() -> None:
    assert numbers_itself("Lecture 3: Heaps")
    assert numbers_itself("第三讲 堆")
    assert not numbers_itself("After Lecture 3")


@pytest.mark.parametrize(
    ("text", "tally"),
    [("0/17 lectures (0%)", (0, 17)), ("3 / 12", (3, 12)), ("2025/06/09", None), ("4/0", None)],
)
def test_a_tally_is_done_of_total_and_no_date(text: str, tally: tuple[int, int] | None) -> None:
    assert tally_in(text) == tally
