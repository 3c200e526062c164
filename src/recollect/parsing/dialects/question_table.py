"""Tables with a column of questions and a column of answers: each row is an item."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from recollect.core.cards.items import Option
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.company.listed_lines import titles
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.placeholders import is_placeholder
from recollect.parsing.items.titles import promises_questions
from recollect.parsing.items.troubles import SOLVING
from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.choices import named_options
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks, ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.vocabulary import Role, Vocabulary

_ANSWERING = (Role.ANSWER, Role.EXPLANATION, Role.INSIGHT)
_FEW = 3
"""Rows that ask, in all tables under the same header, where no column answers."""
_COLUMNS = 2
_SHORT = 8
"""Letters of a cell that tells something, more: shorter ones rate or count."""
_LINK = re.compile(r"\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\)")
"""A cell of links alone says where the answer stands, and answers nothing."""
_OPTION = re.compile(either(r"(?:选项|Option|Choice)?[ \t]*([A-H])"), re.I)
_CUE = re.compile(either(r"[|*_ \t]*(?:cues?\b|线索|提示栏)[^|]*\|[*_ \t]*(?:notes?\b|笔记)"), re.I)
_NAME = re.compile(r"[*_`]*[^\W\d_][^\W\d_ -]+[^\d|]*")
"""What a table describes by a question, without a number: `Rigging | What carries the sails?`"""
_CONTENT = re.compile(r"[^\W\d_]|[$`]")

_Rows = Sequence[list[str]]
"""The cells of a table: its header, its rule, its rows."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the rows of a table whose header says which column asks, or whose first column does."""
    tables = [(piece, [*map(cells, piece.text.split("\n"))]) for piece in note.marks.tables]
    asked = Counter[tuple[str, ...]]()
    for _, (header, _, *rows) in tables:
        asked[tuple(header)] += len(rows)
    for piece, table in tables:
        roles = _roles(table[0], note.words)
        if Role.QUESTION in roles:
            yield from _titled(note, piece, table, roles, asked[tuple(table[0])])
        elif _is_cued(piece, table, note.words):
            cued = _rows(piece, table, (Role.QUESTION, Role.ANSWER), note.words)
            yield from (claim for claim in cued if ends_as_question(claim.question))


def _titled(
    note: Outline, piece: Piece, table: _Rows, roles: Sequence[Role | None], alike: int
) -> Iterator[Claim]:
    """Yield the rows of a table with a column of questions, if others answer them, or most ask.

    `alike`: how many rows the tables with its header have; without answers several are needed.
    """
    asked = roles.index(Role.QUESTION)
    told = Role.ANSWER in roles and not _tells_cures(table[0], roles)
    if not (told or _hold_questions(note, piece, table, roles, alike)):
        return
    found = _rows(piece, table, roles, note.words)
    beside = (cell for row in table[2:] for i, cell in enumerate(row) if i != asked)
    if told or any(map(_tells, beside)):
        yield from found
    elif not _LINK.search(piece.text):  # it says no more than where they are answered
        yield from (claim for claim in found if folded(claim.question) not in titles(note))


def _hold_questions(
    note: Outline, piece: Piece, table: _Rows, roles: Sequence[Role | None], alike: int
) -> bool:
    """Tell whether a column of questions asks: answered, or one of several `alike`.

    Where it is answered or promised, words are enough; else what sets work is what is to be done:
    `Task | Tool`.
    """
    answered, asked = any(role in roles for role in _ANSWERING), roles.index(Role.QUESTION)
    worded = answered or promises_questions(note, piece)
    describes = (_NAME.fullmatch(cell) for row in table[2:] for cell in row[:asked])
    if not answered and (alike < _FEW or (not worded and any(describes))):
        return False
    work = not worded and note.words.sets_work(table[0][asked])
    says = asks if worded else (lambda text, _: ends_as_question(text))
    found = [row[asked] for row in table[2:] if len(row) > asked]
    asking = (says(t, note.words) or (sets_task(t, note.words) and not work) for t in found)
    return 2 * sum(asking) > len(found)


def _roles(header: Sequence[str], vocabulary: Vocabulary) -> list[Role | None]:
    """Return what each column holds: follow-ups ask as well, in a table of their own.

    Beside answers, whatever questions ask: `高频问题 | 参考答案`.
    """
    options = _lettered(header)
    roles = [None if i in options else vocabulary.role(cell) for i, cell in enumerate(header)]
    judged = [vocabulary.is_called("judged", cell) for cell in header]
    roles = [Role.ANSWER if judges else role for judges, role in zip(judged, roles, strict=True)]
    if Role.ANSWER in roles:
        sections = vocabulary.sections
        names = (*sections["quiz_name"], *sections["stated"], "problem", "problems")
        named = [i for i, cell in enumerate(header) if folded(cell).endswith(names)]
        if named and roles[named[0]] is None:
            roles[named[0]] = Role.QUESTION
            return roles
    return [Role.QUESTION if role is Role.FOLLOW_UP else role for role in roles]


def _lettered(header: Sequence[str]) -> range:
    """Return the columns that hold an option each: `A | B | C`, `选项A | 选项B`."""
    letters = "".join(m[1] if (m := _OPTION.fullmatch(cell)) else " " for cell in header)
    first = letters.find("AB")
    run = itertools.takewhile(str.isalpha, letters[first:]) if first >= 0 else ()
    return range(first, first + sum(1 for _ in run))


def _tells_cures(header: Sequence[str], roles: Sequence[Role | None]) -> bool:
    """Tell whether a table says what solves which problem: `Problem | Solution`."""
    asked, said = (folded(header[roles.index(role)]) for role in (Role.QUESTION, Role.ANSWER))
    return said in SOLVING and asked.startswith("problem")


def _is_cued(piece: Piece, table: _Rows, vocabulary: Vocabulary) -> bool:
    """Tell whether a table of two columns asks in the first: in most rows, and in three at least.

    Its header may say anything; what says `Cue | Notes` has topics, too. A list of checks asks as
    well, but says only yes or no.
    """
    found = [row for row in table[2:] if len(row) == _COLUMNS]
    told = [said for asked, said in found if ends_as_question(asked) and _tells(said)]
    asking = sum(said.strip("*_ .").casefold() not in vocabulary.truths for said in told)
    enough = asking >= _FEW and 2 * asking > len(table) - 2
    return enough or (asking > 0 and _CUE.match(piece.text) is not None)


def _tells(cell: str) -> bool:
    """Tell whether a cell says more than where to look, or how much."""
    return _CONTENT.search(_LINK.sub("", cell)) is not None


def _rows(
    piece: Piece, table: _Rows, roles: Sequence[Role | None], vocabulary: Vocabulary
) -> Iterator[Claim]:
    asked = roles.index(Role.QUESTION)
    told = [column for column, role in enumerate(roles) if role in _ANSWERING]
    told = told or _telling(table, roles)
    lettered = _lettered(table[0])
    for at, row in enumerate(table[2:], piece.start + 2):
        if len(row) <= asked or not _CONTENT.search(row[asked]) or is_contents_entry(row[asked]):
            continue
        said = (row[i] for i in told if i < len(row) and row[i])
        answer = "\n\n".join(cell for cell in said if not is_placeholder(cell, vocabulary))
        yield Claim(
            start=piece.index,
            question=row[asked],
            answer=answer,
            options=_options(row[lettered.start : lettered.stop], answer),
            own_lines=(at, at + 1),
            why=phrase("a row of a table of questions"),
        )


def _telling(table: _Rows, roles: Sequence[Role | None]) -> list[int]:
    """Return the one column that tells in most rows where none is named so: `问题 | 核心内容`."""
    told = ((i, _LINK.sub("", cell)) for row in table[2:] for i, cell in enumerate(row))
    long = Counter(column for column, cell in told if len(cell) > _SHORT)
    unnamed = (column for column, role in enumerate(roles) if role is None)
    telling = [column for column in unnamed if 2 * long[column] > len(table) - 2]
    return telling if len(telling) == 1 else []


def _options(texts: Sequence[str], answer: str) -> tuple[Option, ...]:
    """Return a row's options, some of which may be left empty at the end."""
    filled = [*itertools.takewhile(bool, texts)]
    return named_options("ABCDEFGH"[: len(filled)], filled, answer)


DIALECT = Dialect("question-table", 64, find)
