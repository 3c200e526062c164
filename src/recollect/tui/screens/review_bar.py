"""The buttons below a card: what the next key does, and what each grade would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recollect.app.language import tr
from recollect.app.study import Stage, Turn
from recollect.core.scheduling.grades import BUTTONS, Grade
from recollect.tui.attempt import (
    Attempt,
    Way,
    is_left_open,
    letters_of,
    options_of,
    several_right,
    way_of,
)
from recollect.tui.figures import grade_name, wait
from recollect.tui.widgets.key_bar import Button

AGAIN_SIGN = "↻"
"""Behind a grade: the card comes back in this session."""


def action_buttons(
    turn: Turn, attempt: Attempt, grades: Mapping[int, Grade], *, writing: bool, narrow: bool
) -> list[Button]:
    """Return the buttons for the stage at hand, the most important ones first."""
    way = way_of(turn.study_card.card)
    if turn.stage is Stage.ANSWER or way is Way.RATE:
        grading = _grades(turn, attempt, grades, narrow=narrow)
        return [*grading, *_ticking(turn), *_still_writing(turn, attempt)]
    if writing:
        return list(_writing(turn, way))
    return list(_questioning(turn, attempt, way))


def _grades(
    turn: Turn, attempt: Attempt, grades: Mapping[int, Grade], *, narrow: bool
) -> Iterator[Button]:
    suggested = attempt.suggested(turn)
    rating = turn.stage is Stage.QUESTION
    for number, grade in grades.items():
        outcome = turn.outcomes[grade]
        again = "" if grade.settled else AGAIN_SIGN
        days = wait(outcome.interval) if turn.kind.counts and not narrow else ""
        name = grade_name(grade)
        short = narrow and (len(grades) > len(BUTTONS) or not name.isascii())
        yield Button(
            str(number),
            name[:1] if short else name,
            f"digit({number})",
            detail=f"{days}{again}",
            chosen=not rating and grade is suggested,
        )


def _ticking(turn: Turn) -> Iterator[Button]:
    """Yield the keys of the key points, which often stand below the edge of the screen."""
    letters = letters_of(turn.study_card.card) if turn.stage is Stage.ANSWER else ""
    if letters:
        yield Button(f"{letters[0]}–{letters[-1]}", tr("Tick key points"), "")


def _still_writing(turn: Turn, attempt: Attempt) -> Iterator[Button]:
    """Yield the key that writes an answer where there was none to show."""
    if turn.stage is Stage.ANSWER and is_left_open(turn, attempt):
        yield Button("Tab", tr("Write an answer"), "write")


def _writing(turn: Turn, way: Way) -> Iterator[Button]:
    if way is Way.FILL:
        yield Button("⏎", tr("Next blank, then check"), "advance")
    yield Button("^S", tr("Show the answer"), "submit")
    yield from _hint(turn, "F2")
    yield Button("Esc", tr("Leave the text"), "leave_input")


def _questioning(turn: Turn, attempt: Attempt, way: Way) -> Iterator[Button]:
    if way is Way.CHOOSE:
        card = turn.study_card.card
        last = min(len(options_of(card)), 9)
        yield Button(f"1–{last}", tr("Tick") if several_right(card) else tr("Choose"), "")
        if attempt.chosen:
            yield Button("␣", tr("Check"), "advance", chosen=True)
    else:
        yield Button("␣", tr("Show the answer"), "advance", chosen=True)
    if way is Way.RECALL:
        yield Button("Tab", tr("Write it first"), "write")
    if way is Way.FILL:
        yield Button("Tab", tr("Fill in"), "write")
    yield from _hint(turn, "h")
    yield Button("0", tr("I don't know"), "digit(0)")


def _hint(turn: Turn, keycap: str) -> Iterator[Button]:
    hints = len(turn.study_card.card.hints)
    if turn.hints_open < hints:
        of = f"{turn.hints_open + 1}/{hints}"
        yield Button(keycap, tr("Hint"), "open_hint", detail=of)
