"""`### 思考` and a text that asks, `#### 思考：…？`: in an item they hint, elsewhere they ask."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.parsing.items.claims import HIGHLIGHTED, Claim
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import invites_questions, is_exercise_title, titles_count
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.labels import Label, bare
from recollect.parsing.words.vocabulary import Role, Vocabulary

_LONGEST = 40
"""Letters and signs of a title that says no more than to think, at most."""


def thoughts(note: Outline) -> Iterator[Claim]:
    """Yield a claim for each question below a title that asks to think, or behind it."""
    for heading in note.marks.headings:
        title = question_of(note, heading)
        if _asks_to_think(title, note.words):
            if not is_exercise_title(title, note.words):
                yield from _below(note, heading)
        elif (below := note.pieces[heading.index + 1 : heading.index + 2]) and below[0].quoted:
            if invites_questions(title, note.words):
                yield from _below(note, heading)
        elif heading.index in note.marks.labels:
            yield from _behind(note, heading, note.marks.labels[heading.index])


def _asks_to_think(title: str, vocabulary: Vocabulary) -> bool:
    listed = len(title) <= _LONGEST and vocabulary.is_called("question_list", title)
    return listed and vocabulary.role(title) is not Role.QUESTION


def _behind(note: Outline, heading: Piece, label: Label) -> Iterator[Claim]:
    if not label.closed or not ends_as_question(label.rest) or titles_count(note, heading):
        return
    if _asks_to_think(label.word, note.words):
        yield Claim(
            start=heading.index,
            end=note.reach.of_heading(heading.index),
            question=bare(label.rest),
            strength=HIGHLIGHTED,
            group=True,
            why=f"a heading that asks behind {label.word}",
        )


def _below(note: Outline, heading: Piece) -> Iterator[Claim]:
    """Yield the paragraph right below a heading, where it alone asks; the rest answers it."""
    body = note.pieces[heading.index + 1 : note.reach.to_heading(heading.index)]
    asking = [piece for piece in body if ends_as_question(piece.text)]
    if len(asking) == 1 and asking[0] is body[0] and body[0].kind == TEXT and not body[0].marker:
        yield Claim(
            start=asking[0].index,
            end=note.reach.to_next_item(heading.index),
            question=question_of(note, asking[0]),
            strength=HIGHLIGHTED,
            why="what alone asks below a title that asks to think",
        )
