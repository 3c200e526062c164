"""Identity: which card of the deck a card of the notes is, whatever was edited meanwhile.

First come the certain pairs: the same words, looked up by ever coarser keys. Of what is left, only
the few that read alike or share a place are compared; the strongest pair goes first, and it must be
stronger than either side's other pairs by a margin. So the work grows with the number of edits, not
with the deck's square; the same input always gives the same pairs; and of two questions that look
alike neither takes the other's history: a pair that is not clear becomes a question to the learner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from recollect.app.importing.evidence import Evidence, Verdict, can_be_one, gather, judge
from recollect.app.importing.likeness import Index, alike
from recollect.app.importing.places import Places, note_of
from recollect.core.cards import CardStatus
from recollect.core.items import Kind
from recollect.store.cards import LocatedCard

MARGIN = 0.04
"""By how much a pair must be stronger than either side's next best."""

ROUNDS = 3
"""A pair that was found can make its neighbours' pairs clear, so it is looked again."""

MOST_OF_ONE_KEY = 16
"""Of cards that share a key (a label, an answer), so many are compared with one card."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A known card and the same card as the notes have it now, by index, with why they are one."""

    known: int
    found: int
    reason: str
    evidence: str = ""


@dataclass(slots=True)
class Matching:
    """The pairs found so far; `known` and `found` hold what is still unpaired, by index.

    `unclear` are pairs that a person must decide, `contested` known cards that could be theirs as
    well; `nearest` says what an unpaired card of the notes reads like most, and why it is not that.
    """

    known_cards: Sequence[LocatedCard]
    found_cards: Sequence[LocatedCard]
    pairs: list[Pair] = field(default_factory=list)
    unclear: list[Pair] = field(default_factory=list)
    contested: list[int] = field(default_factory=list)
    nearest: dict[int, str] = field(default_factory=dict)
    known: dict[int, None] = field(default_factory=dict)
    found: dict[int, None] = field(default_factory=dict)

    def take(self, pair: Pair) -> None:
        """Pair two cards."""
        self.pairs.append(pair)
        del self.known[pair.known], self.found[pair.found]

    def active(self) -> list[int]:
        """Return the unpaired cards that take part in reviews."""
        return [i for i in self.known if self.known_cards[i].card.status is CardStatus.ACTIVE]

    def retired(self) -> list[int]:
        """Return the unpaired cards that were retired before."""
        return [i for i in self.known if self.known_cards[i].card.status is CardStatus.RETIRED]


def match(known: Sequence[LocatedCard], found: Sequence[LocatedCard]) -> Matching:
    """Pair the cards of the deck with those of the notes.

    A retired card is paired only with what no active card is.
    """
    state = Matching(
        known, found, known=dict.fromkeys(range(len(known))), found=dict.fromkeys(range(len(found)))
    )
    for those in (state.active, state.retired):
        for key, reason in _CERTAIN:
            _pair_by_key(state, those(), key, reason)
    _pair_by_evidence(state, state.active, ask=True)
    _pair_by_evidence(state, state.retired, ask=False)
    return state


Key = Callable[[LocatedCard], tuple[Hashable, ...] | None]


def _question(one: LocatedCard) -> tuple[Hashable, ...]:
    # The deletions of a cloze share its text: each is known by what it hides.
    part = one.answer_print if one.card.kind is Kind.CLOZE else one.card.part
    return one.question_print, part


def _heading(one: LocatedCard) -> tuple[str, ...]:
    return one.card.source.heading_path


def _label(one: LocatedCard) -> str | None:
    return one.card.source.label


def _answered(key: Key) -> Key:
    """Restrict a key to cards with an answer."""
    return lambda one: key(one) if one.answer_print else None


_CERTAIN: tuple[tuple[Key, str], ...] = (
    (
        lambda one: (
            *_question(one), note_of(one), _heading(one), _label(one), one.answer_print,
            one.card.question, one.card.part,
        ),
        "the same question in place",
    ),
    (
        lambda one: (*_question(one), note_of(one), _heading(one), one.answer_print),
        "the same question in place",
    ),
    (
        lambda one: (*_question(one), note_of(one), _heading(one), _label(one)),
        "the same question in place",
    ),
    (
        _answered(lambda one: (*_question(one), note_of(one), one.answer_print)),
        "the same question and answer in the same note",
    ),
    (
        lambda one: (*_question(one), note_of(one), _heading(one)),
        "the same question under the same heading",
    ),
    (
        lambda one: (*_question(one), note_of(one), _label(one)),
        "the same question and label in the same note",
    ),
    (lambda one: (*_question(one), note_of(one)), "the same question in the same note"),
    (
        _answered(lambda one: (*_question(one), one.answer_print, _heading(one), _label(one))),
        "the same question and answer in another note",
    ),
    (
        _answered(lambda one: (*_question(one), one.answer_print, _heading(one))),
        "the same question and answer in another note",
    ),
    (
        _answered(lambda one: (*_question(one), one.answer_print)),
        "the same question and answer in another note",
    ),
    (
        lambda one: (*_question(one), _heading(one), _label(one)),
        "the same question and heading in another note",
    ),
)  # fmt: skip


def _pair_by_key(state: Matching, known: Iterable[int], key: Key, reason: str) -> None:
    """Pair cards of equal keys, in the order of the notes, where there are as many on both sides.

    Where one was taken away or added, the key alone cannot say which.
    """
    old = _grouped(state.known_cards, known, key)
    new = _grouped(state.found_cards, state.found, key)
    for value, found in new.items():
        if len(old.get(value, ())) == len(found):
            for pair in zip(old[value], found, strict=True):
                state.take(Pair(*pair, reason))


def _grouped(
    cards: Sequence[LocatedCard], indexes: Iterable[int], key: Key
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index in indexes:
        value = key(cards[index])
        if value is not None:
            groups[value].append(index)
    return groups


class _Candidate(NamedTuple):
    known: int
    found: int
    evidence: Evidence
    verdict: Verdict
    reason: str

    @property
    def order(self) -> tuple[float, int, int]:
        return -self.evidence.strength, self.known, self.found

    def as_pair(self, reason: str = "") -> Pair:
        return Pair(self.known, self.found, reason or self.reason, self.evidence.in_words())


def _pair_by_evidence(state: Matching, those: Callable[[], list[int]], *, ask: bool) -> None:
    """Pair what reads alike or shares a place, the strongest first; what is unclear is asked."""
    if not state.found or not those():
        return
    index = Index([one.card.question for one in state.known_cards])
    for _ in range(ROUNDS):
        candidates = sorted(_candidates(state, those(), index), key=lambda one: one.order)
        unclear = _take_clear(state, candidates, index)
        if not state.found or len(unclear) == len(candidates):
            break
    if ask:
        _ask(state, unclear)
    for one in candidates:
        if one.found in state.found and one.found not in state.nearest:
            place = state.known_cards[one.known].card.source.place
            state.nearest[one.found] = (
                f"nearest is {place}: {one.reason} ({one.evidence.in_words()})"
            )


def _candidates(state: Matching, known: list[int], index: Index) -> Iterator[_Candidate]:
    """Yield what is worth comparing: by label, slot, answer or words in common."""
    places = Places(
        state.known_cards, state.found_cards, [(pair.known, pair.found) for pair in state.pairs]
    )
    free = set(known)
    groups = [_grouped(state.known_cards, known, key) for key in _HINTS]
    for found in state.found:
        one = state.found_cards[found]
        hinted = [
            old
            for key, group in zip(_HINTS, groups, strict=True)
            for value in _hints(key, one, places)
            for old in group.get(value, ())[:MOST_OF_ONE_KEY]
        ]
        hinted += [old for old in places.slots_of(found) if old in free]
        hinted += [old for old in index.nearest(one.card.question) if old in free]
        for old in dict.fromkeys(hinted):
            if can_be_one(state.known_cards[old], one):
                yield _compared(state, old, found, places, index)


_HINTS: tuple[Key, ...] = (
    lambda one: ("label", note_of(one), _label(one)) if _label(one) else None,
    lambda one: ("answer", one.answer_print) if one.answer_print else None,
    lambda one: ("question", *_question(one)),
)


def _hints(key: Key, one: LocatedCard, places: Places) -> Iterator[Hashable]:
    """Yield a found card's key; for a label, in each of the notes that its note came from."""
    value = key(one)
    if value is not None and value[0] == "label":
        yield from (("label", origin, value[2]) for origin in places.origins(note_of(one)))
    elif value is not None:
        yield value


def _compared(state: Matching, old: int, new: int, places: Places, index: Index) -> _Candidate:
    known, found = state.known_cards[old], state.found_cards[new]
    evidence = gather(known, found, places=places, pair=(old, new), index=index)
    return _Candidate(old, new, evidence, *judge(evidence))


def _take_clear(
    state: Matching, candidates: Sequence[_Candidate], index: Index
) -> list[_Candidate]:
    """Pair the candidates that have no rival, the strongest first; return what is left of them."""
    by_known: dict[int, list[_Candidate]] = defaultdict(list)
    by_found: dict[int, list[_Candidate]] = defaultdict(list)
    for one in candidates:
        if one.verdict is not Verdict.DIFFERENT:
            by_known[one.known].append(one)
            by_found[one.found].append(one)
    left = []
    for one in candidates:
        if one.known not in state.known or one.found not in state.found:
            continue
        rivals = [
            rival
            for rival in (*by_known[one.known], *by_found[one.found])
            if rival != one and rival.known in state.known and rival.found in state.found
        ]
        clear = all(one.evidence.strength - r.evidence.strength >= MARGIN for r in rivals)
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
            state.unclear.append(one.as_pair("several cards read alike" if rivals else ""))
            del state.found[one.found]
        asked.add(one.known)
        state.known.pop(one.known, None)
    settled = {pair.known for pair in state.unclear}
    state.contested.extend(sorted(asked - settled))
