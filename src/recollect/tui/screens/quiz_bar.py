"""The buttons below a question of a self-test: what the next key does."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.app.language import tr
from recollect.tui.attempt import Way, blanks_of, options_of, several_right
from recollect.tui.pages.quiz import verdict_of
from recollect.tui.situation import QuizSituation
from recollect.tui.widgets.key_bar import Button


def buttons(now: QuizSituation) -> Iterator[Button]:
    """Yield the buttons for the question at hand, the most important ones first."""
    if now.writing:
        yield from _while_writing(now)
    elif now.asking and now.way is not Way.RATE:
        yield from _while_asking(now)
    else:
        if now.outcome is not None:
            yield Button("␣", tr("Next question"), "advance", chosen=True)
        elif now.by_points is not None:
            yield Button("␣", verdict_of(now.by_points), "advance", chosen=True)
        if now.can_judge:
            yield Button("1", tr("Wrong"), "digit(1)")
            yield Button("2", tr("Partly"), "digit(2)")
            yield Button("3", tr("Right"), "digit(3)")


def _while_writing(now: QuizSituation) -> Iterator[Button]:
    if now.way is Way.FILL:
        is_one = len(blanks_of(now.card)) == 1
        label = tr("Hand in") if is_one else tr("Next blank, then check")
        yield Button("⏎", label, "", detail=tr("(empty: I don't know)"))
    else:
        yield Button("^S", tr("Hand in"), "submit")
    yield Button("Esc", tr("Leave the text"), "leave_input")


def _while_asking(now: QuizSituation) -> Iterator[Button]:
    card = now.card
    if now.way is Way.CHOOSE:
        last = min(len(options_of(card)), 9)
        yield Button(f"1–{last}", tr("Tick") if several_right(card) else tr("Choose"), "")
    if now.way is not Way.CHOOSE or now.attempt.chosen:
        compares = now.at_once and now.way is Way.RECALL
        label = tr("Compare") if compares else tr("Hand in")
        yield Button("␣", label, "advance", chosen=True)
    yield Button("0", tr("I don't know"), "digit(0)")
    if now.way is Way.RECALL:
        yield Button("Tab", tr("Write it first"), "write")
    if now.way is Way.FILL:
        yield Button("Tab", tr("Fill in"), "write")
