"""The figures of the log as charts of block characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recollect.app.figures.statistics import Statistics
from recollect.app.language import tr, tr_n
from recollect.core.cards.decks import title_of, tree_order
from recollect.core.figures.statistics import Age, Bar, Share
from recollect.core.scheduling.grades import Grade
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import bar, duration, grade_name, percent, range_of
from recollect.tui.note.spans import Line, Span, cell_len, left_in, line
from recollect.tui.note.wrap import clip
from recollect.tui.pages.calendar import calendar_lines, forecast_chart
from recollect.tui.pages.parts import flow, section, sentence, stacked

DECKS_SHOWN = 12


def statistics_page(figures: Statistics, cells: int) -> list[Line]:
    """Return all figures, the most telling ones first."""
    blocks = [
        flow(_facts(figures), cells),
        _why_so_little(figures, cells),
        section(tr("Remembered, by deck"), _by_deck(figures, cells), cells),
        section(tr("Remembered, by the age of the memory"), _by_age(figures, cells), cells),
        section(tr("Grades"), _grades(figures.grades, cells), cells),
        section(
            tr("Due in the next {n} days", n=len(figures.forecast)), _ahead(figures, cells), cells
        ),
        section(tr("Intervals in days"), _bars(figures.intervals, cells), cells),
        section(
            tr("Ease factors"),
            _bars(figures.ease, cells, digits=2),
            cells,
        ),
        calendar_lines(figures.answers, figures.study_day, cells),
    ]
    return stacked(blocks, cells)


def _why_so_little(figures: Statistics, cells: int) -> list[Line]:
    if any(figures.answers.values()):
        return []
    said = tr("No answers yet: review some cards, and this shows what stays and what it takes.")
    return sentence(said, cells, "muted")


def _facts(figures: Statistics) -> list[str]:
    week = sum(figures.seconds.get(figures.study_day - back, 0.0) for back in range(7))
    facts = [
        tr("remembered {share} in 30 days", share=_share(figures.retention_30)),
        tr("{share} in {n} days", share=_share(figures.retention), n=figures.period),
        tr_n("{n} day in a row", "{n} days in a row", figures.streak),
        tr("longest {n}", n=figures.longest_streak),
    ]
    if week:
        facts.append(tr("{time} a day in the last week", time=duration(round(week / 7))))
    return facts


def _share(share: Share) -> str:
    """Return a share with the ends of its 80 % interval: a few answers say little."""
    if share.value is None:
        return percent(None)
    low, high = share.interval
    return f"{percent(share.value)} ({percent(low)}–{percent(high)})"


def _shares(rows: Sequence[tuple[str, Share]], cells: int) -> list[Line]:
    size = min(max((cell_len(name) for name, _ in rows), default=0), max(cells - 34, 10))
    bar_size = 12 if cells >= 60 else 0
    return [
        line(
            left_in(size + 2, clip(name, size + 1)),
            Span(f"{bar(share.value or 0.0, bar_size)}  " if bar_size else "", "accent"),
            _share(share).ljust(16),
            Span(f"n {share.n}", "muted"),
        )
        for name, share in rows
    ]


def _by_deck(figures: Statistics, cells: int) -> list[Line]:
    rows = [
        ("  " * name.count("/") + safe_line(title_of(name)), share)
        for name, share in sorted(figures.by_deck.items(), key=lambda item: tree_order(item[0]))
    ]
    return _shares(rows[:DECKS_SHOWN], cells)


def _by_age(figures: Statistics, cells: int) -> list[Line]:
    names = {
        Age.FRESH: tr("under a week"),
        Age.YOUNG: tr("a week to 20 days"),
        Age.MATURE: tr("21 to 89 days"),
        Age.OLD: tr("90 days and more"),
    }
    return _shares(
        [(names[age], figures.by_age[age]) for age in Age if age in figures.by_age], cells
    )


def _grades(grades: Mapping[Grade, int], cells: int) -> list[Line]:
    return _counts([(grade_name(grade), n) for grade, n in grades.items() if n], cells)


def _bars(bars: Sequence[Bar], cells: int, digits: int = 0) -> list[Line]:
    return _counts([(range_of(one, digits), one.count) for one in bars if one.count], cells)


def _counts(rows: Sequence[tuple[str, int]], cells: int) -> list[Line]:
    """Return a bar a row, as long as its count compared with the largest."""
    top = max((count for _, count in rows), default=0)
    size = max((cell_len(name) for name, _ in rows), default=0) + 2
    room = max(4, min(48, cells - size - 8))
    return [
        line(
            left_in(size, name),
            Span("█" * max(round(count / top * room), 1), "accent"),
            f" {count}",
        )
        for name, count in rows
    ]


def _ahead(figures: Statistics, cells: int) -> list[Line]:
    if not any(figures.forecast):
        return []
    return forecast_chart(figures.forecast, figures.study_day, cells)
