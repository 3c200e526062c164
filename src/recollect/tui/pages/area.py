"""An area opened: its figures, how they come about, its cards, and every mark behind them."""

from __future__ import annotations

from recollect.app.areas.model import CardEvidence
from recollect.app.areas.opening import OpenArea, WeighedMark
from recollect.app.language import tr, words
from recollect.app.reports.wording import figures, mark_text
from recollect.core.areas.marks import ticks
from recollect.core.areas.weakness import LAST_MARKS
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_line
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.note.typeset import plain
from recollect.tui.note.wrap import clip, clip_start
from recollect.tui.pages.areas import ROLES
from recollect.tui.pages.parts import NARROW, TWO_TEXTS, WIDE, pointer, row, sentence


def area_facts(opened: OpenArea, cells: int, *, marks: bool) -> list[Line]:
    """Return the figures of an area, the sum that they come from, and what is listed below."""
    area = opened.area
    lines = sentence(figures(area, words()), cells, ROLES[area.score.state])
    if area.aliases:
        lines += sentence(tr("also: {names}", names=", ".join(area.aliases)), cells, "muted")
    if cells < NARROW:
        return lines[:2]
    lines += sentence(sum_of(opened), cells, "muted")
    tabs = [(tr("Cards"), len(area.cards), not marks), (tr("Evidence"), len(opened.marks), marks)]
    shown = (Span(f" {name} {n} ", "selected" if here else "muted") for name, n, here in tabs)
    return [*lines, line(), line(*shown)]


def sum_of(opened: OpenArea) -> str:
    """Return the sum that the figure of an area comes from."""
    area = opened.area
    return tr(
        "({failed} failed + {prior} × {parent} expected) ÷ ({weight} + {prior}) = {p}; "
        "your mean is {mean}",
        failed=f"{opened.failed:.2f}",
        prior=opened.prior,
        parent=f"{area.parent:.3f}",
        weight=f"{area.score.evidence:.2f}",
        p=f"{area.score.p:.3f}",
        mean=f"{area.mean:.3f}",
    )


def area_card_row(card: CardEvidence, cells: int, *, here: bool) -> Line:
    """Return a card of an area: its last answers, its question, when it is due, its place."""
    left = [
        pointer(here),
        Span(f"{ticks(card.answers[-LAST_MARKS:]).rjust(LAST_MARKS)} "),
        Span(plain(card.question), "strong" if here else ""),
    ]
    due = "" if card.due is None else f"{day_to_date(card.due):%m-%d}"
    right = [Span(f" {due}".rjust(6), "muted")] if cells >= NARROW else []
    return row(left, [*_place(card.place, cells), *right], cells)


def mark_row(one: WeighedMark, cells: int, *, here: bool) -> Line:
    """Return a mark: its day, which way it points, what it weighs now, and what left it."""
    day = day_to_date(one.mark.day)
    sign = Span("✗ ", "bad") if one.mark.failed else Span("✓ ", "good")
    left = [
        pointer(here),
        Span(f"{day} " if cells >= NARROW else f"{day:%m-%d} ", "muted"),
        sign,
        Span(f"{one.weight:.2f} " if cells >= NARROW else "", "muted"),
        Span(mark_text(one.mark, words()), "strong" if here else "accent"),
        Span(f" · {plain(one.question)}" if one.question else ""),
    ]
    return row(left, _place(one.place, cells), cells)


def _place(place: str, cells: int) -> list[Span]:
    if cells < NARROW or not place:
        return []
    size = 40 if cells >= WIDE else 22 if cells >= TWO_TEXTS else cells // 4
    return [Span(clip(clip_start(safe_line(place), size), size), "muted")]
