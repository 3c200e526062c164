"""Identity: which card of the deck a card of the notes is, whatever was edited meanwhile.

The passes go from certain to likely, each over the whole deck at once and each taking only what the
ones before left; within a pass the best pair goes first, and ties go by the order of the notes, so
the same input always gives the same pairs. A pair must be the best for both its sides by a margin:
two questions that look alike never swap histories.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from recollect.core.cards import Card
from recollect.core.fingerprints import fold
from recollect.store.cards import LocatedCard

REWORDED = 0.6
"""How alike (0 to 1) two questions under one label of one note must be."""

ALIKE = 0.75
"""How alike two questions of one note must be without a common label."""

ALIKE_ELSEWHERE = 0.85
"""How alike two questions of different notes must be."""

MARGIN = 0.05
"""By how much a pair must be more alike than either side's next best."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A known card and the same card as the notes have it now, with why they are the same."""

    known: int
    found: int
    reason: str


@dataclass(slots=True)
class Matching:
    """The pairs found so far; `known` and `found` hold what is still unpaired, by index."""

    known_cards: Sequence[LocatedCard]
    found_cards: Sequence[LocatedCard]
    pairs: list[Pair] = field(default_factory=list)
    known: dict[int, None] = field(default_factory=dict)
    found: dict[int, None] = field(default_factory=dict)

    def take(self, known: int, found: int, reason: str) -> None:
        """Pair two cards."""
        self.pairs.append(Pair(known, found, reason))
        del self.known[known], self.found[found]


def match(known: Sequence[LocatedCard], found: Sequence[LocatedCard]) -> Matching:
    """Pair the cards of the deck with those of the notes."""
    state = Matching(
        known, found, known=dict.fromkeys(range(len(known))), found=dict.fromkeys(range(len(found)))
    )
    for key, reason in _EXACT:
        _pair_by_key(state, key, reason)
    for block, least, reason in _FUZZY:
        _pair_by_likeness(state, block, least, reason)
    return state


Key = Callable[[LocatedCard], Hashable | None]


def _question(one: LocatedCard) -> tuple[str, int]:
    # A part of a cloze has its item's whole question, so the part tells siblings apart.
    return one.question_print, one.card.part


def _note(card: Card) -> tuple[str, str]:
    return card.source.root, card.source.path


def _answer(one: LocatedCard) -> Hashable | None:
    # A short answer ("no", "512") is shared by unrelated questions; a long one is not.
    long = len(one.card.answer) >= 40
    return (one.answer_print, one.card.part) if long else None


_EXACT: tuple[tuple[Key, str], ...] = (
    (
        lambda one: (*_question(one), _note(one.card), one.card.source.heading_path),
        "the same question in place",
    ),
    (lambda one: (*_question(one), _note(one.card)), "the same question in the same note"),
    (
        lambda one: (*_question(one), one.answer_print, one.card.source.label),
        "the same question and answer in another note",
    ),
    (_question, "the same question in another note"),
)

_FUZZY: tuple[tuple[Key, float, str], ...] = (
    (
        lambda one: one.card.source.label and (_note(one.card), one.card.source.label),
        REWORDED,
        "the same label, the question reworded",
    ),
    (lambda one: _note(one.card), ALIKE, "a question that reads nearly the same"),
    (_answer, 0.3, "the same answer, the question reworded"),
    (lambda one: one.card.part, ALIKE_ELSEWHERE, "a question of another note that reads the same"),
)


def _pair_by_key(state: Matching, key: Key, reason: str) -> None:
    """Pair cards of equal keys, in the order of the notes."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in state.known:
        waiting[key(state.known_cards[index])].append(index)
    for index in list(state.found):
        value = key(state.found_cards[index])
        if value is not None and waiting.get(value):
            state.take(waiting[value].pop(0), index, reason)


def _pair_by_likeness(state: Matching, block: Key, least: float, reason: str) -> None:
    """Pair cards of one block whose questions are alike, and more so than with any other."""
    candidates = _candidates(state, block, least)
    best_known, best_found = _two_best(candidates, 1), _two_best(candidates, 2)
    for likeness, known, found in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        clear = all(
            likeness >= best[0] and likeness - best[1] >= MARGIN
            for best in (best_known[known], best_found[found])
        )
        if clear and known in state.known and found in state.found:
            state.take(known, found, reason)


def _candidates(state: Matching, block: Key, least: float) -> list[tuple[float, int, int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index in state.known:
        blocks[block(state.known_cards[index])].append(index)
    candidates = []
    for found in state.found:
        value = block(state.found_cards[found])
        for known in blocks.get(value, ()) if value is not None else ():
            likeness = _likeness(state.known_cards[known].card, state.found_cards[found].card)
            if likeness >= least:
                candidates.append((likeness, known, found))
    return candidates


def _two_best(
    candidates: Iterable[tuple[float, int, int]], side: int
) -> dict[int, tuple[float, float]]:
    best: dict[int, tuple[float, float]] = {}
    for candidate in candidates:
        likeness, index = candidate[0], int(candidate[side])
        first, second = best.get(index, (0.0, 0.0))
        best[index] = (likeness, first) if likeness > first else (first, max(second, likeness))
    return best


_TERM = re.compile(r"[A-Z][A-Za-z]*\d*|[A-Za-z]+\d+|\d+(?:\.\d+)?")


def _likeness(known: Card, found: Card) -> float:
    """Return how alike two questions are, 0 to 1; 0 when they ask about different things.

    Names and numbers decide: `MHA` and `MQA` differ by a letter and are two questions. A reworded
    question may gain or lose such terms, but not exchange one for another.
    """
    if known.part != found.part:
        return 0.0
    old, new = set(_TERM.findall(known.question)), set(_TERM.findall(found.question))
    if old - new and new - old:
        return 0.0
    return ratio(fold(known.question), fold(found.question)) / 100
