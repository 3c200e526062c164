"""`### 3. What is …?`: numbered headings that ask, also inside list items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence

from recollect.parsing.company.heading_company import (
    are_questions,
    asking_of,
    asks_by_itself,
    with_company,
)
from recollect.parsing.items.claims import WORDED, Claim
from recollect.parsing.items.questions import label_for, question_of
from recollect.parsing.items.titles import invites_questions, is_set_aside, promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import asks, ends_as_question, sets_task
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Vocabulary

_MANY = 5
"""Topics with a paragraph that asks below them."""
_WHOLE_NOTE = -2
_RECURRING = 3
"""Headings of one text are the rubrics of items."""


class QuestionHeading:
    """A heading asks where its neighbours do: one that asks among many topics is a title.

    Those with numbers are the neighbours of each other, the others of their section and their rank.
    """

    name = "question-heading"
    specificity = 40

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each heading that asks, among headings that ask."""
        claimed: set[int] = set()
        found = {
            piece.index for piece in note.marks.headings if asks_by_itself(note, piece, vocabulary)
        }
        aside = [p for p in note.marks.headings if _is_aside(p, found, vocabulary)]
        none = _rubrics(note) | {piece.text for piece in aside}
        for group in _neighbours(note, none, vocabulary):
            asking = asking_of(note, group, found, vocabulary)
            if not are_questions(note, group, asking, vocabulary):
                continue
            asking = with_company(note, group, asking, vocabulary)
            why = f"a heading that asks, as {len(asking)} of its {len(group)} neighbours do"
            for piece in asking:
                if piece.index not in claimed and not _is_excluded(note, piece, vocabulary):
                    claimed.add(piece.index)
                    yield _claim(note, piece, why)
        yield from _topics(note, claimed, vocabulary)


def _topics(note: Outline, claimed: Container[int], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the paragraphs that ask below topics, where a note promises questions and most do."""
    ranks: dict[int, list[Piece]] = defaultdict(list)
    for piece in note.marks.headings:
        if piece.index not in claimed and promises_questions(note, piece):
            ranks[piece.level].append(piece)
    for group in ranks.values():
        asking = [piece for piece in group if _asks_below(note, piece, vocabulary)]
        if len(asking) < _MANY or 5 * len(asking) < 3 * len(group):
            continue
        for piece in asking:
            yield Claim(
                start=piece.index,
                head=piece.index + 2,
                end=note.reach.of_heading(piece.index),
                question=question_of(note, note.pieces[piece.index + 1]),
                topic=question_of(note, piece),
                label=label_for(note, piece),
                strength=WORDED,
                why=f"a topic and what it asks, as below {len(asking)} of {len(group)}",
            )


def _asks_below(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether the paragraph right below a heading asks or sets a task."""
    if piece.index + 1 >= len(note.pieces):
        return False
    below = note.pieces[piece.index + 1]
    if below.kind != TEXT or below.marker or below.quoted:
        return False
    text = below.text
    return asks(text, vocabulary) or sets_task(text, vocabulary)


def _claim(note: Outline, piece: Piece, why: str) -> Claim:
    return Claim(
        start=piece.index,
        head=piece.index + 1,
        end=_end(note, piece),
        question=question_of(note, piece),
        label=label_for(note, piece),
        group=True,
        strength=WORDED,
        why=why,
    )


def _end(note: Outline, piece: Piece) -> int:
    """Return where a section ends; a numbered one goes on to the next number of its rank.

    What stands between `### 6. …` and `### 7. …` under headings of the same rank belongs to 6.
    """
    end = note.reach.of_heading(piece.index)
    number = note.marks.numbers.get(piece.index)
    if number is None:
        return end
    following, reach = end, end
    while following < len(note.pieces) and note.pieces[following].level == piece.level:
        if (found := note.marks.numbers.get(following)) is not None:
            return following if found.value == number.value + 1 else end
        reach = note.reach.of_heading(following)
        if reach == following + 1 or ends_as_question(note.pieces[following].text):
            return end
        following = reach
    return end


def _is_aside(piece: Piece, asking: Container[int], vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says of itself that nothing is asked below: `参考资料`, `总结`."""
    return piece.index not in asking and is_set_aside(piece.text, vocabulary)


def _rubrics(note: Outline) -> set[str]:
    """Return the titles that recur below the items of a note: `Have doubts about this one?`."""
    texts = [piece.text for piece in note.marks.headings]
    counts = Counter(texts) if len(set(texts)) < len(texts) else {}
    return {text for text, count in counts.items() if count >= _RECURRING}


def _neighbours(
    note: Outline, none: Container[str], vocabulary: Vocabulary
) -> Iterator[Sequence[Piece]]:
    """Yield the headings of equal rank, numbered and others apart; the others by section, too.

    So are the numbered ones below a title that invites to questions.

    Titles that are none of the questions do not count.
    """
    groups: dict[tuple[int, int, bool], list[Piece]] = defaultdict(list)
    for piece in note.marks.headings:
        if piece.text in none:
            continue
        parent = piece.section.parent
        numbered = piece.index in note.marks.numbers
        groups[(_WHOLE_NOTE, piece.level, numbered)].append(piece)
        if not numbered or (parent and invites_questions(parent.title, vocabulary)):
            groups[(parent.piece if parent else -1, piece.level, numbered)].append(piece)
    yield from groups.values()


def _is_excluded(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    if folded(question_of(note, piece)) in vocabulary.rubrics:
        return True
    return any(is_set_aside(title, vocabulary) for title in piece.section.path[:-1])


DIALECT = QuestionHeading()
