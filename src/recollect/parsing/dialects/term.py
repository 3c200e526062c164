"""Definitions in prose, `（1）核心任务：…`, `**LoRA**: …`, rows of tables: drafts of questions.

Many learners write no questions at all. What this dialect finds is a suggestion: it reaches no
deck until the learner accepts it, so it is no `DIALECT` but is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from recollect.core.cards.items import Kind
from recollect.parsing.items.claims import HIGHLIGHTED, Claim, Dialect
from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.contents import only_links
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.studying.progress_tables import progress_rows
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import bare, label_of
from recollect.parsing.words.numbers import number_of
from recollect.parsing.words.vocabulary import Vocabulary

_HAN = re.compile(r"[一-鿿]")
_TERM = re.compile(r"[^\d\W]")
_SHORTEST = 8
"""Letters of a definition."""
_LONGEST_TERM = 40
_RECURRING = 3
"""Labels of one text are the rubrics of what a note goes through: `Default: …`."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield a draft for each definition and for each row of a table of terms.

    A table of what was studied when defines nothing.

    A term with its definition, worded as a question about the heading and the term.
    """
    times = Counter(folded(label.word) for label in note.marks.labels.values())
    for piece in note.pieces:
        if piece.kind == TEXT and not _is_excluded(piece, note.words):
            yield from _defined(note, piece, times)
    studied = {entry.line for entry in progress_rows(note, note.words.study)}
    for table in note.marks.tables:
        defines = studied.isdisjoint(range(table.start + 1, table.end + 1))
        if defines and not _is_excluded(table, note.words):
            yield from _rows(table, note.words)


def _is_excluded(piece: Piece, vocabulary: Vocabulary) -> bool:
    return not piece.section.path or any(
        vocabulary.mentions("not_question", title) for title in piece.section.path
    )


def _defined(note: Outline, piece: Piece, times: Mapping[str, int]) -> Iterator[Claim]:
    number = number_of(piece.text)
    label = label_of(number.rest if number else piece.text)
    if label is None or not label.closed or not _says(label.rest, _SHORTEST):
        return
    if not (label.bold or number or piece.marker) or note.words.role(label.word) is not None:
        return
    term = bare(label.word)
    if note.words.is_called("not_term", term) or times.get(folded(term), 0) >= _RECURRING:
        return
    if not _TERM.search(term) or len(term) > _LONGEST_TERM or ends_as_question(label.rest):
        return
    yield Claim(
        start=piece.index,
        end=note.reach.of_holder(piece.holder) if piece.holder else piece.index + 1,
        question=_worded(piece, term),
        said=label.rest,
        kind=Kind.TERM,
        strength=HIGHLIGHTED,
        why="a term with its definition",
    )


def _says(text: str, least: int = 0) -> bool:
    """Tell whether a text defines: links, numbers and ticks say only where, and how much."""
    said = bare(text)
    return len(said) >= least and _TERM.search(said) is not None and not only_links(said)


def _worded(piece: Piece, term: str) -> str:
    title = bare(piece.section.title)
    title = number.rest if (number := number_of(title)) else title
    if _HAN.search(term + title):
        return f"{title}：什么是“{term}”？"
    return f"{title}: what is “{term}”?"


def _rows(table: Piece, vocabulary: Vocabulary) -> Iterator[Claim]:
    rows = table.text.split("\n")
    header = cells(rows[0])
    if len(header) < 2 or any(vocabulary.role(cell) is not None for cell in header):
        return
    for offset, row in enumerate(rows[2:], 2):
        found = [bare(cell) for cell in cells(row)]
        if len(found) != len(header) or not _TERM.search(found[0]) or not all(found[1:]):
            continue
        if not any(map(_says, found[1:])):
            continue
        lines = (f"{name}: {cell}" for name, cell in zip(header[1:], found[1:], strict=True))
        yield Claim(
            start=table.index,
            question=_worded(table, found[0]),
            answer="\n".join(lines),
            kind=Kind.TERM,
            strength=HIGHLIGHTED,
            own_lines=(table.start + offset, table.start + offset + 1),
            bodiless=True,
            why="a row of a table of terms",
        )


SUGGESTING = Dialect("term", 5, find)
