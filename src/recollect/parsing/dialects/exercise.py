"""`## Exercises` with numbered leaves; levelled lists, `1. [E] …`: asked without an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recollect.parsing.claims import WORDED, Claim
from recollect.parsing.labels import bare, number_of
from recollect.parsing.marks import is_contents_entry
from recollect.parsing.openers import label_for, parent_of, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.vocabulary import Vocabulary, folded

_LEVEL = re.compile(
    r"(?:\*\*)?\[(?:E|M|H|Easy|Medium|Hard|易|中|难|简单|中等|困难)\](?:\*\*)?", re.I
)


@dataclass(frozen=True, slots=True)
class Exercise:
    """Each numbered leaf below an exercise heading is an item; its parent is its stem."""

    name: str = "exercise"
    specificity: int = 45

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each leaf of an exercise list, and for each line with a level."""
        for index in sorted(
            {piece.index for piece in note.marks.entries} | set(note.marks.numbers)
        ):
            piece = note.pieces[index]
            if piece.kind != TEXT or is_contents_entry(piece.text):
                continue
            levelled = bool(_LEVEL.match(piece.text))
            if not levelled and not _is_exercise(note, piece, vocabulary):
                continue
            yield _claim(note, piece, levelled)


def _claim(note: Outline, piece: Piece, levelled: bool) -> Claim:
    above = parent_of(note, piece) if piece.marker else None
    question = _LEVEL.sub("", question_of(note, piece), count=1).strip()
    return Claim(
        start=piece.index,
        head=piece.index + 1,
        end=note.reach.of_line(piece.index),
        question=f"{_LEVEL.sub('', question_of(note, above), count=1).strip()}\n\n{question}"
        if above
        else question,
        label=label_for(note, piece),
        strength=WORDED,
        asks_on=True,
        why="a line with a level" if levelled else "a leaf of a list of exercises",
    )


def _is_exercise(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    if piece.index not in note.marks.numbers or piece.index in note.marks.stems:
        return False
    section = piece.section
    while section.parent is not None:
        if is_exercise_title(section.title, vocabulary):
            return True
        section = section.parent
    return False


@lru_cache(maxsize=4096)
def is_exercise_title(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says "exercises" and little more: `3.5 练习`, `Exercises for week 2`."""
    number = number_of(bare(title))
    words = folded(number.rest if number else title)
    for word in vocabulary.sections["exercise"]:
        if words == word or (len(words) <= len(word) + 8 and words.startswith((word + " ", word))):
            return True
        if words.endswith(word) and len(words) <= len(word) + 4:
            return not vocabulary.mentions("not_checklist", words)
    return False


DIALECT = Exercise()
