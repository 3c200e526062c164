"""What an import would do, card by card: a list in groups, and the card at hand, old beside new."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from recollect.app.importing import Change, ImportPlan, PlannedCard
from recollect.app.language import tr, tr_said
from recollect.core.cards.cards import Card
from recollect.core.cards.cloze import in_a_list
from recollect.core.text.safe_text import safe_line
from recollect.tui.attempt import reason_of
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.note.typeset import typeset
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.changes import change_meaning, change_name
from recollect.tui.pages.note_parts import labelled
from recollect.tui.pages.parts import NARROW, beside, pointer, row, section, sentence
from recollect.tui.pages.question import marked_options

ORDER = (
    Change.AMBIGUOUS,
    Change.SUGGESTED,
    Change.NEW,
    Change.UPDATED,
    Change.MOVED,
    Change.RESTORED,
    Change.RETIRED,
    Change.DUPLICATE,
    Change.REJECTED,
    Change.UNCHANGED,
)
"""The groups of the list: what asks for a word first, what is as it was last."""

ROLES = {
    Change.AMBIGUOUS: "warn",
    Change.SUGGESTED: "accent",
    Change.NEW: "good",
    Change.RESTORED: "good",
    Change.RETIRED: "bad",
    Change.REJECTED: "muted",
    Change.DUPLICATE: "muted",
    Change.UNCHANGED: "muted",
}

SIDE_BY_SIDE = 70
"""The least width, in cells, at which the old text stands beside the new one, not above it."""


class Row(NamedTuple):
    """One row of the list: a card of the plan by its place, or (without) the title of a group."""

    change: Change
    place: int | None = None
    cards: int = 0


def rows_of(plan: ImportPlan, only: Change | None, words: str) -> list[Row]:
    """Return the rows to list: of one change or (None) of all, of cards that hold the words."""
    wanted = words.casefold()
    shown = [
        (ORDER.index(one.change), place)
        for place, one in enumerate(plan.cards)
        if (only is None or one.change is only) and (not wanted or wanted in _searched(one))
    ]
    rows: list[Row] = []
    for rank, group in groupby(sorted(shown), key=lambda pair: pair[0]):
        places = [place for _, place in group]
        rows.append(Row(ORDER[rank], cards=len(places)))
        rows += [Row(ORDER[rank], place) for place in places]
    return rows


def list_row(plan: ImportPlan, one: Row, cells: int, *, here: bool) -> Line:
    """Return one row of the list: a card, or the title of a group."""
    role = ROLES.get(one.change, "strong")
    if one.place is None:
        title = Span(f"{change_name(one.change)}  {one.cards}", f"heading {role}")
        meaning = change_meaning(one.change) if cells >= NARROW else ""
        return line(title, Span(f"  {meaning}", "muted"))
    card = plan.cards[one.place].card.card
    asked = in_a_list(card.question, card.deletions, card.part)
    question = Span(" ".join(asked.split()), "strong" if here else "")
    place = clip_start(safe_line(card.source.place), cells // 3)
    right = [Span(place, "muted")] if cells >= SIDE_BY_SIDE else []
    return row([pointer(here), question], right, cells)


def card_page(planned: PlannedCard | None, cells: int) -> list[Line]:
    """Return the card at hand: why it is where it is, and its text as it was and as it is."""
    if planned is None:
        return sentence(tr("Nothing is listed here."), cells, "muted")
    card = planned.card.card
    head = row(
        [Span(change_name(planned.change), ROLES.get(planned.change, "strong"))],
        [Span(safe_line(card.source.place), "muted")],
        cells,
    )
    lines = [head, *sentence(tr_said(planned.reason), cells)]
    lines += sentence(" · ".join(map(tr_said, planned.evidence)), cells, "muted")
    lines += sentence(tr("Deck: {deck}", deck=safe_line(card.deck)), cells, "muted")
    before = planned.before.card if planned.before else None
    if before is not None and _text(before) != _text(card):
        return [*lines, *_both(before, card, cells)]
    return [*lines, *_one(card, cells)]


def _searched(planned: PlannedCard) -> str:
    card = planned.card.card
    return f"{card.question}\n{card.source.path}\n{'/'.join(card.source.heading_path)}".casefold()


def _text(card: Card) -> tuple[object, ...]:
    return card.question, card.hints, card.answer, card.options


def _one(card: Card, cells: int) -> list[Line]:
    lines = [*typeset(card.question, cells), *marked_options(card, cells)]
    for number, hint in enumerate(card.hints, start=1):
        lines += labelled(f"{tr('hint')} {number}", hint, cells)
    return [*lines, *section(tr("Answer"), typeset(reason_of(card), cells), cells)]


def _both(before: Card, after: Card, cells: int) -> list[Line]:
    if cells < SIDE_BY_SIDE:
        old, new = _one(before, cells), _one(after, cells)
        return [*section(tr("as it was"), old, cells), *section(tr("as it is"), new, cells)]
    half = (cells - 3) // 2
    old, new = _one(before, half), _one(after, half)
    titles = (line(Span(tr("as it was"), "heading")), line(Span(tr("as it is"), "heading")))
    return beside([titles[0], *old], [titles[1], *new], half)
