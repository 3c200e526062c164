"""Lists of questions without answers: numbered lines that ask, `1. [E] …`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recollect.parsing.asking import asks, ends_as_question
from recollect.parsing.claims import WORDED, Claim
from recollect.parsing.marks import is_contents_entry
from recollect.parsing.openers import end_of, label_for, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.vocabulary import Vocabulary, folded

_LEVEL = re.compile(r"\[(?:E|M|H|Easy|Medium|Hard|易|中|难)\]", re.I)


@dataclass(frozen=True, slots=True)
class QuestionList:
    """A list asks where at least half of it does; a line asks by its wording."""

    name: str = "question-list"
    specificity: int = 20

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line that asks, in lists that ask."""
        for numbered, group in _lists(note):
            asking = [p for p in group if _asks(note, p, numbered, vocabulary)]
            verdict = _verdict(group[0], vocabulary)
            invited = verdict is True or (numbered and verdict is None)
            if 2 * len(asking) < len(group) or not invited or (not numbered and len(asking) < 2):
                continue
            answered = numbered and 2 * sum(_has_body(note, p) for p in asking) > len(asking)
            for piece in asking:
                yield Claim(
                    start=piece.index,
                    head=piece.index + 1,
                    end=_end(note, piece, answered=answered),
                    question=question_of(note, piece),
                    label=label_for(note, piece),
                    strength=WORDED,
                    asks_on=not numbered,
                    why=f"asks, in a list where {len(asking)} of {len(group)} do",
                )


def _lists(note: Outline) -> Iterator[tuple[bool, Sequence[Piece]]]:
    """Yield the lists of a note, and the numbered lines of each section that are no lists."""
    lists: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in note.marks.entries:
        nested = piece.index in note.marks.parents and piece.index not in note.marks.numbers
        if piece.holder is not None and piece.box is None and not nested:
            lists[(0, piece.holder.listing)].append(piece)
    for index in note.marks.numbers:
        piece = note.pieces[index]
        if piece.kind == TEXT and not piece.marker:
            lists[(1, piece.section.piece)].append(piece)
    for (_, _), group in lists.items():
        yield group[0].index in note.marks.numbers, group


def _asks(note: Outline, piece: Piece, numbered: bool, vocabulary: Vocabulary) -> bool:
    if is_contents_entry(piece.text) or piece.index in note.marks.stems:
        return False
    label = note.marks.labels.get(piece.index)
    if label and label.bold and label.rest and not ends_as_question(label.rest):
        return False
    text = question_of(note, piece)
    if _LEVEL.match(text):
        return True
    return asks(text, vocabulary) if numbered else ends_as_question(text)


def _verdict(first: Piece, vocabulary: Vocabulary) -> bool | None:
    """Return whether the nearest title that says anything invites to think, or plans ahead."""
    for title in reversed(first.section.path):
        words = folded(title) if title == first.section.title else ""
        if words and any(
            words.startswith(w) or words.endswith(w) for w in vocabulary.sections["question_list"]
        ):
            return True
        if vocabulary.mentions("not_question", title):
            return False
    return None


def _has_body(note: Outline, piece: Piece) -> bool:
    """Tell whether something stands between a line and the next one that counts on from it."""
    return end_of(note, piece.index) > piece.index + 1


def _end(note: Outline, piece: Piece, *, answered: bool) -> int:
    """Return where an item ends: where most of a list is answered, behind its answer."""
    return end_of(note, piece.index) if answered else note.reach.of_line(piece.index)


DIALECT = QuestionList()
