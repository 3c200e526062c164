"""What one line of a list asks: by its end, its words, the answer below it, or as a link."""

from __future__ import annotations

import re
from itertools import chain

from recollect.core.text.scripts import either
from recollect.parsing.items.answers import is_answered
from recollect.parsing.items.questions import is_remark, only_code, question_of
from recollect.parsing.items.titles import stands_below_questions, titles_that_ask
from recollect.parsing.outline.contents import is_contents_entry, linked_text, only_links
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    has_blank,
    leads_on,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import Label, answered_below
from recollect.parsing.words.remembering import once
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.vocabulary import Role

_FORM = re.compile(
    r"(?!.*。$)(?:.*[:：=][ \t*`]*(?:_|\\_)|(?!.*\.$|(?:[^一-鿿]*[一-鿿]){9})"
    r"[\W_]*(?:[^\W_]+[\W_]*){0,2}$)",
    re.S,
)
"""A line with a gap that says little else, or what goes into it: `Name: ____`. A sentence asks."""
_HOW = re.compile(either(r"\bhow\b|如何|怎么|怎样"), re.I)
_LINKED = re.compile(r"[?？]\]\(https?:")


@once
def titles(note: Outline) -> frozenset[str]:
    """Return what the headings of a note say, and ask, folded."""
    said = ((one.text, question_of(note, one)) for one in note.marks.headings)
    return frozenset(map(folded, chain.from_iterable(said)))


def asks_in_list(note: Outline, piece: Piece, numbered: bool, announced: bool | None) -> bool:
    """Tell whether a line of a list asks by itself; an announced one also behind its term.

    Where lines carry numbers, words ask as well as a question mark.
    """
    promised = stands_below_questions(note, piece)
    if not (numbered or promised or "?" in piece.text or "？" in piece.text):
        return False
    if _is_told(note, piece):
        return False
    if is_contents_entry(piece.text):  # of the note, or of the web, which answers it
        leads_away = promised and ("](http" in piece.text or "](/" in piece.text)
        return leads_away and asks(linked_text(piece.text), note.words)
    term = _term(note, piece)
    if term and numbered and announced:
        return ends_as_question(term.word) or asks_somewhere(term.rest, note.words)
    if term and not (ends_as_question(term.word) or (announced and ends_as_question(term.rest))):
        return False
    text = _said(note, piece, promised)
    own = ends_as_question(piece.section.title)
    if not numbered or own or titles_that_ask(piece):  # its answer may be a list
        return ends_as_question(text)
    return _asks_counted(note, piece, text, promised=promised, announced=bool(announced))


def _asks_counted(
    note: Outline, piece: Piece, text: str, *, promised: bool, announced: bool
) -> bool:
    """Tell whether a counted line asks by its words or a gap, or is answered by a label.

    Where nothing announces it, `Name: ____` is a form's.
    """
    if asks(text, note.words) or (promised and sets_task(text, note.words)):
        return True
    filled = has_blank(text) and (promised or announced or not _FORM.match(text))
    return filled or is_answered(note, piece.index)


def _is_told(note: Outline, piece: Piece) -> bool:
    """Tell whether a line is quoted below a title that asks, or only leads to numbered ones."""
    if piece.quoted and asks(piece.section.title, note.words):
        return True
    if piece.index not in note.marks.stems:
        return False
    text = question_of(note, piece)
    worded = note.words.asking_zh.search(text) is not None and not leads_on(text)
    return not (worded or ends_as_question(text))


def _said(note: Outline, piece: Piece, promised: bool) -> str:
    """Return what a line asks; lists that ask may be one sentence, as lists that tell are."""
    text, _ = answered_below(question_of(note, piece))
    return text.rstrip("；; ") if promised else text


def asks_among_listed(note: Outline, piece: Piece) -> bool:
    """Tell whether a line among questions asks by its words alone, or sets a task.

    A link that leads elsewhere does, too; nothing but code asks nothing, "`add 5`".
    """
    text = _said(note, piece, stands_below_questions(note, piece))
    if piece.index in note.marks.stems or only_code(piece.text):
        return False
    if is_contents_entry(text) and not _LINKED.search(text):
        return "](http" in text and asks_somewhere(linked_text(text), note.words)
    if term := _term(note, piece):  # below a title that asks how, it tells of a step
        side = folded(term.word) in note.words.rubrics
        worded = asks_among_others(f"{term.word}: it", note.words)
        if side or _HOW.search(piece.section.title) or not worded:
            return False
    return asks_among_others(text, note.words)


def may_ask(note: Outline, piece: Piece) -> bool:
    """Tell whether a line among questions may be one, unless its words are a title's: `前言`.

    What says of which kind they are is none, `标签：…`, nor are some sentences.
    """
    told = piece.text.endswith("。") and piece.text.count("。") > 1
    if told or only_code(piece.text) or note.marks.roles.get(piece.index) is Role.ABOUT:
        return False
    number = note.marks.numbers.get(piece.index)
    if note.words.is_called("not_question", number.rest if number else question_of(note, piece)):
        return False
    if piece.index in note.marks.stems or leads_on(piece.text) or is_contents_entry(piece.text):
        return False  # it leads to what it holds, or elsewhere
    term = _term(note, piece)
    return term is None or term.word[:1].isdecimal()


def asks_by_link(note: Outline, text: str) -> bool:
    """Tell whether a line is a question that links to where its answer is taught.

    One that repeats the title it links to is an entry of a table of contents.
    """
    asked = linked_text(text)
    return ends_as_question(asked) and folded(asked) not in titles(note)


def repeats_title(note: Outline, piece: Piece) -> bool:
    """Tell whether a line says what a heading of the note says: an entry of its contents."""
    said = linked_text(piece.text) or question_of(note, piece)
    return folded(said) in titles(note)


def listed_question(note: Outline, piece: Piece) -> str:
    """Return what a line asks; of a link within the page, its text."""
    inner = linked_text(piece.text) if "](#" in piece.text else ""
    return inner or question_of(note, piece)


def _term(note: Outline, piece: Piece) -> Label | None:
    """Return the bold label that a line starts with, which says what the rest is about."""
    label = note.marks.label(piece.index)
    if not label.bold or not label.rest or only_links(label.rest):
        return None
    return label if any(map(str.isalpha, label.word)) and not is_remark(label.word) else None
