"""All that is known of a card: where it stands, how it is scheduled, how it went."""

from __future__ import annotations

from itertools import islice

from recollect.app.cards.browsing import CardFile
from recollect.app.language import tr, tr_n
from recollect.core.scheduling.reviews import Review
from recollect.core.scheduling.study_days import StudyCalendar, day_to_date
from recollect.tui.figures import duration, grade_name, wait
from recollect.tui.note.spans import Line, Span, join, line
from recollect.tui.note.typeset import lines_of
from recollect.tui.pages.parts import listed, section, trail

BEGINNING = 3
"""How many lines of a question are shown: enough to tell which card it is."""


def card_info_page(known: CardFile, calendar: StudyCalendar, cells: int) -> list[Line]:
    """Return how a card's question begins, its particulars and its whole history."""
    question = list(islice(lines_of(known.study_card.card.question, cells), BEGINNING))
    return join([question, facts(known, cells), history(known, calendar, cells)])


def history(known: CardFile, calendar: StudyCalendar, cells: int) -> list[Line]:
    """Return all reviews of a card, the newest first."""
    reviews = [_review(one, calendar) for one in reversed(known.history)]
    return section(tr("History"), reviews, cells)


def facts(known: CardFile, cells: int) -> list[Line]:
    """Return where a card stands and how it is scheduled."""
    card, memory = known.study_card.card, known.study_card.schedule.memory
    due = tr("never asked yet") if memory.due is None else f"{day_to_date(memory.due)}"
    named = {
        tr("Source"): card.source.place,
        tr("Section"): " › ".join(card.source.heading_path),
        tr("Deck"): trail(card.deck),
        tr("Label"): card.source.label or "",
        tr("Due"): due,
        tr("Interval"): "" if memory.is_new else wait(memory.interval),
        tr("Ease factor"): f"{memory.ease / 100:.2f}",
        tr("Lapses"): str(memory.lapses),
        tr("Areas"): ", ".join(known.areas),
        tr("Tags"): ", ".join(card.tags),
        tr("Read as"): card.dialect,
        tr("Card"): card.id,
    }
    return listed(list(named.items()), cells)


def _review(review: Review, calendar: StudyCalendar) -> Line:
    sign = Span("✓ ", "good") if review.grade.passed else Span("✗ ", "bad")
    local = calendar.local(review.instant)
    hints = tr_n("{n} hint", "{n} hints", review.hints) if review.hints else ""
    time = duration(review.elapsed_ms // 1000) if review.elapsed_ms >= 1000 else ""
    again = "" if review.kind.counts else tr("moved nothing")
    texts = [f"{local:%Y-%m-%d %H:%M}", grade_name(review.grade), time, hints, again]
    return line(sign, "  ".join(filter(None, texts)))
