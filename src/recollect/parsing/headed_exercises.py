"""`## 练习` + `### 1. …` and a text: exercises that each have a heading of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recollect.parsing.asking import ends_as_question
from recollect.parsing.claims import WORDED, Claim
from recollect.parsing.keys import names_answers
from recollect.parsing.labels import label_of
from recollect.parsing.openers import label_for, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.titles import is_exercise_title
from recollect.parsing.vocabulary import Vocabulary

_FEW = 2


def headed_exercises(note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield a claim for each numbered heading right below a title of exercises."""
    groups: dict[int, list[Piece]] = defaultdict(list)
    for piece in note.marks.headings:
        above = piece.section.parent
        if above is not None and piece.index in note.marks.numbers:
            groups[above.piece].append(piece)
    for index, group in groups.items():
        if index < 0 or len(group) < _FEW:
            continue
        if _titles_exercises(note.pieces[index], vocabulary):
            yield from (_claim(note, piece) for piece in group if _is_one(note, piece, vocabulary))


def _titles_exercises(heading: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says "exercises", perhaps of what: `练习：缓存`; not their answers."""
    if any(names_answers(title, vocabulary) for title in heading.section.path):
        return False
    label = label_of(heading.text)
    return is_exercise_title(heading.text, vocabulary) or (
        label is not None and is_exercise_title(label.word, vocabulary)
    )


def _is_one(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading is one exercise, and no title over some: `1. 选择题`."""
    if is_exercise_title(question_of(note, piece), vocabulary):
        return False
    end = note.reach.to_heading(piece.index)
    body = note.pieces[piece.index + 1 : end]
    return bool(body) and not any(p.kind == TEXT and p.index in note.marks.numbers for p in body)


def _claim(note: Outline, piece: Piece) -> Claim:
    return Claim(
        start=piece.index,
        head=piece.index + 1,
        end=note.reach.of_heading(piece.index),
        question=question_of(note, piece),
        label=label_for(note, piece),
        group=True,
        strength=WORDED,
        asks_on=not ends_as_question(piece.text),
        why="a numbered heading below a title of exercises",
    )
