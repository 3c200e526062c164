"""Finding many terms in a text at once, whatever the case, the hyphens and the spaces."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase, digits

from recollect.core.cjk import CJK

_BETWEEN = re.compile(r"[\s_‐‑–/*-]+")
# Starts with the space itself, so that only the spaces of a text are looked at.
_CJK_SPACE = re.compile(rf" (?:(?=[{CJK}])|(?<=[{CJK}] ))")
_WORD = re.compile(r"[a-z0-9]+")
_OF_WORDS = frozenset(ascii_lowercase + digits)
_END = re.compile(r"s?(?![a-z0-9])")


@lru_cache(maxsize=16_384)
def term_fold(text: str) -> str:
    """Return a text as terms are compared: without width, case, hyphens, emphasis, and the spaces
    between Chinese and Latin letters.
    """
    return _folded(text)


@lru_cache(maxsize=2_048)
def text_fold(text: str) -> str:
    """Return a text folded as terms are; an import looks for terms in each of its texts again."""
    return _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _CJK_SPACE.sub("", _BETWEEN.sub(" ", plain)).strip()


class Matcher:
    """Finds terms (folded by `term_fold`) in a text: the longest first, none within another.

    A Latin term is found as a whole word, also with a plural s; a Chinese one anywhere.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        by_word: dict[str, list[str]] = defaultdict(list)
        chinese = []
        for term in sorted({term for term in terms if len(term) > 1}, key=len, reverse=True):
            if word := _WORD.match(term):
                by_word[word[0]].append(term)
            else:
                chinese.append(re.escape(term))
        self._chinese = re.compile("|".join(chinese)) if chinese else None
        self._by_word = {f"{word}s": terms for word, terms in by_word.items()} | by_word

    def spans(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield where terms stand in a folded text, and which."""
        found = [*self._latin_spans(folded), *self._chinese_spans(folded)]
        end = 0
        for start, stop, term in sorted(found, key=lambda span: (span[0], -span[1])):
            if start >= end:
                yield start, stop, term
                end = stop

    def _latin_spans(self, folded: str) -> Iterator[tuple[int, int, str]]:
        for word in self._by_word.keys() & _WORD.findall(folded):
            for start in _places_of(word, folded):
                for term in self._by_word[word]:
                    if folded.startswith(term, start):
                        stop = start + len(term)
                        # A Chinese end is an end, whatever follows.
                        end = _END.match(folded, stop) if term[-1].isascii() else None
                        if end or not term[-1].isascii():
                            yield start, end.end() if end else stop, term
                            break

    def _chinese_spans(self, folded: str) -> Iterator[tuple[int, int, str]]:
        if self._chinese is not None and not folded.isascii():
            for match in self._chinese.finditer(folded):
                yield match.start(), match.end(), match[0]

    def found_in(self, text: str) -> list[str]:
        """Return the terms in a text, in order, each as often as it is there."""
        return [term for _, _, term in self.spans(text_fold(text))]


def _places_of(word: str, folded: str) -> Iterator[int]:
    """Yield where a word stands by itself in a folded text."""
    start = folded.find(word)
    while start >= 0:
        stop = start + len(word)
        if folded[start - 1 : start] not in _OF_WORDS and folded[stop : stop + 1] not in _OF_WORDS:
            yield start
        start = folded.find(word, stop)
