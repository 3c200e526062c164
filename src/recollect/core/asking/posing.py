"""In what form a self-test asks a card: to choose, to fill in, or to answer in one's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recollect.core.asking.distractors import fair_options
from recollect.core.asking.quiz import Asking
from recollect.core.cards.cards import Card
from recollect.core.cards.cloze import with_gap
from recollect.core.cards.items import Kind
from recollect.core.pseudo_random import pseudo_random

SHORT = 24
"""An answer of so many characters in one line is typed into a blank and compared."""


def posed(card: Card, pool: Sequence[Card], *, asking: Asking, seed: str) -> Card:
    """Return the card as the test asks it: without hints, in a form that can be judged.

    A question without options may get the answers of sibling cards (`pool`) as wrong options; a
    short answer and a cloze become a blank to fill in. Everything else stays as the note has it.
    """
    plain = replace(card, hints=())
    if card.kind is Kind.CLOZE:
        return _cloze_as_blank(plain)
    if card.kind not in (Kind.BASIC, Kind.TERM) or not card.answer.strip():
        return plain
    if asking is Asking.CHOOSE or (
        asking is Asking.MIXED and pseudo_random(seed, card.id, "form")[0] % 2
    ):
        options = fair_options(card, pool, seed=seed)
        if options:
            return replace(plain, kind=Kind.CHOICE, options=options, answer="")
    return _short_as_blank(plain)


def _cloze_as_blank(card: Card) -> Card:
    if card.part >= len(card.deletions):
        return card
    hidden = card.deletions[card.part].strip()
    text = with_gap(card.question, card.deletions, card.part, "____")
    if not hidden or "\n" in hidden or "__" in hidden or text.count("__") != 2:
        return card
    return replace(card, kind=Kind.BLANK, question=text, answer=hidden, deletions=(), part=0)


def _short_as_blank(card: Card) -> Card:
    wanted = card.answer.strip().strip("*`").strip()
    is_plain = wanted and len(wanted) <= SHORT and not set("\n$_[]<>|\\") & set(wanted)
    if not is_plain or "__" in card.question:
        return card
    return replace(
        card, kind=Kind.BLANK, question=f"{card.question.rstrip()}\n\n→ ____", answer=wanted
    )
