"""Keys: what two cards must share to be surely one, from the finest to the coarsest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from recollect.app.matching.places import note_of
from recollect.core.cards.items import Kind
from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.store.cards.card_rows import LocatedCard

Key = Callable[[LocatedCard], tuple[Hashable, ...] | None]


def question_of(one: LocatedCard) -> tuple[Hashable, ...]:
    """Return what a card asks, as a key."""
    # The deletions of a cloze share its text: each is known by what it hides.
    part = one.answer_print if one.card.kind is Kind.CLOZE else one.card.part
    return one.question_print, part


def heading_of(one: LocatedCard) -> tuple[str, ...]:
    """Return the headings that a card stands under."""
    return one.card.source.heading_path


def label_of(one: LocatedCard) -> str | None:
    """Return a card's label in its note, such as `Q7`."""
    return one.card.source.label


def _answered(key: Key) -> Key:
    """Restrict a key to cards with an answer."""
    return lambda one: key(one) if one.answer_print else None


WITHIN_A_NOTE: tuple[tuple[Key, Phrase], ...] = (
    (
        lambda one: (
            *question_of(one), note_of(one), heading_of(one), label_of(one), one.answer_print,
            one.card.question, one.card.part,
        ),
        phrase("the same question in place"),
    ),
    (
        lambda one: (*question_of(one), note_of(one), heading_of(one), one.answer_print),
        phrase("the same question in place"),
    ),
    (
        lambda one: (*question_of(one), note_of(one), heading_of(one), label_of(one)),
        phrase("the same question in place"),
    ),
    (
        _answered(lambda one: (*question_of(one), note_of(one), one.answer_print)),
        phrase("the same question and answer in the same note"),
    ),
    (
        lambda one: (*question_of(one), note_of(one), heading_of(one)),
        phrase("the same question under the same heading"),
    ),
    (
        lambda one: (*question_of(one), note_of(one), label_of(one)),
        phrase("the same question and label in the same note"),
    ),
    (lambda one: (*question_of(one), note_of(one)), phrase("the same question in the same note")),
)  # fmt: skip
"""What makes cards of one note one, and why, the finest key first."""

ACROSS_NOTES: tuple[tuple[Key, Phrase], ...] = (
    (
        _answered(
            lambda one: (*question_of(one), one.answer_print, heading_of(one), label_of(one))
        ),
        phrase("the same question and answer in another note"),
    ),
    (
        _answered(lambda one: (*question_of(one), one.answer_print, heading_of(one))),
        phrase("the same question and answer in another note"),
    ),
    (
        _answered(lambda one: (*question_of(one), one.answer_print)),
        phrase("the same question and answer in another note"),
    ),
    (
        lambda one: (*question_of(one), heading_of(one), label_of(one)),
        phrase("the same question and heading in another note"),
    ),
)  # fmt: skip
"""What makes cards of different notes one, and why, the finest key first."""


def by_key(
    cards: Sequence[LocatedCard], indexes: Iterable[int], key: Key
) -> Mapping[Hashable, list[int]]:
    """Return the cards at some indexes by their key, in order; those without a key are left out."""
    return grouped((value, index) for index in indexes if (value := key(cards[index])) is not None)
