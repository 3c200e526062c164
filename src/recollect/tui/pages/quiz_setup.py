"""What a learner chooses before a self-test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recollect.app.language import tr, tr_n
from recollect.app.quiz import PastQuiz, ScopeRow
from recollect.core.asking.quiz import Asking, Feedback, QuizPlan
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.tui.note.spans import Line, Span, cell_len, left_in, line
from recollect.tui.note.wrap import clip, clip_start
from recollect.tui.pages.parts import NARROW, pointer, section, sentence, stacked
from recollect.tui.pages.quiz import scope_title
from recollect.tui.pages.quiz_result import past_line

CHOICES: Mapping[str, Sequence[Any]] = {
    "count": (5, 10, 20, 30, 50, None),
    "minutes": (None, 5, 10, 15, 20, 30, 45, 60),
    "feedback": tuple(Feedback),
    "asking": tuple(Asking),
    "grades": (False, True),
}
"""What each setting of a plan can be, in order; the first row of the page is the scope."""

ROWS = ("scope", *CHOICES)
EARLIER_SHOWN = 5


def turned(plan: QuizPlan, name: str, step: int) -> QuizPlan:
    """Return the plan with a setting turned on to its next choice, or back."""
    choices = CHOICES[name]
    value = getattr(plan, name)
    at = choices.index(value) if value in choices else 0
    return replace(plan, **{name: choices[(at + step) % len(choices)]})


def quiz_setup_page(
    plan: QuizPlan,
    stock: Sequence[Line],
    past: Sequence[PastQuiz],
    calendar: StudyCalendar,
    cursor: int,
    cells: int,
) -> list[Line]:
    """Return the settings, how many cards they have to choose from, and earlier attempts."""
    earlier = [one for one in past if one.scope == plan.scope][:EARLIER_SHOWN]
    blocks = [
        _rows(plan, cursor, cells),
        stock,
        section(
            tr("Earlier attempts"),
            [past_line(one, calendar, cells, about=False) for one in earlier],
            cells,
        ),
    ]
    return stacked(blocks, cells)


def stock_lines(row: ScopeRow | None, cells: int) -> list[Line]:
    """Return how many cards a test has to choose from."""
    of_all, testable = (row.cards, row.testable) if row else (0, 0)
    text = tr_n("{n} card to choose from", "{n} cards to choose from", of_all)
    answered = tr("{n} with an answer in the notes", n=testable)
    return sentence(text if testable == of_all else f"{text} · {answered}", cells, "muted")


def _rows(plan: QuizPlan, cursor: int, cells: int) -> list[Line]:
    labels = _labels()
    size = max(map(cell_len, labels.values())) + 2
    lines = []
    for number, name in enumerate(ROWS):
        here = number == cursor
        cut = clip_start if name == "scope" else clip
        value = cut(value_name(plan, name), max(cells - size - 5, 6))
        shown = f"‹ {value} ›" if here and name != "scope" and cells >= NARROW else value
        lines.append(
            line(
                pointer(here),
                Span(f"{number + 1} ", "muted"),
                Span(f" {left_in(size, labels[name])}"),
                Span(shown, "strong" if here else ""),
                action=f"turn({number + 1})",
            )
        )
    return lines


def _labels() -> Mapping[str, str]:
    return {
        "scope": tr("About"),
        "count": tr("Questions"),
        "minutes": tr("Time"),
        "feedback": tr("Feedback"),
        "asking": tr("Without options"),
        "grades": tr("Counts as"),
    }


def value_name(plan: QuizPlan, name: str) -> str:
    """Return what a setting is at, in words."""
    if name == "scope":
        return scope_title(plan.scope)
    if name == "count":
        if plan.count is not None:
            return str(plan.count)
        return tr("all") if plan.minutes is None else tr("as many as fit")
    if name == "minutes":
        return tr("no limit") if plan.minutes is None else tr("{m} min", m=plan.minutes)
    if name == "feedback":
        return {Feedback.AT_ONCE: tr("at once"), Feedback.AT_THE_END: tr("at the end")}[
            plan.feedback
        ]
    if name == "asking":
        return {
            Asking.MIXED: tr("mixed"),
            Asking.CHOOSE: tr("choose where fair"),
            Asking.WRITE: tr("write"),
        }[plan.asking]
    return tr("evidence, grades") if plan.grades else tr("evidence only")
