"""`### 3. What is …?`: numbered headings that ask, also inside list items."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.company.heading_rows import heading_rows
from recollect.parsing.company.rows import Degree, Layout, Row, Setting, degree_of, questions_of
from recollect.parsing.items.answers import is_replied_to
from recollect.parsing.items.claims import WORDED, Claim, Dialect, claim_of
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import promises_questions, titles_several
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece, Section
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.titles import invites_questions, is_set_aside


def find(note: Outline) -> Iterator[Claim]:
    """Yield the headings that ask where their neighbours do: among many topics, one is a title.

    Its neighbours are those of its section and of its rank, numbered as it is or not.
    """
    claimed: dict[int, Phrase] = {}
    for rows in heading_rows(note):
        for row, asking in questions_of(rows):
            own = [p for p in asking if p.index not in claimed and not _is_part(note, p, claimed)]
            why = phrase(
                "a heading that asks, as {n} of {all} neighbours do",
                n=len(asking),
                all=len(row.members),
            )
            claimed.update((piece.index, why) for piece in own)
    for piece in note.marks.headings:
        if is_replied_to(note, piece.index, question_of(note, piece)):
            why = phrase("a heading that asks, replied to or followed up")
            claimed.setdefault(piece.index, why)
    for index, why in claimed.items():
        piece = note.pieces[index]
        if index + 1 not in claimed or note.pieces[index + 1].level <= piece.level:
            claim = claim_of(note, piece, _end(note, piece), why, WORDED)
            yield replace(claim, group=True)  # else it titles what asks right below
    yield from _topics(note, claimed)


def _is_part(note: Outline, piece: Piece, claimed: Container[int]) -> bool:
    """Tell whether a heading without a number stands in the answer to one with a number."""
    if piece.index in note.marks.numbers:
        return False
    above: Section | None = piece.around
    while above is not None and not (above.piece in claimed and above.piece in note.marks.numbers):
        above = above.parent
    return above is not None and note.pieces[above.piece + 1].kind != HEADING


def _topics(note: Outline, claimed: Container[int]) -> Iterator[Claim]:
    """Yield the paragraphs that ask below topics, where questions are promised and most do."""
    topics = [
        p
        for p in note.marks.headings
        if p.index not in claimed
        and (invites_questions(p.around.title, note.words) or promises_questions(note, p))
        and not is_set_aside(p.text, note.words)
    ]
    for group in grouped(((p.around.chapter, p.level), p) for p in topics).values():
        degrees = [_degree_below(note, piece) for piece in group]
        for _, asking in questions_of([Row(group, degrees, Layout.PROSE, Setting.PROMISED)]):
            for piece in asking:
                yield Claim(
                    start=piece.index,
                    head=piece.index + 2,
                    end=note.reach.of_heading(piece.index),
                    question=question_of(note, note.pieces[piece.index + 1]),
                    topic=question_of(note, piece),
                    strength=WORDED,
                    why=phrase(
                        "a topic and what it asks, as below {n} of {all}",
                        n=len(asking),
                        all=len(group),
                    ),
                )


def _degree_below(note: Outline, piece: Piece) -> Degree:
    """Return how much the paragraph right below a heading asks, if one stands there.

    Where the next one asks as well, each is a question, and the heading titles them.
    """
    below = note.piece_at(piece.index + 1)
    if below.kind != TEXT or below.marker or below.quoted:
        return Degree.NEVER
    leads = below.text.rstrip().endswith((":", "："))
    if leads or note.marks.number(below.index) or titles_several(note, piece):
        return Degree.NEVER
    return degree_of(below.text, note.words) or Degree.NEVER


def _end(note: Outline, piece: Piece) -> int:
    """Return where a section ends; a numbered one goes on to a higher one of its rank.

    What stands between `### 6. …` and `### 7. …` under headings of the same rank belongs to 6.
    """
    end = note.reach.of_heading(piece.index)
    number = note.marks.numbers.get(piece.index)
    if number is None:
        return end
    following, reach = end, end
    while following < len(note.pieces) and note.pieces[following].level == piece.level:
        if (found := note.marks.numbers.get(following)) is not None:
            return following if found.value > number.value else end
        reach = note.reach.of_heading(following)
        if reach == following + 1 or ends_as_question(note.pieces[following].text):
            return end
        following = reach
    return end


DIALECT = Dialect("question-heading", 40, find)
