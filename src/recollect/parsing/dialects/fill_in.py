"""Texts with blanks: `注意力的复杂度是 ______`, with the answers below, split at `；`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from recollect.core.cards.items import Kind
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.items.answers import ANSWERING, names_answer
from recollect.parsing.items.claims import WORDED, Claim, Dialect, claim_of
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, Piece
from recollect.parsing.words.asking import ends_as_question, has_blank
from recollect.parsing.words.labels import asked_and_said
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Vocabulary

_FILLED = re.compile(
    r"<u>[ \t]{0,4}(?P<under>[^<>\n]{1,80}?)[ \t]{0,4}</u>"
    r"|(?P<mark>\*\*|__)(?P<bold>[^*_\n]{1,80}?)(?P=mark)"
    r"|[（(](?=[ 　]|[^()（）\n]{0,40}[ 　][)）])[ 　]{0,8}"
    r"(?P<held>[^()（）\s](?:[^()（）\n]{0,38}[^()（）\s])?)[ 　]{0,8}[)）]"
    r"|(?P<tex>\$(?:\\[a-z]{2} ?)?)\\underline(?P<set>\{(?:[^{}\n]|\{[^{}\n]{0,40}\}){1,80}\})\$"
)
"""A gap that is filled in: `由<u>内核</u>管理`, `由__内核__管理`, `由（ 内核 ）管理`, `（内核 ）`.

So is a formula that is all underlined: `$\\underline{a+b}$`.
"""
_CODED = re.compile(r"`(?P<code>[^`\n]{1,80})`")
"""So is one by code, where each line of a section has some, and nothing else is set apart."""
_TOLD = re.compile(
    r"(?<!_)_{3,}+[ \t]?[（(][ \t]*(?P<said>[^\x00-\x7f（）][^()（）\n]{0,40}?)[ \t]*[)）]"
)
"""A gap with what fills it in brackets behind it: `由____（内核）管理`.

A verb there, `She ____ (go)`, is to be put in its right form.
"""
_GAP = "____"
_FEW = 2
"""Lines whose gaps are told so: one may remark on what fills it."""
_WORD = re.compile(r"\w")


def find(note: Outline) -> Iterator[Claim]:
    """Yield the lines with a blank and an answer below, or with gaps that are filled in."""
    yield from _filled(note)
    yield from _told(note)
    yield from _answered_within(note)
    for piece in (*note.marks.texts, *note.marks.headings):
        if not has_blank(piece.text) or note.marks.roles.get(piece.index) in ANSWERING:
            continue  # a gap for the answer asks nothing: `Answer: ____`
        if _is_answered(note, piece) and not _goes_on(note, piece):
            yield _claim(note, piece, phrase("a text with a blank, and an answer below"))


def _claim(note: Outline, piece: Piece, why: Phrase) -> Claim:
    return replace(claim_of(note, piece, end_of(note, piece.index), why), kind=Kind.BLANK)


def _filled(note: Outline) -> Iterator[Claim]:
    """Yield the lines of lists below titles of texts to fill in, where marks set apart what is."""
    headings = (heading.section.title for heading in note.marks.headings)
    titles = itertools.chain(headings, note.marks.list_titles.values())
    if not any(note.words.mentions("fill_in", title) for title in titles):
        return
    lines = [*_to_fill_in(note)]
    marked = {p.section for p in lines if has_blank(p.text) or _FILLED.search(p.text)}
    uncoded = marked.union(p.section for p in lines if not _CODED.search(p.text))
    for piece in lines:
        if has_blank(piece.text):
            continue
        form = _FILLED if piece.section in uncoded else _CODED
        text = question_of(note, piece)
        said = [_filling(match) for match in form.finditer(text)]
        gapped = form.sub(_GAP, text)
        if said and _WORD.search(gapped.replace(_GAP, "")):
            why = phrase("a line below a title of texts to fill in, with what fills its gaps")
            claim = _claim(note, piece, why)
            yield replace(claim, question=gapped, answer="\n".join(said), strength=WORDED)


def _filling(gap: re.Match[str]) -> str:
    """Return what fills a gap; a formula is one without its line, too."""
    if gap.lastgroup == "set":
        return f"{gap['tex']}{gap['set'][1:-1]}$"
    return gap[gap.lastgroup or 0]


def _to_fill_in(note: Outline) -> Iterator[Piece]:
    """Yield the lines of lists below titles of texts to fill in, but those with a label."""
    for piece in note.marks.texts:
        listed = piece.marker or piece.index in note.marks.numbers
        label = note.marks.label(piece.index)
        named = label.closed and (label.bold or piece.index in note.marks.roles)
        title = note.marks.list_titles.get(piece.listing, "")
        titled = note.is_below(piece.section, _names_gaps) or _names_gaps(title, note.words)
        if listed and titled and not named:
            yield piece


def _told(note: Outline) -> Iterator[Claim]:
    """Yield the lines whose gaps have what fills them in brackets behind."""
    found = [p for p in note.marks.texts if "__" in p.text and _TOLD.search(p.text)]
    for piece in found if len(found) >= _FEW else ():
        claim = _claim(
            note, piece, phrase("a text with gaps, and what fills each in brackets behind it")
        )
        said = "\n".join(match["said"] for match in _TOLD.finditer(claim.question))
        gapped = _TOLD.sub(_GAP, claim.question)
        yield replace(claim, question=gapped, answer=said, end=claim.head)


def _answered_within(note: Outline) -> Iterator[Claim]:
    """Yield the entries of lists with a gap and, behind a label in them, what fills it."""
    for piece in note.marks.entries:
        if piece.index in note.marks.numbers or not has_blank(piece.text):
            continue
        asked, said = asked_and_said(piece.text)
        if said and has_blank(asked):
            claim = _claim(note, piece, phrase("an entry with a gap, and an answer behind it"))
            yield replace(claim, question=asked.rstrip(), said=said)


def _names_gaps(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title is of exercises with texts to fill in."""
    return vocabulary.mentions("fill_in", title) and is_exercise_title(title, vocabulary)


def _goes_on(note: Outline, piece: Piece) -> bool:
    """Tell whether a text stands below what asks, in its entry: it is to be filled in with it."""
    above = note.piece_at(piece.index - 1)
    same = piece.holder is not None and piece.holder is above.holder and not piece.marker
    return same and ends_as_question(above.text)


def _is_answered(note: Outline, piece: Piece) -> bool:
    for below in note.pieces[piece.index + 1 : piece.index + 4]:
        if below.index in note.marks.options or below.index in note.marks.numbers:
            return False
        if below.kind == HEADING and note.words.mentions("key", below.text):
            return False
        if below.kind in (OPEN, HEADING) or below.index in note.marks.roles:
            return names_answer(note, below.index)
    return False


DIALECT = Dialect("fill-in", 81, find)
