"""What the notes ask that were read: drafts of cards, and duplicates that become none."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from recollect.app.importing.drafts import Draft, drafts, new_ids
from recollect.app.importing.planned import Change, PlannedCard, Twins
from recollect.app.importing.reading import Reading, read_terms
from recollect.app.importing.roots import Scope
from recollect.core.cards.cards import CardStatus
from recollect.core.cards.items import Item, Kind
from recollect.core.long_work import Progress
from recollect.core.phrases import phrase
from recollect.parsing.paths import untranslated
from recollect.store.cards.card_rows import LocatedCard

BATCH = 1_000
"""How many items are drafted between two reports of progress."""


def asked(
    reading: Reading, known: Sequence[LocatedCard], progress: Progress, *, suggest: bool
) -> Iterator[Draft]:
    """Yield what the notes that were read ask; of duplicates only the one that is kept.

    With `suggest`, terms are drafted from prose as well.
    """
    reviewed = _reviewed(reading, known)
    items = _watched(reading.items, progress)
    # Terms that were accepted are cards like others: their notes must be searched for them.
    accepted = {
        one.card.source.path
        for one in known
        if one.card.kind is Kind.TERM and one.card.source.root == str(reading.scope.root)
    }
    paths = [
        note.state.path
        for note in reading.notes
        if suggest or (note.state.path in accepted and not note.unchanged)
    ]
    terms = read_terms(reading.scope, paths)
    root, options = reading.scope.root, reading.scope.options
    ids = new_ids(len(reading.items))
    yield from drafts(items, ids, root, options, lambda item: _is_copy(item, reviewed))
    for draft in drafts(terms, new_ids(len(terms)), root, options):
        if suggest or _is_known_term(draft, known):
            yield draft


def duplicates(reading: Reading, known: Sequence[LocatedCard]) -> Iterator[PlannedCard]:
    """Yield the duplicates that the notes hold, each with the place of the one that is kept."""
    reviewed = _reviewed(reading, known)
    for item in reading.items:
        if item.duplicate_of is not None and _is_copy(item, reviewed):
            path, line = item.duplicate_of
            yield PlannedCard(
                change=Change.DUPLICATE,
                reason=phrase("says the same as {place}, which is kept", place=f"{path}:{line}"),
                after=_first(item, reading.scope).located,
                twins=Twins(path, are_translations=_translates(item, path)),
            )


def _is_copy(item: Item, reviewed: Container[str]) -> bool:
    """Tell whether an item becomes no card, as another one asks the same.

    A translation of which the deck has cards goes on asking: they are what the learner reviews.
    """
    if item.duplicate_of is None:
        return False
    path, _ = item.duplicate_of
    return not (_translates(item, path) and item.path in reviewed)


def _translates(item: Item, path: str) -> bool:
    """Tell whether the note of an item is another one in another language, by their names."""
    return path != item.path and untranslated(path) == untranslated(item.path)


def _reviewed(reading: Reading, known: Sequence[LocatedCard]) -> set[str]:
    """Return the notes of which a deck has cards."""
    cards = (one.card for one in known if one.card.status is not CardStatus.RETIRED)
    return {card.source.path for card in cards if card.source.root == str(reading.scope.root)}


def _first(item: Item, scope: Scope) -> Draft:
    return next(drafts([item], new_ids(1), scope.root, scope.options))


def _watched(items: Sequence[Item], progress: Progress) -> Iterator[Item]:
    for done, item in enumerate(items):
        if done % BATCH == 0:
            progress(done, len(items), item.path)
        yield item


def _is_known_term(draft: Draft, known: Sequence[LocatedCard]) -> bool:
    return any(
        one.card.kind is Kind.TERM and one.card.source.path == draft.card.source.path
        for one in known
    )
