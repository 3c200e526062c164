"""The deck as it is beside the notes as they are: what becomes of each card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from recollect.app.importing.drafts import Draft, LocatedDrafts
from recollect.app.importing.planned import Change, PlannedCard, Twins
from recollect.app.importing.reading import Reading
from recollect.app.importing.root_options import RootOptions
from recollect.app.matching.match import match
from recollect.app.matching.pairs import Pair
from recollect.core.cards.cards import GONE, UNDONE, Card, CardStatus
from recollect.core.cards.items import Kind
from recollect.core.phrases import Phrase, phrase
from recollect.store.cards.card_rows import LocatedCard

NOT_ASKED = phrase("not asked before")

FEW = 20
"""How many cards of a root may go without asking, whatever their share."""


def compare(
    known: Sequence[LocatedCard],
    drafts: Sequence[Draft],
    *,
    rejected: frozenset[str],
    decks_before: Mapping[str, RootOptions],
    leaving: Leaving,
) -> Iterator[PlannedCard]:
    """Yield what becomes of the cards in play and of what the notes ask now.

    `rejected` are fingerprints of questions that the learner does not want, `decks_before` the
    options of each root as they were; `leaving` decides about what is gone from the notes.
    """
    matching = match(known, LocatedDrafts(drafts))
    for pair in sorted(matching.pairs, key=lambda one: one.found):
        yield changed(
            known[pair.known],
            drafts[pair.found],
            pair.reason,
            decks_before,
            evidence=pair.evidence,
        )
    for pair in sorted(matching.unclear, key=lambda one: one.found):
        yield _unclear(known[pair.known], drafts[pair.found], pair)
    for index in matching.contested:
        yield _stays(known[index], phrase("a question of the notes may be this one"))
    for index, copy in sorted(matching.copies.items()):
        yield _copy(drafts[index], drafts[copy.found])
    for index in matching.found:
        yield _unknown(drafts[index], matching.nearest.get(index, ()), rejected)
    yield from leaving.judge(known[index] for index in matching.known)


def changed(
    before: LocatedCard,
    draft: Draft,
    reason: Phrase,
    decks_before: Mapping[str, RootOptions],
    *,
    evidence: tuple[Phrase, ...] = (),
) -> PlannedCard:
    """Return what becomes of a card that the notes still ask."""
    old, new = before.card, draft.card
    card = replace(new, id=old.id, deck=_deck(old, new, decks_before))
    if taken_out(old):
        card = replace(card, status=old.status, retired_because=old.retired_because)
    same_note = (old.source.root, old.source.path) == (new.source.root, new.source.path)
    after = replace(draft.located, card=card, note_id=before.note_id if same_note else "")
    return PlannedCard(
        change=_change(old, card),
        reason=reason,
        evidence=evidence,
        before=before,
        after=after,
        own_answer=draft.own_answer,
    )


def retired(before: LocatedCard) -> PlannedCard:
    """Return what becomes of a card that the notes do not ask any more."""
    card = replace(before.card, status=CardStatus.RETIRED, retired_because=GONE)
    return PlannedCard(
        change=Change.RETIRED,
        reason=phrase("no longer in the notes"),
        before=before,
        after=replace(before, card=card),
    )


def taken_out(card: Card) -> bool:
    """Tell whether the learner took a card out of the deck: no import brings it back."""
    return card.status is CardStatus.RETIRED and card.retired_because not in (GONE, UNDONE)


def _deck(old: Card, new: Card, decks_before: Mapping[str, RootOptions]) -> str:
    """Return the deck of a known card: where its note belongs, unless it was put elsewhere."""
    options = decks_before.get(old.source.root)
    if options is None:
        return new.deck
    by_rule = options.deck_of(Path(old.source.root), old.source.path)
    return new.deck if old.deck == by_rule else old.deck


def _change(before: Card, after: Card) -> Change:
    if before.status is not after.status:
        return Change.RESTORED
    if replace(before, source=after.source, deck=after.deck) != after:
        return Change.UPDATED
    old, new = before.source, after.source
    if (old.root, old.path, old.heading_path) != (new.root, new.path, new.heading_path):
        return Change.MOVED
    return Change.MOVED if before.deck != after.deck else Change.UNCHANGED


def _unclear(before: LocatedCard, draft: Draft, pair: Pair) -> PlannedCard:
    return PlannedCard(
        change=Change.AMBIGUOUS,
        reason=pair.reason,
        evidence=pair.evidence,
        before=before,
        after=draft.located,
        own_answer=draft.own_answer,
    )


def _unknown(draft: Draft, nearest: tuple[Phrase, ...], rejected: frozenset[str]) -> PlannedCard:
    """Return what becomes of something that the deck does not have."""
    change, reason = Change.NEW, NOT_ASKED
    if draft.located.question_print in rejected:
        change, reason = Change.REJECTED, phrase("rejected before")
    elif draft.card.kind is Kind.TERM:
        change, reason = Change.SUGGESTED, phrase("drafted from prose: accept it, or leave it")
    return PlannedCard(
        change=change,
        reason=reason,
        evidence=nearest,
        after=draft.located,
        own_answer=draft.own_answer,
    )


def _copy(draft: Draft, edited: Draft) -> PlannedCard:
    place = edited.card.source.place
    return PlannedCard(
        change=Change.DUPLICATE,
        reason=phrase("says what {place} said before it was edited, which is kept", place=place),
        after=draft.located,
        twins=Twins(edited.card.source.path, are_translations=False),
    )


def _stays(before: LocatedCard, reason: Phrase) -> PlannedCard:
    return PlannedCard(change=Change.AMBIGUOUS, reason=reason, before=before)


class Leaving:
    """Decides about cards that the notes do not ask any more: few retire, many wait for a word."""

    def __init__(
        self, readings: Sequence[Reading], cards_of_root: Mapping[str, int], *, agreed: bool
    ) -> None:
        self._readings = {str(one.scope.root): one for one in readings}
        self._empty = {root: one.empty for root, one in self._readings.items()}
        self._cards_of_root = cards_of_root
        self._agreed = agreed

    def judge(self, cards: Iterable[LocatedCard]) -> Iterator[PlannedCard]:
        """Yield what becomes of unpaired cards; one outside the scopes is left alone."""
        leaving = [one for one in cards if self._is_covered(one)]
        many = Counter(one.card.source.root for one in leaving)
        for one in leaving:
            doubt = None if self._agreed else self._doubt(one, many[one.card.source.root])
            if doubt:
                yield _stays(one, doubt)
            else:
                yield retired(one)

    def _is_covered(self, one: LocatedCard) -> bool:
        reading = self._readings.get(one.card.source.root)
        return (
            one.card.status is CardStatus.ACTIVE
            and reading is not None
            and reading.scope.covers(one.card.source.path)
        )

    def _doubt(self, one: LocatedCard, leaving: int) -> Phrase | None:
        """Return why a card is perhaps not gone, if there is a doubt."""
        source = one.card.source
        reading = self._readings[source.root]
        if not reading.is_there:
            return phrase("its folder has no notes now: moved, renamed, or not mounted?")
        if source.path in self._empty[source.root]:
            return phrase("its note is empty now")
        all_cards = self._cards_of_root.get(source.root, 0)
        if leaving > FEW and 2 * leaving > all_cards:
            return phrase("{n} of the folder's {all} cards would go", n=leaving, all=all_cards)
        return None
