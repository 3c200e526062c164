"""A person's word on a plan: each decision returns the plan as it is after it. Nothing is written.

Cards of a plan are named by their place in `plan.cards`; a decision never moves the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from recollect.app.deck_names import new_name
from recollect.app.importing.comparing import changed, retired
from recollect.app.importing.drafts import Draft, fresh
from recollect.app.importing.plan import ImportPlan
from recollect.app.importing.planned import Change, PlannedCard
from recollect.core.packed import Packed
from recollect.core.phrases import phrase
from recollect.store.cards.card_rows import LocatedCard

BY_HAND = phrase("said to be the same card")


def accept(plan: ImportPlan, places: Iterable[int]) -> ImportPlan:
    """Let suggestions, and what was rejected, become cards; let cards go that were in doubt."""
    return _with(plan, {place: _accepted(plan.cards[place]) for place in places})


def accept_section(plan: ImportPlan, place: int) -> ImportPlan:
    """Accept every suggestion under the heading of the one at a place."""
    section = _section(plan.cards[place])
    suggested = (
        other
        for other, one in enumerate(plan.cards)
        if one.change is Change.SUGGESTED and _section(one) == section
    )
    return accept(plan, suggested)


def reject(plan: ImportPlan, places: Iterable[int]) -> ImportPlan:
    """Keep items out of the deck for good: they do not come back with another import.

    Of a card that the deck has already, only the change is turned down, and for this time: it
    stays as it was.
    """
    rejections = dict(plan.rejections)
    changes = {}
    for place in places:
        planned = plan.cards[place]
        if planned.before is None and planned.after is not None:
            rejections[planned.after.question_print] = planned.after.card.question
            changes[place] = replace(planned, change=Change.REJECTED, reason=phrase("rejected"))
        elif planned.writes:
            changes[place] = replace(
                planned, change=Change.AMBIGUOUS, reason=phrase("left as it was")
            )
    return replace(_with(plan, changes), rejections=rejections)


def same(plan: ImportPlan, place: int, known: LocatedCard | None = None) -> ImportPlan:
    """Say that an item of the notes is a card of the deck: `known`, or the one it may be.

    The card keeps its history and takes the item's text. What the plan had for that card before is
    dropped; an item that was taken for it is new then.
    """
    planned = plan.cards[place]
    before = known or planned.before
    if before is None or planned.after is None:
        return plan
    draft = Draft(planned.after, planned.own_answer)
    decks = {str(scope.root): scope.options for scope in plan.scopes}
    joined = changed(before, draft, BY_HAND, decks, evidence=planned.evidence)
    freed = {
        other: _freed(one)
        for other, one in enumerate(plan.cards)
        if other != place and one.before is not None and one.before.card.id == before.card.id
    }
    left = {other: one for other, one in freed.items() if one is not None}
    merged = _with(plan, {**left, place: joined})
    gone = {other for other, one in freed.items() if one is None}
    return replace(
        merged, cards=Packed(one for other, one in enumerate(merged.cards) if other not in gone)
    )


def different(plan: ImportPlan, place: int) -> ImportPlan:
    """Say that an item is not the card that it was taken for: it is new, and the card is gone."""
    planned = plan.cards[place]
    if planned.before is None or planned.after is None:
        return plan
    fresh = _freed(planned)
    assert fresh is not None, "an item with a text can stand by itself"
    plan = _with(plan, {place: fresh})
    others = (one.before for one in plan.cards if one.before is not None)
    if any(one.card.id == planned.before.card.id for one in others):
        return plan
    return replace(plan, cards=Packed(chain(plan.cards, [retired(planned.before)])))


def in_deck(plan: ImportPlan, places: Iterable[int], deck: str) -> ImportPlan:
    """Put cards into another deck than that of their folder; they stay there.

    Raises UnfitName.
    """
    deck, changes = new_name(deck), {}
    for place in places:
        planned = plan.cards[place]
        if planned.after is not None:
            card = replace(planned.after.card, deck=deck)
            changes[place] = replace(planned, after=replace(planned.after, card=card))
    return _with(plan, changes)


def _section(planned: PlannedCard) -> tuple[object, ...]:
    source = planned.card.card.source
    return source.root, source.path, source.heading_path


def _accepted(planned: PlannedCard) -> PlannedCard:
    if planned.before is None:
        return replace(planned, change=Change.NEW, reason=phrase("accepted"))
    if planned.after is None:
        return retired(planned.before)
    return planned


def _freed(planned: PlannedCard) -> PlannedCard | None:
    """Return what is left of a planned card without the known one: a new item, or nothing."""
    after = planned.after
    if after is None or planned.change is Change.RETIRED:
        return None
    assert planned.before is not None, "only a known card can be taken away"
    # An item that was paired has taken the known card's id; alone it needs one of its own.
    return PlannedCard(
        change=Change.NEW,
        reason=phrase("said to be another card"),
        after=fresh(after) if after.card.id == planned.before.card.id else after,
        own_answer=planned.own_answer,
    )


def _with(plan: ImportPlan, changes: dict[int, PlannedCard]) -> ImportPlan:
    cards = (changes.get(place, one) for place, one in enumerate(plan.cards))
    return replace(plan, cards=Packed(cards))
