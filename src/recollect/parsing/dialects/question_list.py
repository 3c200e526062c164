"""Lists of questions without answers: numbered lines that ask, `1. [E] …`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recollect.parsing.asking import asks, ends_as_question
from recollect.parsing.claims import WORDED, Claim
from recollect.parsing.marks import is_contents_entry
from recollect.parsing.openers import label_for, question_of
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
            if any(vocabulary.mentions("not_question", t) for t in group[0].section.path):
                continue
            invited = numbered or _is_invited(group[0], vocabulary)
            if 2 * len(asking) < len(group) or not invited or (not numbered and len(asking) < 2):
                continue
            for piece in asking:
                yield Claim(
                    start=piece.index,
                    head=piece.index + 1,
                    end=_end(note, piece),
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
        if piece.holder is not None and piece.box is None:
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


def _is_invited(first: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a title, or the line before a list, invites to think: 思考题, "ask yourself:"."""
    words = folded(first.section.title)
    return any(words.startswith(w) or words.endswith(w) for w in vocabulary.sections["question_list"])


def _end(note: Outline, piece: Piece) -> int:
    return note.reach.of_line(piece.index)


DIALECT = QuestionList()
