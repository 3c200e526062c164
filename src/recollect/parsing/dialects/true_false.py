"""Statements to judge: `判断题` with 正确 or 错误, and pairs `❌ 误区 … / ✅ 正确 …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from recollect.core.cards.items import Kind
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.items.claims import WORDED, Claim, Dialect, claim_of
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.troubles import SOLVING
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import ends_as_question, leads_on
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import asked_and_said, bare, label_of
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.roles import title_role, unlabelled
from recollect.parsing.words.truth import calls_to_judge, judgement, truth, uncalled
from recollect.parsing.words.vocabulary import Role, Vocabulary

_MISTAKE = re.compile(r"[❌✗✘🚫]\ufe0f?[ \t]*")
_CORRECT = re.compile(r"[✅✓✔☑]\ufe0f?[ \t]*")
_SIGNED = re.compile(
    r"(?:\*\*|__)?[（(【][ \t　$*`]*(?P<sign>[√✓✔✅×✗✘❌]|[^\W\d_]{1,9})[ \t　$*`]*[)）】]"
    r"[ \t]*[。.]?(?:\*\*|__)?$"
)
_SIGNED_BARELY = re.compile(
    r"(?<=\S)(?:[ \t　]+(?:[—–-]+[ \t]+)?|(?<=[。.，,；;]))"
    r"(?P<sign>[√✓✔✅×✗✘❌]\ufe0f?|[^\W\d_]{1,9})[。.]?$"
)
"""Below a title of such statements: `… 对`, `… F`."""
_TOLD = re.compile(
    r"(?<![ \t])[ \t]+(?:(?:—|–|-|->|→)[ \t]+|(?<=[.。!！?][ \t]))"
    r"(?:\*\*|__)(?P<verdict>[^\W\d_]{1,9})[.:。]?(?:\*\*|__)[.:]?"
    r"(?P<reason>[^\n]*(?:\n(?s:.*))?)$"
)
_LED = re.compile(
    r"[*_]{0,2}[（(\[]?[ \t]*(?P<verdict>[√✓✔✅×✗✘❌]\ufe0f?|[^\W\d_]{1,9})[ \t]*[)）\]]?[*_]{0,2}"
    r"(?:(?<=[)）\]*_])[ \t]*[.:：—–-]?[ \t]*|[ \t]*(?:[:：]|[—–-][ \t])[ \t]*)(?=[^\s:：—–-])"
)
"""The verdict that a statement may begin with: `**T** - …`, `(False) …`, `（×）…`."""
_BEFORE_NUMBER = re.compile(
    r"[（(][ \t　]{0,3}(?P<verdict>[√✓✔✅×✗✘❌]|[^\W\d_]{1,2})[ \t　]{0,3}[)）][ \t　]{0,3}"
    r"(?P<number>\d{1,3})[ \t]?[.．、)）][ \t]*(?=\S)"
)
"""The verdict that stands before a statement's number: `（√）1、…`."""
_JUDGING = re.compile(
    either(
        r"true\W{0,3}(?:(?:or|and)\W)?[ \t]*false"
        r"|判断(?:题|正误|对错|是非)|(?:是非|正误|对错)题"
        r"|(?<![^\W\d_一二三四五六七八九十])判断$"
    ),
    re.I,
)
"""Titles of statements to judge: `True/False`, `判断题`, `三、判断`."""
_CODE = re.compile(r"`[^`\n]*`")
_SPOKEN = re.compile(r"[\"“「][^\"“”「」\n]*[\"”」]")
"""What is all in quotation marks, as the examples of how to put it are."""


class _Stated(NamedTuple):
    """A statement without the verdict on it, and what is told of that."""

    text: str
    is_true: bool
    reason: str = ""
    label: str | None = None


def find(note: Outline) -> Iterator[Claim]:
    """Yield the statements whose answer says true or false, and mistakes with their corrections."""
    for piece in note.marks.texts:
        if piece.text[:1] in "❌✗✘🚫" and piece.index not in note.marks.options:
            yield from _mistake(note, piece)
    yield from _named_mistakes(note)
    judging, labelled = _to_judge(note), _labelled(note)
    texts = [note.pieces[index] for index in note.marks.numbers if note.pieces[index].kind == TEXT]
    texts += [p for p in judging if p.marker and p.index not in note.marks.numbers]
    for piece in (*texts, *labelled):
        yield from _judged(note, piece)
    texts += [piece for piece in labelled if _is_to_judge(note, piece)]
    yield from _with_verdicts(note, texts, judging)


def _to_judge(note: Outline) -> list[Piece]:
    """Return the texts below the titles of statements to judge."""
    if not any(_names_judging(h.section.title, note.words) for h in note.marks.headings):
        return []
    texts = (piece for piece in note.marks.texts if piece.index not in note.marks.options)
    return [piece for piece in texts if _is_to_judge(note, piece)]


def _labelled(note: Outline) -> list[Piece]:
    """Return the texts with a question's label that do not end as questions."""
    found = (note.pieces[index] for index in sorted({*note.marks.asked, *note.marks.questions}))
    return [p for p in found if p.kind == TEXT and not ends_as_question(question_of(note, p))]


def _with_verdicts(
    note: Outline, texts: Sequence[Piece], judging: Sequence[Piece]
) -> Iterator[Claim]:
    """Yield the statements with a verdict on their line: several, or one titled so.

    What it is called may say it as well: `True or False: …`.
    """
    for form, pieces in (
        (_led, texts),
        (_told, texts),
        (_signed, texts),
        (_before_number, judging),
    ):
        found = [(piece, stated) for piece in pieces if (stated := form(note, piece))]
        for piece, stated in found:
            if len(found) > 1 or calls_to_judge(piece.text) or _is_to_judge(note, piece):
                yield Claim(
                    start=piece.index,
                    end=end_of(note, piece.index),
                    question=uncalled(stated.text),
                    label=stated.label,
                    said=stated.reason,
                    kind=Kind.TRUE_FALSE,
                    options=truth(stated.is_true),
                    why=phrase("a statement with its verdict"),
                )


def _mistake(note: Outline, piece: Piece) -> Iterator[Claim]:
    """Yield a mistake whose correction is the next piece."""
    above, below = note.piece_at(piece.index - 1), note.piece_at(piece.index + 1)
    if below.kind != TEXT or not _CORRECT.match(below.text):
        return
    if ends_as_question(above.text) and above.listing != piece.listing:
        return  # both answer it
    statement, correction = _said(piece.text, _MISTAKE), _said(below.text, _CORRECT)
    leads = leads_on(correction)  # `✅ Check:` helps where something failed
    shown = _CODE.fullmatch(statement) or all(map(_SPOKEN.fullmatch, (statement, correction)))
    label = label_of(_CORRECT.sub("", below.text, count=1))
    mended = label is not None and folded(label.word) in SOLVING | note.words.troubles
    ticked = above.marker and above.listing == piece.listing and _CORRECT.match(above.text)
    undone = ticked and not _MISTAKE.match(note.piece_at(piece.index - 2).text)
    if statement and correction and not (leads or shown or mended or undone):
        yield _corrected(piece, statement, correction)


def _named_mistakes(note: Outline) -> Iterator[Claim]:
    """Yield the lines labelled as mistakes right below which a label corrects them: `Myth: …`."""
    for index, label in note.marks.labels.items():
        below = note.marks.label(index + 1)
        if not (label.closed and label.rest and below.closed and below.rest):
            continue
        mended = note.words.is_called("mended", below.word)
        if mended and note.words.is_called("mistaken", label.word):
            yield _corrected(note.pieces[index], label.rest, below.rest)


def _corrected(piece: Piece, statement: str, correction: str) -> Claim:
    return Claim(
        start=piece.index,
        head=piece.index + 2,
        question=statement,
        answer=correction,
        kind=Kind.TRUE_FALSE,
        options=truth(False),
        strength=WORDED,
        firm=True,
        why=phrase("a mistake and its correction"),
    )


def _signed(note: Outline, piece: Piece) -> _Stated | None:
    """Return a text without the sign or the word at its end that judges it.

    It is in brackets, if no title says what it is.
    """
    match = _SIGNED.search(piece.text) if piece.text.rstrip("*_ \t\n.。")[-1:] in ")）】" else None
    if match is None and _is_to_judge(note, piece):
        match = _SIGNED_BARELY.search(piece.text)
    verdict = _verdict(match["sign"], note.words) if match else None
    if match is None or verdict is None:
        return None
    return _Stated(question_of(note, piece).removesuffix(match[0]), verdict)


def _verdict(sign: str, vocabulary: Vocabulary) -> bool | None:
    return False if sign in "xX" else judgement(sign, vocabulary)


def _is_to_judge(note: Outline, piece: Piece) -> bool:
    """Tell whether a title says that what stands below it is to be judged."""
    return note.is_below(piece.section, _names_judging) and not note.is_below(
        piece.section, names_answers
    )


@remembered
def _names_judging(title: str, _: Vocabulary) -> bool:
    return _JUDGING.search(title) is not None


def _told(note: Outline, piece: Piece) -> _Stated | None:
    """Return a text behind which is told whether it is true: `… — **False.** They can read.`"""
    text = question_of(note, piece)
    match = _TOLD.search(text) if "**" in text or "__" in text else None
    verdict = judgement(match["verdict"], note.words) if match else None
    if match is None or verdict is None:
        return None
    return _Stated(text[: match.start()], verdict, match["reason"].strip().lstrip("–—- "))


def _led(note: Outline, piece: Piece) -> _Stated | None:
    """Return a text behind the verdict that it begins with, below a title of such statements."""
    text = question_of(note, piece) if _is_to_judge(note, piece) else ""
    match = _LED.match(text)
    verdict = judgement(match["verdict"], note.words) if match else None
    return None if match is None or verdict is None else _Stated(text[match.end() :], verdict)


def _before_number(note: Outline, piece: Piece) -> _Stated | None:
    """Return a text whose verdict stands before its number."""
    match = _BEFORE_NUMBER.match(piece.text)
    verdict = _verdict(match["verdict"], note.words) if match else None
    if match is None or verdict is None:
        return None
    return _Stated(piece.text[match.end() :], verdict, label=match["number"])


def _said(text: str, sign: re.Pattern[str]) -> str:
    match = sign.match(text)
    rest = text[match.end() :] if match else text
    label = label_of(rest)
    return bare(label.rest if label and label.closed and label.rest else rest)


def _judged(note: Outline, piece: Piece) -> Iterator[Claim]:
    """Yield a numbered statement with an answer that says true or false, behind it or below."""
    why = phrase("a statement with an answer that says true or false")
    claim = claim_of(note, piece, end_of(note, piece.index), why)
    asked, said = asked_and_said(claim.question)
    if (verdict := judgement(said, note.words)) is not None:
        yield replace(claim, question=asked, kind=Kind.TRUE_FALSE, options=truth(verdict))
        return
    for below in note.pieces[piece.index + 1 : piece.index + 3]:
        if below.index in note.marks.asked or below.index in note.marks.numbers:
            return
        answers = note.marks.roles.get(below.index) is Role.ANSWER
        if below.kind == HEADING and not answers:
            return
        said = note.marks.labels[below.index].rest if answers else ""
        said = said or (below.text if below.quoted and not piece.quoted else "")
        if below.kind == OPEN and title_role(below.text, note.words) is Role.ANSWER:
            said = unlabelled(note.pieces[below.index + 1].text, note.words)
        if (verdict := judgement(said, note.words)) is not None:
            yield replace(claim, kind=Kind.TRUE_FALSE, options=truth(verdict))
            return


DIALECT = Dialect("true-false", 82, find)
