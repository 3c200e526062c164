"""All evidence in one order, the oldest first, in a few bytes a mark: a million are held at once.

An entry is an answer, or a mark that no answer left. Entries go by their places in the log, whole
numbers from 0: to put the evidence of some cards in order is to sort numbers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate, chain, product
from typing import NamedTuple

from recollect.core.areas.marks import FAILED, PASSED, Mark, MarkKind, Sign
from recollect.core.scheduling.grades import Grade

_MOST_HINTS = 255


class Answer(NamedTuple):
    """One answer as evidence of what a learner knows."""

    card_id: str
    study_day: int
    grade: int
    hints: int
    is_quiz: bool

    @property
    def passed(self) -> bool:
        """Tell whether it counts as remembered."""
        return self.grade >= Grade.HARD

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks that it left: that a hint was needed, and how it went."""
        kind = MarkKind.QUIZ if self.is_quiz else MarkKind.ANSWER
        text = Grade(self.grade).name.lower()
        how = Mark(kind, not self.passed, self.study_day, self.card_id, text=text)
        if not (self.hints and self.passed):
            return (how,)
        hint = Mark(MarkKind.HINT, True, self.study_day, self.card_id, text=str(self.hints))
        return hint, how


class EvidenceDay(NamedTuple):
    """The answers of one study day that are evidence, in order, column by column."""

    study_day: int
    cards: array[int]
    """The numbers of the cards."""
    instants: array[int]
    """In microseconds since 1970, in UTC."""
    deeds: array[int]
    """What they were part of: deeds of one instant stand in the order of doing."""
    codes: bytearray
    """How they went: see `_QUIZ`."""
    hints: bytearray

    @classmethod
    def empty(cls, study_day: int) -> EvidenceDay:
        """Return a day without answers."""
        return cls(study_day, array("I"), array("q"), array("q"), bytearray(), bytearray())

    @property
    def numbers(self) -> tuple[array[int], ...]:
        """Return the columns that hold more than bytes."""
        return self.cards, self.instants, self.deeds

    def add(
        self, instant: int, deed: int, card: int, grade: int, hints: int, is_quiz: bool
    ) -> None:
        """Add the day's next answer."""
        self.cards.append(card)
        self.instants.append(instant)
        self.deeds.append(deed)
        self.codes.append(grade | _QUIZ * is_quiz | (_HINTED if hints else 0))
        self.hints.append(min(hints, _MOST_HINTS))

    def before(self, instant: int, deed: float) -> int:
        """Return how many of the answers came before a deed of an instant."""
        at = bisect_left(self.instants, instant)
        while at < len(self.cards) and self.instants[at] == instant and self.deeds[at] < deed:
            at += 1
        return at


class EvidenceLog:
    """The evidence about every card and every area: added in the order of time, then looked at.

    `ids` are those of all cards, each in the place of its number: no card has the number 0, and
    where a number is no card's, the id is empty.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._numbers = {card_id: number for number, card_id in enumerate(ids) if card_id}
        self._cards = array("I")
        """Of every entry, the number of the card that was answered; 0 for a mark."""
        self._codes = bytearray()
        self._days = array("i")
        self._hints = bytearray()
        self._marks: dict[int, Mark] = {}
        """By the place of the entry."""
        self._of_area: dict[str, array[int]] = {}
        self._end: int | None = None

    def __len__(self) -> int:
        return len(self._cards) if self._end is None else self._end

    def add_answers(self, day: EvidenceDay, start: int = 0, stop: int | None = None) -> None:
        """Add a day's answers, or some of them."""
        cards = day.cards[start:stop]
        self._cards += cards
        self._codes += day.codes[start:stop]
        self._hints += day.hints[start:stop]
        self._days.extend([day.study_day] * len(cards))

    def add_mark(self, area_id: str, mark: Mark) -> None:
        """Add a mark that no answer left, against an area."""
        place = len(self._cards)
        self._of_area.setdefault(area_id, array("I")).append(place)
        self._marks[place] = mark
        self._cards.append(0)
        self._codes.append(_CODES[mark.kind, mark.failed])
        self._days.append(mark.day)
        self._hints.append(0)

    @cached_property
    def _by_card(self) -> tuple[array[int], array[int]]:
        """The places of all entries, card after card; before them, by number, where each begins."""
        begins = array("I", [0]) * (len(self._ids) + 1)
        for number in self._cards:
            begins[number + 1] += 1
        begins = array("I", accumulate(begins))
        ends, places = begins[:], self._cards[:]
        for place, number in enumerate(self._cards):
            places[ends[number]] = place
            ends[number] += 1
        return begins, places

    def _of_card(self, card_id: str) -> array[int]:
        """Return the places of the answers to a card."""
        begins, places = self._by_card
        number = self._numbers.get(card_id)
        return places[begins[number] : begins[number + 1]] if number else places[:0]

    def until(self, end: int) -> EvidenceLog:
        """Return the log as it was when it had so many entries."""
        earlier = copy(self)
        earlier._end = min(end, len(self))
        return earlier

    def card_ids(self) -> Iterator[str]:
        """Yield the ids of the cards that were answered."""
        begins, places = self._by_card
        for card_id, number in self._numbers.items():
            if begins[number] < begins[number + 1] and places[begins[number]] < len(self):
                yield card_id

    def area_ids(self) -> Iterator[str]:
        """Yield the ids of the areas that a mark is against."""
        return (area_id for area_id, places in self._of_area.items() if places[0] < len(self))

    def answers_to(self, card_ids: Iterable[str]) -> list[Answer]:
        """Return all answers to some cards, the oldest first."""
        return list(map(self._answer, self.about(card_ids)))

    def about(self, card_ids: Iterable[str], area_id: str | None = None) -> array[int]:
        """Return the places of the answers to some cards and of the marks against an area."""
        answers = map(self._of_card, card_ids)
        places = array("I", sorted(chain(*answers, self._of_area.get(area_id or "", ()))))
        return places if self._end is None else places[: bisect_left(places, self._end)]

    def count(self, card_id: str) -> int:
        """Return how many answers there are to a card."""
        return bisect_left(self._of_card(card_id), len(self))

    def signs(self, places: Iterable[int]) -> list[Sign]:
        """Return what some entries weigh."""
        codes = map(self._codes.__getitem__, places)
        return list(chain.from_iterable(map(_SIGNS.__getitem__, codes)))

    def marks(self, places: Iterable[int]) -> list[Mark]:
        """Return the marks that some entries are."""
        return [mark for place in places for mark in self._marks_at(place)]

    def _marks_at(self, place: int) -> Sequence[Mark]:
        mark = self._marks.get(place)
        return self._answer(place).marks if mark is None else (mark,)

    def _answer(self, place: int) -> Answer:
        code, card_id = self._codes[place], self._ids[self._cards[place]]
        hints = self._hints[place]
        return Answer(card_id, self._days[place], code % _QUIZ, hints, bool(code & _QUIZ))

    def outcomes(self, places: Iterable[int]) -> list[Sign]:
        """Return how the answers at some places went, hints aside."""
        codes = self._codes
        return [FAILED if _FAILS[codes[place]] else PASSED for place in places]

    def days(self, places: Iterable[int]) -> Iterator[int]:
        """Yield the study days of some entries."""
        return map(self._days.__getitem__, places)

    def by_day(self, card_ids: Iterable[str]) -> Counter[tuple[int, bool]]:
        """Count the answers to some cards, by study day and whether they passed."""
        places = self.about(card_ids)
        signs = self.outcomes(places)
        return Counter(
            (day, not sign.failed) for day, sign in zip(self.days(places), signs, strict=True)
        )

    def has_failed(self, card_id: str) -> bool:
        """Tell whether any answer to a card failed."""
        codes = self._codes
        return any(_FAILS[codes[place]] for place in self.about((card_id,)))

    def passes_of(self, card_id: str) -> tuple[bool, ...]:
        """Return how the answers to a card went, the oldest first; True for a pass."""
        codes = self._codes
        return tuple(not _FAILS[codes[place]] for place in self.about((card_id,)))


_QUIZ, _HINTED, _MARK = 8, 16, 32
"""The code of an answer is its grade, with these where they hold; a mark's is `_MARK` or more."""

_CODES = {key: _MARK + n for n, key in enumerate(product(MarkKind, (False, True)))}


def _answer_of(code: int) -> Answer:
    return Answer("", 0, code % _QUIZ, code & _HINTED, bool(code & _QUIZ))


_SIGNS: Sequence[tuple[Sign, ...]] = [
    *(
        tuple(mark.sign for mark in _answer_of(code).marks) if code % _QUIZ <= Grade.EASY else ()
        for code in range(_MARK)
    ),
    *((Mark(kind, failed, 0).sign,) for kind, failed in _CODES),
]
"""By the code of an entry: the signs of its marks."""

_FAILS = [code % _QUIZ < Grade.HARD for code in range(_MARK)]
"""By the code of an answer: whether it failed."""
