"""Numbers in titles and words: of a lecture, in Chinese, and counts of how much is done."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either, traditional

_LECTURE = re.compile(
    r"(?<![a-z])(lecture|lect?|lesson|session|week|wk|chapter|chap|ch|unit|module|day)"
    r"[\s_.-]{0,2}0*(\d{1,3})(?!\d)",
    re.I,
)
_NTH = re.compile(either(r"第\s*0*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(讲|课|章|周|节|天)"))
_UNITS = {
    "lec": "lecture", "lect": "lecture", "lesson": "lecture", "session": "lecture", "讲": "lecture",
    "课": "lecture", "ch": "chapter", "chap": "chapter", "章": "chapter", "wk": "week",
    "周": "week", "节": "section", "天": "day",
}  # fmt: skip
_UNITS |= {traditional(name): unit for name, unit in _UNITS.items()}
_DIGITS = "零一二三四五六七八九"


def lecture_key(text: str) -> str:
    """Return what a text numbers itself as, in one spelling: `lecture 3`; empty if nothing.

    >>> lecture_key("03-Lecture03-Transformer"), lecture_key("第十二讲：评估")
    ('lecture 3', 'lecture 12')
    """
    if match := _LECTURE.search(text):
        unit = match[1].lower()
        return f"{_UNITS.get(unit, unit)} {int(match[2])}"
    if match := _NTH.search(text):
        return f"{_UNITS[match[2]]} {number(match[1])}"
    return ""


def numbers_itself(text: str) -> bool:
    """Tell whether a text begins with its number in a course: `Lecture 3: …`, 第三讲."""
    return bool(_LECTURE.match(text) or _NTH.match(text))


def number(text: str) -> int:
    """Return the value of digits or of a Chinese number below 100."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return 10 * len(ten) * _DIGITS.find(tens or "一") + _DIGITS.find(ones or "零")


_TALLY = re.compile(r"(?<![\d/])(\d{1,4})\s*/\s*(\d{1,4})(?![\d/])")


def tally_in(text: str) -> tuple[int, int] | None:
    """Return the first `done/total` that a text states, such as (0, 17); None without one."""
    match = _TALLY.search(text)
    return (int(match[1]), int(match[2])) if match and int(match[2]) else None
