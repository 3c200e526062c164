"""A self-test while it runs: its head, and what stands below an answered question."""

from __future__ import annotations

from recollect.app.language import tr
from recollect.app.quiz import QuizProgress
from recollect.app.study import Turn
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import Scope, ScopeKind
from recollect.core.cards.decks import lineage, title_of
from recollect.core.text.safe_text import safe_line
from recollect.tui.attempt import Attempt
from recollect.tui.figures import clock
from recollect.tui.note.spans import Line, Span, width
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.answer import (
    boxes_in,
    comparison,
    outcome_name,
    points_to_tick,
    source_lines,
)
from recollect.tui.pages.note_parts import View
from recollect.tui.pages.parts import NARROW, gauge, row, sentence, stacked

SIGNS = {
    Outcome.RIGHT: "✓",
    Outcome.PARTLY: "◐",
    Outcome.GUESSED: "◐",
    Outcome.WRONG: "✗",
    Outcome.UNKNOWN: "✗",
}
ROLES = {"✓": "good", "◐": "warn", "✗": "bad"}


def scope_title(scope: Scope) -> str:
    """Return what a test is about, in words."""
    note = " › ".join(title_of(part) for part in lineage(scope.name.removesuffix(".md")))
    titles = {
        ScopeKind.EVERYTHING: tr("Everything"),
        ScopeKind.DECK: note,
        ScopeKind.AREA: scope.name,
        ScopeKind.NOTE: note,
        ScopeKind.SECTION: f"{note} › {plain(scope.heading)}",
        ScopeKind.WEAK: tr("Weak areas"),
        ScopeKind.MISSED: tr("What was not right last time"),
    }
    return safe_line(titles[scope.kind])


def quiz_head(scope: Scope, progress: QuizProgress, cells: int) -> list[Line]:
    """Return one line: what the test is about, how far it is, the time that is left or gone."""
    count = f"{progress.position}" if progress.of is None else f"{progress.position}/{progress.of}"
    share = (progress.position - 1) / progress.of if progress.of else 0.0
    left = progress.seconds_left
    time = clock(progress.seconds) if left is None else tr("left {time}", time=clock(left))
    right = [
        *(gauge(share, cells) if progress.of else []),
        Span(f" {count}  "),
        Span(time, "bad" if left == 0 else "muted"),
    ]
    free = cells - width(right) - 1
    name = clip_start(scope_title(scope), free) if free > 8 else ""
    return [row([Span(name, "strong")], right, cells)]


def feedback_page(
    turn: Turn, attempt: Attempt, outcome: Outcome | None, view: View, cells: int
) -> list[Line]:
    """Return what the learner compares, and how it went."""
    verdict = sentence(verdict_of(outcome), cells, "accent") if cells < NARROW else []
    card = turn.study_card.card
    is_open = outcome is None or attempt.ticked is not None
    blocks = [
        *comparison(turn, attempt, view, cells, boxes_in(card, attempt) if is_open else ()),
        points_to_tick(card, attempt, cells) if is_open else [],
        [*verdict, *source_lines(turn, cells)],
    ]
    return stacked(blocks, cells)


def verdict_of(outcome: Outcome | None) -> str:
    """Return how an answer went, with its sign; where nobody has said yet, what to do."""
    if outcome is None:
        return tr("Compare: did you have it?")
    return f"{SIGNS[outcome]} {outcome_name(outcome)}"
