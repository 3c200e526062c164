"""The rail beside a card on wide screens: the steps of the question, its history, its areas."""

from __future__ import annotations

from recollect.app.language import tr
from recollect.app.study import Turn
from recollect.core.scheduling.study_days import day_to_date
from recollect.tui.figures import grade_name, wait
from recollect.tui.note.spans import Line, Span, hang, join, line
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip
from recollect.tui.pages.parts import hashtag, listed, section, sentence

REVIEWS_SHOWN = 6


def rail_page(turn: Turn, cells: int) -> list[Line]:
    """Return the rail of a card."""
    return join([_steps(turn, cells), _history(turn, cells), _areas(turn, cells)])


def _steps(turn: Turn, cells: int) -> list[Line]:
    lines = [
        line(
            Span(f" {'✓' if index < turn.hints_open else '·'} {index + 1} ", "muted"),
            clip(plain(hint), cells - 5) if index < turn.hints_open else "…",
        )
        for index, hint in enumerate(turn.study_card.card.hints)
    ]
    return section(tr("Hints"), lines, cells)


def _history(turn: Turn, cells: int) -> list[Line]:
    memory = turn.study_card.schedule.memory
    lines = [
        line(
            Span("✓ " if review.grade.passed else "✗ ", "good" if review.grade.passed else "bad"),
            f"{day_to_date(review.study_day):%m-%d}  {grade_name(review.grade)}",
        )
        for review in turn.history[-REVIEWS_SHOWN:]
    ]
    if not memory.is_new:
        ease = f"{memory.ease / 100:.2f}"
        named = [(tr("Ease factor"), ease), (tr("Interval"), wait(memory.interval))]
        lines += listed(named, cells)
    return section(
        tr("History"), lines or sentence(tr("New: never asked before"), cells, "muted"), cells
    )


def _areas(turn: Turn, cells: int) -> list[Line]:
    tags = (*turn.areas, *map(hashtag, turn.study_card.card.tags))
    lines = [item for tag in tags for item in hang(sentence(tag, cells - 2), [Span("  ")])]
    return section(tr("Areas and tags"), lines, cells)
