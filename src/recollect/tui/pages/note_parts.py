"""Texts of notes, and of the learner's own, as parts of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from recollect.app.language import tr
from recollect.core.cards.cards import OwnAnswer
from recollect.core.scheduling.study_days import StudyCalendar, day_to_date
from recollect.tui.keys.own import key_for
from recollect.tui.note.spans import Line, Span, cell_len, hang, line
from recollect.tui.note.typeset import Box, lines_of, typeset
from recollect.tui.note.wrap import wrap
from recollect.tui.pages.parts import sentence


@dataclass(frozen=True, slots=True)
class View:
    """How the learner wants to see a card."""

    calendar: StudyCalendar
    raw_tex: bool = False
    fold_at: int | None = None
    """The lines after which a long text stops, until it is unfolded; None: it does not."""


def note(text: str, cells: int, view: View, boxes: Sequence[Box] = ()) -> list[Line]:
    """Return a note's Markdown, folded where it is long; the items of its lists behind boxes."""
    lines = lines_of(text, cells, raw_tex=view.raw_tex, boxes=boxes)
    if view.fold_at is None:
        return list(lines)
    shown = list(islice(lines, view.fold_at + 1))
    if len(shown) <= view.fold_at:
        return shown
    said = tr("▾ the answer goes on: {key} or a click unfolds it", key=key_for("review", "z"))
    more = sentence(said, cells, "accent")
    return [*shown[: view.fold_at], *(Line(item.spans, action="unfold") for item in more)]


def labelled(label: str, text: str, cells: int, role: str = "muted") -> list[Line]:
    """Return a note's Markdown beside a label, or below it where the page is narrow."""
    size = cell_len(label) + 1
    if size * 3 > cells:
        return [*wrap([Span(label, role)], cells), *typeset(text, cells)]
    return hang(typeset(text, cells - size), [Span(f"{label} ", role)])


def own_answers(answers: Iterable[OwnAnswer], cells: int, view: View) -> list[Line]:
    """Return answers of the learner's own, each with its study day."""
    mark = [Span("▎ ", "muted")]
    lines: list[Line] = []
    for answer in answers:
        day = day_to_date(view.calendar.study_day(answer.instant)).isoformat()
        lines += hang(typeset(answer.text, cells - 2), mark, mark)
        when = tr("in your notes") if answer.from_notes else day
        lines.append(line(Span(f"  {when}", "muted")))
    return lines
