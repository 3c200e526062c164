"""Numbers as words and bars: waits, durations, shares, charts of block characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recollect.app.language import tr
from recollect.core.scheduling.grades import Grade

if TYPE_CHECKING:  # what is due shows without it
    from recollect.core.figures.statistics import Bar

_STEPS = "▁▂▃▄▅▆▇█"
_DENSITIES = (("·", 1), ("░", 10), ("▒", 25), ("▓", 50))


def grade_name(grade: Grade) -> str:
    """Return what the learner calls a grade."""
    names = {
        Grade.BLACKOUT: tr("Blackout"),
        Grade.WRONG: tr("Wrong"),
        Grade.AGAIN: tr("Again"),
        Grade.HARD: tr("Hard"),
        Grade.GOOD: tr("Good"),
        Grade.EASY: tr("Easy"),
    }
    return names[grade]


def wait(days: int) -> str:
    """Return an interval in days, months or years, short enough for a button."""
    if days < 60:
        return tr("{n}d", n=days)
    if days < 365:
        return tr("{n}mo", n=round(days / 30.4))
    return tr("{n}y", n=f"{days / 365:.1f}".removesuffix(".0"))


def duration(seconds: int) -> str:
    """Return a duration in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return tr("{s} s", s=rest)
    return tr("{m} min {s} s", m=minutes, s=rest) if rest else tr("{m} min", m=minutes)


def clock(seconds: int) -> str:
    """Return a duration as a stopwatch shows it."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def percent(share: float | None) -> str:
    """Return a share as a whole percentage, `–` for none."""
    return "–" if share is None else f"{round(share * 100)}%"


def bar(share: float, cells: int) -> str:
    """Return a bar of `cells` cells, filled to a share of 0 to 1."""
    full = min(cells, max(0, round(share * cells)))
    return "█" * full + "░" * (cells - full)


def columns(values: Sequence[int]) -> str:
    """Return one character a value, as high as the value compared with the largest."""
    top = max(values, default=0)
    return (
        "".join(_STEPS[round(value / top * 7)] if value else "·" for value in values)
        if top
        else ("·" * len(values))
    )


def chart(values: Sequence[int], rows: int) -> list[list[str]]:
    """Return a column of `rows` characters a value, the top row first; the largest fills its own.

    What is there at all shows; nothing is a dot in the lowest row.
    """
    top = max(values, default=0)
    steps = len(_STEPS)
    heights = [max(round(value / top * rows * steps), 1) if value else 0 for value in values]
    return [
        [_brick(height - row * steps, lowest=row == 0) for height in heights]
        for row in reversed(range(rows))
    ]


def _brick(height: int, *, lowest: bool) -> str:
    """Return the character of a column that reaches so many eighths into a row."""
    if height <= 0:
        return "·" if lowest else " "
    return _STEPS[min(height, len(_STEPS)) - 1]


def density(answers: int) -> str:
    """Return a character as dense as a day's answers:`· ░ ▒ ▓ █`from none to 50."""
    return next((sign for sign, below in _DENSITIES if answers < below), "█")


def range_of(bar: Bar, digits: int = 0) -> str:
    """Return which values a bar counts, the last one too; they are kept without their point."""
    low = f"{bar.low / 10**digits:.{digits}f}"
    return f"{low}+" if bar.high is None else f"{low}–{(bar.high - 1) / 10**digits:.{digits}f}"
