"""How alike two questions are, whatever was retyped between them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from recollect.core.text.fingerprints import fold

_TOKEN = re.compile(r"[^\W_\u3040-\u9fff\uac00-\ud7af]+|[\u3040-\u9fff\uac00-\ud7af]")

# What asks, and says nothing of what is asked about.
_EMPTY = frozenset("的是什么为何如怎样吗呢哪个有和与在了用作请会能会被把对要需应该可以")
_EMPTY_WORDS = frozenset(
    "a an and are be by can come did do does explain for from how in is it make of on or"  # noqa: SIM905
    " tell that the their this to us we what when where which who why with you".split()
)

LONGEST_COMPARED = 2_000
"""Letters of a text that are compared: a longer answer has shown by then what it is."""


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return the beginning of a text as it is compared."""
    return fold(text[: 2 * LONGEST_COMPARED])[:LONGEST_COMPARED]


def alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: in order, or in their words where order changed."""
    a, b = folded(one), folded(other)
    return max(ratio(a, b) / 100, _shared(grams(one), grams(other)))


@lru_cache(maxsize=20_000)
def grams(text: str) -> frozenset[str]:
    """Return what a text is made of: words, and pairs of Chinese letters."""
    words = tokens(folded(text))
    found = {word for word in words if len(word) > 1}
    # A pair of neighbours carries the meaning in Chinese, and the order of short words elsewhere.
    found.update(f"{one} {other}" for one, other in pairwise(words))
    return frozenset(found or words)


def tokens(folded_text: str) -> list[str]:
    """Return the words and single Chinese letters of a folded text, in order."""
    return _TOKEN.findall(folded_text)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


class Index:
    """Finds, among many questions, the few that read like a given one, without comparing all.

    A question is looked up by its rarest grams: those say what it is about, while `what is the`
    is in every second one. Grams that very many share are left out.
    """

    RAREST = 12
    LONGEST_LIST = 64
    MOST = 5

    def __init__(self, questions: Sequence[str]) -> None:
        self._count = len(questions)
        self._places: Mapping[str, list[int]] = defaultdict(list)
        self._weights: dict[str, float] = {}
        self._totals: dict[str, float] = {}
        for number, question in enumerate(questions):
            for gram in grams(question):
                self._places[gram].append(number)

    def nearest(self, question: str) -> list[int]:
        """Return up to five questions that share most of the rare grams, by number."""
        known = [gram for gram in grams(question) if gram in self._places]
        known.sort(key=lambda gram: (len(self._places[gram]), gram))
        votes: Counter[int] = Counter()
        for gram in known[: self.RAREST]:
            for number in self._places[gram][: self.LONGEST_LIST]:
                votes[number] += 1
        best = sorted(votes, key=lambda number: (-votes[number], number))
        return best[: self.MOST]

    def substance(self, one: str, other: str) -> float:
        """Return how alike two questions are in what they are about, 0 to 1.

        As `alike`, but a word counts by how rare it is here: two questions made from one template
        ("… 的作用是什么？") share many letters and little substance.
        """
        shared = sum(map(self._weight, grams(one) & grams(other)))
        total = self._total(one) + self._total(other)
        return 2 * shared / total if total else 0.0

    def _total(self, question: str) -> float:
        total = self._totals.get(question)
        if total is None:
            total = self._totals[question] = sum(map(self._weight, grams(question)))
        return total

    def _weight(self, gram: str) -> float:
        """Return how much a gram says: the more, the fewer questions have it."""
        weight = self._weights.get(gram)
        if weight is None:
            rarity = math.log(1 + (1 + self._count) / (1 + len(self._places.get(gram, ()))))
            weight = self._weights[gram] = rarity * _said(gram)
        return weight


def is_empty(word: str) -> bool:
    """Tell whether a word, or a Chinese letter, only helps to ask."""
    return word in _EMPTY or word in _EMPTY_WORDS


@lru_cache(maxsize=20_000)
def _said(gram: str) -> float:
    """Return the share of a gram's words that say something, and a little for the others."""
    words = gram.split(" ")
    return max(0.1, 1 - sum(map(is_empty, words)) / len(words))
