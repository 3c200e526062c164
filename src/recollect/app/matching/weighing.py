"""Pairing by evidence: what reads alike or shares a place, the strongest first.

Only the few cards that share a label, an answer, a slot or rare words are compared. A pair is taken
when it is stronger by a margin than either side's other pairs; what is not clear is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from recollect.app.matching.evidence import Background, Evidence, can_be_one, gather
from recollect.app.matching.keys import Key, by_key, label_of, question_of
from recollect.app.matching.likeness import Index, alike
from recollect.app.matching.pairs import Matching, Pair
from recollect.app.matching.places import Places, note_of
from recollect.app.matching.spellings import Spellings
from recollect.app.matching.verdicts import Verdict, judge
from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.store.cards.card_rows import LocatedCard

MARGIN = 0.04
"""By how much a pair must be stronger than either side's next best."""

ROUNDS = 3
"""How often pairs are looked for: one that was found can make its neighbours' pairs clear."""

MOST_OF_ONE_KEY = 16
"""How many of the cards that share a key (a label, an answer) are compared with one card."""

SEVERAL = phrase("several cards read alike")


class _Candidate(NamedTuple):
    known: int
    found: int
    evidence: Evidence
    verdict: Verdict
    reason: Phrase

    @property
    def order(self) -> tuple[float, int, int]:
        return -self.evidence.strength, self.known, self.found

    def beats(self, rival: _Candidate) -> bool:
        """Tell whether a pair is clear in spite of another one for the same card."""
        if self.known == rival.known and self._stays != rival._stays:
            return self._stays
        return self.evidence.strength - rival.evidence.strength >= MARGIN

    @property
    def _stays(self) -> bool:
        """Tell whether the card would stay where it is, surely."""
        return self.verdict is Verdict.SAME and self.evidence.holds_its_place

    def as_pair(self, reason: Phrase | None = None) -> Pair:
        return Pair(self.known, self.found, reason or self.reason, self.evidence.phrases())


def pair_by_evidence(state: Matching, those: Callable[[], list[int]], *, ask: bool) -> None:
    """Pair what reads alike or shares a place, the strongest first; what is unclear is asked."""
    if not state.found or not those():
        return
    weighing = _Weighing.of(state)
    for _ in range(ROUNDS):
        candidates = weighing.candidates(those(), state.found)
        unclear = _take_clear(state, candidates, weighing.index)
        if not state.found or len(unclear) == len(candidates):
            break
        weighing = replace(weighing, places=_places(state))
    if ask:
        _ask(state, unclear)
    for one in candidates:
        if one.found in state.found and one.found not in state.nearest:
            place = state.known_cards[one.known].card.source.place
            state.nearest[one.found] = (
                phrase("nearest is {place}: {reason}", place=place, reason=one.reason),
                *one.evidence.phrases(),
            )


def pair_in_place(state: Matching, known: Sequence[int]) -> None:
    """Pair those of some known cards that were edited where they stood."""
    weighing = _Weighing.of(state)
    homes = {note_of(state.known_cards[old]) for old in known}
    found = [
        new
        for new in state.found
        if not homes.isdisjoint(weighing.places.origins(note_of(state.found_cards[new])))
    ]
    candidates = weighing.candidates(known, found)
    _take_clear(state, [one for one in candidates if one.evidence.holds_its_place], weighing.index)


def _places(state: Matching) -> Places:
    pairs = [(pair.known, pair.found) for pair in state.pairs]
    return Places(state.known_cards, state.found_cards, pairs)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """Compares the cards of a matching before the background of all of them."""

    state: Matching
    places: Places
    index: Index
    spellings: Spellings

    @classmethod
    def of(cls, state: Matching) -> Self:
        return cls(
            state,
            _places(state),
            Index([one.card.question for one in state.known_cards]),
            Spellings(state.known_cards, state.found_cards),
        )

    def candidates(self, known: Iterable[int], found: Iterable[int]) -> list[_Candidate]:
        """Return the pairs worth comparing, the strongest first."""
        free = set(known)
        cards = self.state.known_cards
        groups = [by_key(cards, sorted(free), key) for key in _HINTS]
        compared = [
            self._compared(old, new)
            for new in found
            for old in dict.fromkeys(self._hinted(new, free, groups))
            if can_be_one(cards[old], self.state.found_cards[new])
        ]
        return sorted(compared, key=lambda one: one.order)

    def _hinted(
        self, new: int, free: set[int], groups: Sequence[Mapping[Hashable, list[int]]]
    ) -> Iterator[int]:
        """Yield the known cards that share label, answer, words or place with one of the notes."""
        one = self.state.found_cards[new]
        for key, group in zip(_HINTS, groups, strict=True):
            for value in _hints(key, one, self.places):
                yield from group.get(value, ())[:MOST_OF_ONE_KEY]
        yield from (old for old in self.places.slots_of(new) if old in free)
        yield from (old for old in self.index.nearest(one.card.question) if old in free)

    def _compared(self, old: int, new: int) -> _Candidate:
        background = Background(self.places, self.index, self.spellings)
        known, found = self.state.known_cards[old], self.state.found_cards[new]
        evidence = gather(known, found, (old, new), background)
        return _Candidate(old, new, evidence, *judge(evidence))


_HINTS: tuple[Key, ...] = (
    lambda one: ("label", note_of(one), label_of(one)) if label_of(one) else None,
    lambda one: ("answer", one.answer_print) if one.answer_print else None,
    lambda one: ("question", *question_of(one)),
)


def _hints(key: Key, one: LocatedCard, places: Places) -> Iterator[Hashable]:
    """Yield a found card's key; for a label, in each of the notes that its note came from."""
    value = key(one)
    if value is not None and value[0] == "label":
        yield from (("label", origin, value[2]) for origin in places.origins(note_of(one)))
    elif value is not None:
        yield value


def _take_clear(
    state: Matching, candidates: Sequence[_Candidate], index: Index
) -> list[_Candidate]:
    """Pair the candidates that have no rival, the strongest first; return what is left of them."""
    likely = [one for one in candidates if one.verdict is not Verdict.DIFFERENT]
    by_known = grouped((one.known, one) for one in likely)
    by_found = grouped((one.found, one) for one in likely)
    left = []
    for one in candidates:
        if one.known not in state.known or one.found not in state.found:
            continue
        rivals = [
            rival
            for rival in (*by_known.get(one.known, ()), *by_found.get(one.found, ()))
            if rival != one and rival.known in state.known and rival.found in state.found
        ]
        clear = all(one.beats(rival) for rival in rivals)
        if one.verdict is Verdict.SAME and clear and not _is_another(state, one, index):
            state.take(one.as_pair())
        else:
            left.append(one)
    return left


def _is_another(state: Matching, one: _Candidate, index: Index) -> bool:
    """Tell whether a card of the notes reads more like a card that stands elsewhere unchanged."""
    if one.evidence.in_place or one.evidence.same_answer:
        return False
    question = state.found_cards[one.found].card.question
    taken = [old for old in index.nearest(question) if old not in state.known]
    likest = max(
        (alike(state.known_cards[old].card.question, question) for old in taken), default=0.0
    )
    return likest >= one.evidence.question + MARGIN


def _ask(state: Matching, candidates: Iterable[_Candidate]) -> None:
    """Keep what a person must decide: each card of the notes with its likeliest known card.

    A known card that is in question stays out of it altogether: it must not be taken for gone.
    """
    asked: set[int] = set()
    for one in candidates:
        if one.verdict is Verdict.DIFFERENT or not (one.known in state.known or one.known in asked):
            continue
        if one.found in state.found:
            rivals = one.verdict is Verdict.SAME
            state.unclear.append(one.as_pair(SEVERAL if rivals else None))
            del state.found[one.found]
        asked.add(one.known)
        state.known.pop(one.known, None)
    settled = {pair.known for pair in state.unclear}
    state.contested.extend(sorted(asked - settled))
