"""A card with everything on it, its answer and its history included."""

from __future__ import annotations

from recollect.app.cards.browsing import CardFile
from recollect.app.language import tr
from recollect.core.cards.cards import Card
from recollect.core.cards.library import Standing
from recollect.tui.attempt import reason_of
from recollect.tui.note.spans import Line, Span, hang, line
from recollect.tui.note.typeset import typeset
from recollect.tui.pages.card_info import facts, history
from recollect.tui.pages.library import standing_name
from recollect.tui.pages.note_parts import View, note, own_answers
from recollect.tui.pages.parts import section, stacked
from recollect.tui.pages.question import asked, followed, marked_options


def card_page(known: CardFile, standing: Standing, view: View, cells: int) -> list[Line]:
    """Return all that is known of a card."""
    card = known.study_card.card
    blocks = [
        followed(card, cells),
        typeset(asked(card, answered=True), cells, raw_tex=view.raw_tex),
        marked_options(card, cells),
        section(tr("Hints"), _hints(card, view, cells), cells),
        section(tr("Answer"), note(reason_of(card), cells, view), cells),
        section(tr("In your notes: critique"), note(card.critique, cells, view), cells),
        section(tr("Insight"), note(card.insight, cells, view), cells),
        section(tr("Your answers"), own_answers(reversed(known.own_answers), cells, view), cells),
        [*_standing(known, standing), *facts(known, cells)],
        history(known, view.calendar, cells),
    ]
    return stacked(blocks, cells)


def _hints(card: Card, view: View, cells: int) -> list[Line]:
    return [
        item
        for number, hint in enumerate(card.hints, start=1)
        for item in hang(note(hint, cells - 4, view), [Span(f"{number:>2}. ", "muted")])
    ]


def _standing(known: CardFile, standing: Standing) -> list[Line]:
    flag = known.study_card.schedule.flag
    shown = [standing_name(standing), tr("flag {n}", n=flag) if flag else ""]
    return [line(Span(" · ".join(filter(None, shown)), "accent"))]
