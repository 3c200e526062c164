"""The list of cards: a line for each, and above it what the list is narrowed to."""

from __future__ import annotations

from recollect.app.language import tr, tr_n
from recollect.core.cards.library import CardRow, Order, Standing, Wanted, standing_of
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import wait
from recollect.tui.note.spans import Line, Span, line, right_in
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip, clip_start
from recollect.tui.pages.parts import NARROW, WIDE, row, trail
from recollect.tui.pages.question import kind_names

SIGNS = {
    Standing.NEW: "+",
    Standing.DUE: "●",
    Standing.WAITING: "·",
    Standing.SUSPENDED: "‖",
    Standing.BURIED: "–",
    Standing.RETIRED: "×",
}


def standing_name(standing: Standing) -> str:
    """Return what the learner calls how a card stands."""
    names = {
        Standing.NEW: tr("never asked"),
        Standing.DUE: tr("due now"),
        Standing.WAITING: tr("not due yet"),
        Standing.SUSPENDED: tr("suspended"),
        Standing.BURIED: tr("put off"),
        Standing.FLAGGED: tr("flagged"),
        Standing.LEECH: tr("often forgotten"),
        Standing.RETIRED: tr("retired"),
    }
    return names[standing]


def order_name(order: Order) -> str:
    """Return what the learner calls an order."""
    names = {
        Order.NOTES: tr("as in the notes"),
        Order.DUE: tr("next due first"),
        Order.EASE: tr("hardest first"),
        Order.LAPSES: tr("most forgotten first"),
        Order.INTERVAL: tr("best known first"),
    }
    return names[order]


def library_head(wanted: Wanted, cards: int, ticked: int, cells: int) -> list[Line]:
    """Return one line: how many cards, and what the list is narrowed to."""
    shown = [
        " ".join(wanted.words) and f"/{' '.join(wanted.words)}",
        wanted.deck and trail(wanted.deck),
        wanted.kind and kind_names()[wanted.kind],
        wanted.standing and standing_name(wanted.standing),
        "" if wanted.order is Order.NOTES else order_name(wanted.order),
        tr("{n} ticked", n=ticked) if ticked else "",
    ]
    left = [Span(tr("Library"), "strong"), Span("  " + " · ".join(filter(None, shown)), "accent")]
    return [row(left, [Span(tr_n("{n} card", "{n} cards", cards), "muted")], cells)]


def card_row(card: CardRow, today: int, cells: int, *, here: bool, ticked: bool) -> Line:
    """Return a card as one line: its sign, its question, and where there is room its figures."""
    standing = standing_of(card.status, card.schedule, today)
    flag = "⚑" if card.schedule.flag else " "
    mark = "▸" if here else " "
    box = "☑" if ticked else SIGNS[standing]
    left = [
        Span(f"{mark}{box}{flag}", "accent"),
        Span(plain(card.question), "strong" if here else ""),
    ]
    right: list[Span] = []
    if cells >= WIDE:
        right.append(Span(right_in(29, clip_start(safe_line(card.place), 28)), "muted"))
    if cells >= NARROW:
        right.append(Span(right_in(14, clip(_when(card, standing), 13)), "muted"))
    return row(left, right, cells)


def nothing_found(cells: int) -> list[Line]:
    """Return what stands where no card is wanted."""
    return [line(Span(clip(tr("No card is like that."), cells), "muted"))]


def _when(card: CardRow, standing: Standing) -> str:
    """Return when a card comes back, or why it does not."""
    memory = card.schedule.memory
    if standing is not Standing.WAITING or memory.due is None:
        return standing_name(standing)
    return f"{day_to_date(memory.due):%m-%d} {wait(memory.interval)}"
