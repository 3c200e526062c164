"""Which cards hold a word."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select

from recollect.store.rows.unindexed import unindexed
from recollect.store.tables import card, deck, locator, note, schedule


def holds(word: str) -> ColumnElement[bool]:
    """Tell whether a card holds a word in its question or answer, its deck's name or note's path.

    Decks and notes are few: those that hold it are looked for once, not card by card.
    """
    decks = select(deck.c.id).where(_in(deck.c.name, word))
    notes = select(note.c.id).where(_in(note.c.path, word))
    return or_(
        _in(card.c.question, word),
        _in(card.c.answer, word),
        card.c.deck_id.in_(decks),
        card.c.id.in_(select(locator.c.card_id).where(locator.c.note_id.in_(notes))),
    )


def has_own_answer_with(word: str, learner_id: str) -> ColumnElement[bool]:
    """Tell whether a learner gave a card an answer that holds a word."""
    mine = unindexed(schedule.c.learner_id) == learner_id
    answers = select(schedule.c.card_id).where(
        mine, schedule.c.answer != "", _in(schedule.c.answer, word)
    )
    return card.c.id.in_(answers)


def _in(text: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return text.icontains(word, autoescape=True)
