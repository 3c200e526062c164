"""Finding many terms in a text at once, whatever the case, the hyphens and the spaces."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase, digits

from recollect.core.text.cjk import CJK
from recollect.core.text.finding import any_of

_BETWEEN = re.compile(r"[\s_‐‑–/*-]+")
# Starts with the space itself, so that only the spaces of a text are looked at.
_CJK_SPACE = re.compile(rf" (?:(?=[{CJK}])|(?<=[{CJK}] ))")
_WORD = re.compile(r"[a-z0-9]+")
_OF_WORDS = frozenset(ascii_lowercase + digits)


@lru_cache(maxsize=16_384)
def term_fold(text: str) -> str:
    """Return a text as terms are compared: without width, case, hyphens, emphasis, and the spaces
    between Chinese and Latin letters.
    """
    return _folded(text)


@lru_cache(maxsize=4_096)
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
        self._chinese = any_of(chinese) if chinese else None
        self._by_word = {f"{word}s": terms for word, terms in by_word.items()} | by_word

    def spans(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield where terms stand in a folded text, and which."""
        found = []
        for match in _WORD.finditer(folded):
            for term in self._by_word.get(word := match[0], ()):
                start, end = match.span()
                whole = term == word or len(term) < len(word)  # or it has a plural s
                if stop := end if whole else _end_of(term, folded, start):
                    found.append((start, stop, term))
                    break
        if self._chinese is not None and not folded.isascii():
            found += [(*match.span(), match[0]) for match in self._chinese.finditer(folded)]
            found.sort()
        end = 0
        for span in found:
            if span[0] >= end:
                yield span
                end = span[1]

    def found_in(self, text: str) -> list[str]:
        """Return the terms in a text, in order, each as often as it is there."""
        return [term for _, _, term in self.spans(text_fold(text))]


def _end_of(term: str, folded: str, start: int) -> int:
    """Return where a term ends that stands at a place in a folded text; 0 if it doesn't."""
    if not folded.startswith(term, start):
        return 0
    stop = start + len(term)
    if term[-1].isascii():  # a Chinese end is an end, whatever follows
        stop += folded.startswith("s", stop)
        if folded[stop : stop + 1] in _OF_WORDS:
            return 0
    return stop
