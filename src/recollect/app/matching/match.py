"""The passes of a matching: what is surely one, then what is likely one, then what must be asked.

First come the certain pairs: the same words, looked up by ever coarser keys. Of what is left, only
the few that read alike or share a place are compared; the strongest pair goes first, and it must be
stronger than either side's other pairs by a margin. So the work grows with the number of edits, not
with the deck's square; the same input always gives the same pairs; and of two questions that look
alike neither takes the other's history: a pair that is not clear becomes a question to the learner.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from recollect.app.matching.keys import ACROSS_NOTES, WITHIN_A_NOTE, Key, by_key, question_of
from recollect.app.matching.pairs import Matching, Pair
from recollect.app.matching.places import Places, note_of
from recollect.app.matching.weighing import pair_by_evidence, pair_in_place
from recollect.core.phrases import Phrase
from recollect.store.cards.card_rows import LocatedCard


def match(known: Sequence[LocatedCard], found: Sequence[LocatedCard]) -> Matching:
    """Pair the cards of the deck with those of the notes.

    A retired card is paired only with what no active card is.
    """
    state = Matching(
        known, found, known=dict.fromkeys(range(len(known))), found=dict.fromkeys(range(len(found)))
    )
    for those in (state.active, state.retired):
        for key, reason in WITHIN_A_NOTE:
            _pair_by_key(state, those(), key, reason)
        _pair_across_notes(state, those)
    pair_by_evidence(state, state.active, ask=True)
    pair_by_evidence(state, state.retired, ask=False)
    _find_copies(state)
    return state


def _pair_by_key(state: Matching, known: Iterable[int], key: Key, reason: Phrase) -> None:
    """Pair cards of equal keys, in the order of the notes, where there are as many on both sides.

    Where one was taken away or added, the key alone cannot say which.
    """
    old = by_key(state.known_cards, known, key)
    new = by_key(state.found_cards, state.found, key) if old else {}
    for value, found in new.items():
        if len(old.get(value, ())) == len(found):
            for pair in zip(old[value], found, strict=True):
                state.take(Pair(*pair, reason))


def _pair_across_notes(state: Matching, those: Callable[[], list[int]]) -> None:
    """Pair cards whose notes were renamed, moved, split or merged.

    A card that would leave its note alone is looked for in that note first: perhaps it was edited
    there, and what has its old words was a copy.
    """
    before = len(state.pairs)
    for key, reason in ACROSS_NOTES:
        _pair_by_key(state, those(), key, reason)
    across = state.pairs[before:]
    if across and (alone := _without_their_note(state, across)):
        state.release(frozenset(alone))
        pair_in_place(state, [pair.known for pair in alone])
        for pair in filter(state.is_free, alone):
            state.take(pair)


def _without_their_note(state: Matching, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of cards that leave a note which is still there, or leave without it."""
    known, found = state.known_cards, state.found_cards
    places = Places(known, found, [(pair.known, pair.found) for pair in state.pairs])
    still_there = {note_of(found[one]) for one in state.found}
    return [
        pair
        for pair in pairs
        if (home := note_of(known[pair.known])) in still_there
        or places.origins(note_of(found[pair.found]))[0] != home
    ]


def _find_copies(state: Matching) -> None:
    """Find the cards of the notes that were one with another card until that one was edited."""
    known, found = state.known_cards, state.found_cards
    edited = {
        _in_folder(known[pair.known]): pair
        for pair in state.pairs
        if _in_folder(known[pair.known]) != _in_folder(found[pair.found])
    }
    for copy in list(state.found) if edited else ():
        pair = edited.get(_in_folder(found[copy]))
        if pair and found[copy].answer_print in ("", known[pair.known].answer_print):
            state.copies[copy] = pair
            del state.found[copy]


def _in_folder(one: LocatedCard) -> tuple[Hashable, ...]:
    return *question_of(one), one.card.source.root
