"""Which part of a note a key answers: one that is counted, `Part B`, or a section, by its title."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from recollect.core.text.scripts import either
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, Piece
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.exam_parts import counted_part, uncounted
from recollect.parsing.words.folding import folded

_COLON = re.compile(r"[:：]")
_KIND = re.compile(either(r"(?<!问)题\W*$"))
_WORD = re.compile(r"[a-z0-9]+|[^\W\d_a-z]")
_MOST_WORDS = 24
"""Words of a title in which another one is looked for."""
_TITLED = "# "
"""What stands before the words of a title, where these name a part."""


class Parts:
    """The parts of a note that a key may name: the sections that count or ask, by their titles."""

    def __init__(self, note: Outline, headings: Iterable[Piece]) -> None:
        self._note = note
        asking = (p.index for p in note.marks.entries if ends_as_question(p.text))
        counting = sorted({*note.marks.numbers, *note.marks.questions, *asking})
        self._titles: dict[str, list[int]] = defaultdict(list)
        """By words: the headings that say so."""
        for heading in headings:
            end = note.reach.of_heading(heading.index)
            counts = bisect(counting, heading.index) < bisect_left(counting, end)
            asks = heading.index in note.marks.questions or ends_as_question(heading.text)
            words = _words(heading.text)
            tells = note.words.role(heading.text) is None or words != _words(folded(heading.text))
            tells |= (
                heading.index in note.marks.exam_parts or _KIND.search(heading.text) is not None
            )
            if counts and tells and not asks:  # `Quiz 2` tells which one, `Quiz` does not
                for name in _names(heading.text):
                    self._titles[name].append(heading.index)

    def named(self, piece: Piece) -> str:
        """Return which part a title names that stands above: `Part B`, `Answers to Knots`."""
        if part := counted_part(piece.text):
            return part
        words = _words(piece.text).split(" ", _MOST_WORDS)
        for count in range(len(words), 0, -1):
            for first in range(len(words) - count + 1):
                part = " ".join(words[first : first + count])
                whole = len(part) > 1 or count == len(words)  # a letter stands in many a word
                if whole and self._stands_above(part, piece):
                    return _TITLED + part
        return ""

    def begun(self, piece: Piece) -> str:
        """Return the part that a heading of a key names, or a line does by all of its label."""
        if piece.index in self._note.marks.questions:
            return ""
        if piece.kind == HEADING:
            return self.named(piece)
        label = self._note.marks.label(piece.index)
        words = _words(label.word) if label.closed else ""
        return _TITLED + words if self._stands_above(words, piece) else ""

    def repeats(self, heading: Piece) -> bool:
        """Tell whether a heading says the same as one above that asks."""
        return heading.kind == HEADING and self._stands_above(_words(heading.text), heading)

    def _stands_above(self, words: str, piece: Piece) -> bool:
        return words in self._titles and self._titles[words][0] < piece.index

    def below(self, body: range) -> dict[int, str]:
        """Return, by piece of a key, the part that the last title in it or above it names."""
        found, part = {}, ""
        for index in body:
            piece = self._note.pieces[index]
            counted = filter(None, map(counted_part, reversed(piece.text.split("\n"))))
            part = found[index] = next(counted, "") or self.begun(piece) or part
        return found


class Standing:
    """Where in some places questions may stand, by the parts of the note around them."""

    def __init__(self, note: Outline, places: range) -> None:
        self.places = places
        self._by_part: dict[str, list[int]] = defaultdict(list)
        parts: dict[int, set[str]] = {}
        for index in places:
            section = note.pieces[index].section
            if section.piece not in parts:
                parts[section.piece] = _parts_around(section.path)
            for part in parts[section.piece]:
                self._by_part[part].append(index)

    def holds(self, part: str) -> bool:
        """Tell whether something stands in a part."""
        return part in self._by_part

    def within(self, part: str) -> Sequence[int]:
        """Return what stands in a part, or in none that is counted, if that one is."""
        if not part:
            return self.places
        found = self._by_part.get(part, [])
        uncounted = [] if part.startswith(_TITLED) else self._by_part.get("", [])
        return sorted({*found, *uncounted}) if uncounted else found


def _parts_around(path: Sequence[str]) -> set[str]:
    """Return the parts that titles name: by what they are called, and by the last count of them."""
    counted = next(filter(None, map(counted_part, reversed(path))), "")
    return {counted, *(_TITLED + name for title in path for name in _names(title))}


def stands_in(note: Outline, index: int, part: str) -> bool:
    """Tell whether a piece stands in a part; or in none that is counted, if that one is."""
    around = _parts_around(note.pieces[index].section.path)
    return part in around or ("" in around and not part.startswith(_TITLED))


def _names(title: str) -> set[str]:
    """Return what a part is called: all of its title, what stands before its colon, `Paper A: …`,
    or behind its count: 二、填空题（每空 2 分）.
    """
    before = _COLON.split(title, maxsplit=1)[0]
    return {_words(title), _words(before), _words(uncounted(title))}


def _words(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))
