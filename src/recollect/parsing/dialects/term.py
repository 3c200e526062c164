"""Definitions in prose, `（1）核心任务：…`, `**LoRA**: …`, rows of tables: drafts of questions.

Many learners write no questions at all. What this dialect finds is a suggestion: it reaches no
deck until the learner accepts it, so it is no `DIALECT` but is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recollect.core.cards.items import Kind
from recollect.core.phrases import phrase
from recollect.parsing.items.claims import HIGHLIGHTED, Claim, Dialect
from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.contents import linked_text, only_links
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.studying.progress_tables import progress_rows
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import Label, bare, label_of, unpictured
from recollect.parsing.words.numbers import number_of
from recollect.parsing.words.vocabulary import Vocabulary

_HAN = re.compile(r"[一-鿿]")
_TERM = re.compile(r"(?!.*\w，)(?=.*[^\d\W])(?:[^\[\]。；;]|\[[^\[\]]*\](?!\())+$")
"""A term has a letter, and none of what a sentence or a link to another note has."""
_BLANK = re.compile(r"\W*\{[^{}]*\}\W*$|\[[ x]\]|[a-z]+:`")
"""What defines nothing: a form, a box to tick, and what a colon within markup leads to."""
_IS = re.compile(r"(?:is|are|means|refers to|stands for|denotes)\b|[是指即]|表示|称为")
_SHORTEST = 8
"""Letters of a definition."""
_LONGEST_TERM = 40
_RECURRING = 3
"""Labels of one text are the rubrics of what a note goes through: `Default: …`."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield a draft for each definition and each row of a table of terms, worded as a question.

    A table of what was studied when defines nothing.
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
    titles = "\n".join(piece.section.path)
    return not titles or any(vocabulary.mentions(kind, titles) for kind in ("not_question", "key"))


def _defined(note: Outline, piece: Piece, times: Mapping[str, int]) -> Iterator[Claim]:
    number = number_of(piece.text)
    text = number.rest if number else piece.text
    label = label_of(text)
    if label is None or not (_is_told_below(note, piece, label) or _says(label.rest, _SHORTEST)):
        return
    parted = label.closed or (label.bold and _IS.match(label.rest))
    if not (parted and (label.bold or number or piece.marker)) or ends_as_question(label.rest):
        return
    term = _unlinked(label.word).strip(":：")
    rubric = times.get(folded(term), 0) >= _RECURRING or note.words.role(label.word) is not None
    if rubric or not _is_term(term, note.words):
        return
    yield Claim(
        start=piece.index,
        end=note.reach.at_line(piece.holder.end) if piece.holder else piece.index + 1,
        question=_worded(piece, term),
        label="",
        said=label.rest if label.closed else text,
        kind=Kind.TERM,
        strength=HIGHLIGHTED,
        why=phrase("a term with its definition"),
    )


def _is_term(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text may name what is defined, and no rubric of notes."""
    other = any(vocabulary.is_called(kind, text) for kind in ("not_term", "coverage"))
    if other or folded(text) in vocabulary.troubles:
        return False
    return len(text) <= _LONGEST_TERM and _TERM.match(text) is not None


def _says(text: str, least: int = 0) -> bool:
    """Tell whether a text defines: links, numbers and ticks say only where, and how much."""
    said = bare(text)
    says = len(said) >= least and any(map(str.isalpha, said)) and not _BLANK.match(said)
    return says and not only_links(said)


def _is_told_below(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether an entry that is only a label has a text below that neither names nor asks."""
    below = note.piece_at(piece.index + 1)
    if label.rest or note.marks.parents.get(below.index) != piece.index:
        return False
    return not (note.marks.label(below.index).closed or ends_as_question(below.text))


def _unlinked(term: str) -> str:
    """Return a term without its markup, and the link to where the note or the web tells of it."""
    leads = "](#" in term or "](http" in term
    return bare((linked_text(term) if leads else "") or term)


def _worded(piece: Piece, term: str, columns: Sequence[str] = ()) -> str:
    """Word a question about a term and the title over it; or about what a table tells of it."""
    title = unpictured(bare(piece.section.title))
    title = (number.rest if (number := number_of(title)) else title).rstrip("?？:： ")
    if ends_as_question(term):
        return f"{title}: {term}"
    if _HAN.search(term + title):
        told = f"“{term}”——{'、'.join(columns)}" if columns else f"什么是“{term}”"
        return f"{title}：{told}？"
    told = f" ({', '.join(columns)})" if columns else ""
    return f"{title}: what is “{term}”{told}?"


def _rows(table: Piece, vocabulary: Vocabulary) -> Iterator[Claim]:
    rows = table.text.split("\n")
    header = cells(rows[0])
    if len(header) < 2 or any(vocabulary.role(cell) is not None for cell in header):
        return
    for offset, row in enumerate(rows[2:], 2):
        found = [bare(cell) for cell in cells(row)]
        found[:1] = map(_unlinked, found[:1])
        if len(found) != len(header) or not _TERM.match(found[0]) or not all(found[1:]):
            continue
        if not any(map(_says, found[1:])):
            continue
        lines = (f"{name}: {cell}" for name, cell in zip(header[1:], found[1:], strict=True))
        yield Claim(
            start=table.index,
            question=_worded(
                table, found[0], [bare(name).rstrip("?？") for name in header[1:] if name]
            ),
            answer="\n".join(lines),
            kind=Kind.TERM,
            strength=HIGHLIGHTED,
            own_lines=(table.start + offset, table.start + offset + 1),
            why=phrase("a row of a table of terms"),
        )


SUGGESTING = Dialect("term", 5, find)
