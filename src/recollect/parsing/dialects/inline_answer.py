"""`3. Who may sail? **Answer:** anybody.`, `Who?` over `: anybody` or `Answer: anybody`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.core.grouping import grouped
from recollect.core.phrases import phrase
from recollect.parsing.items.answers import ANSWERING
from recollect.parsing.items.claims import WORDED, Claim, Dialect
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline, wording
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import (
    answered_behind,
    asks,
    asks_among_others,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.truth import says_yes_or_no
from recollect.parsing.words.vocabulary import Role

_LABEL = re.compile(
    r"(?:[ \t](?<=[^\s*][ \t])[ \t]*(?P<mark>\*\*|__)(?P<word>[^*_:：\n]{1,24})"
    r"(?:[:：](?P=mark)|(?P=mark)[:：])"
    r"|(?<=[^\s*])[ \t]*(?:\*\*)?【(?P<boxed>[^【】\n]{1,10})】(?:\*\*)?[:：]?)"
    r"[ \t]*(?=\S)"
)
_STOPS = ("。", ".", "?", "？", "!", "！", ")", "）", ":", "：", "_", "*")
"""With what a line ends that is asked, or judged, before its answer in Chinese brackets."""
_SLANTED = re.compile(r"(?<=\S)[ \t]+(?P<mark>[*_])(?P<word>[^*_:：\n]{1,24})[:：][ \t]*(?=\S)")
"""An answer in italics, with its label: `Who? *Answer: anybody.*`"""
_DEFINED = re.compile(r"(?P<asked>[^\n]*[?？])[ \t]*\n:[ \t]+(?P<said>\S.*)", re.S)
"""A list of definitions that defines what is asked."""
_ARROWED = re.compile(r"(?P<asked>[^\n?？]*[?？])[ \t]*(?:→|⇒|->|=>)[ \t]*(?P<said>\S[^\n?？]*)")
_LETTER = re.compile(r"\A[Qq][.)][ \t]+")
_SHORT = 60
"""Letters of a line that names what is answered below, at most."""
_FEW = 2
"""Lines with a labelled answer that need no question mark: statements to judge stand among them.

As many plain lines ask right above such a label: one may only be what its author asks himself.
"""


_Parted = tuple[Piece, str, str]
"""A line, what it asks, and its answer."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the lines that a label within them or right below parts or answers; so does `: `."""
    for find_parted, why in _FORMS:
        for piece, asked, said in find_parted(note):
            yield Claim(
                start=piece.index,
                end=end_of(note, piece.index) if piece.marker else piece.index + 1,
                question=asked,
                said=said,
                why=why,
            )
    for piece in _answered_below(note):
        yield Claim(
            start=piece.index,
            end=end_of(note, piece.index),
            question=_LETTER.sub("", piece.text),
            strength=WORDED,
            why=phrase("a plain line that asks, with an answer's label right below"),
        )


def _defined(note: Outline) -> Iterator[_Parted]:
    """Yield the questions that a list of definitions defines."""
    for piece in note.marks.texts if "\n: " in wording(note) else ():
        defined = _DEFINED.match(piece.text) if not piece.marker else None
        if defined and ends_as_question(defined["asked"]):
            yield piece, defined["asked"], defined["said"]


def _behind_labels(note: Outline) -> Sequence[_Parted]:
    """Return the lines that a label parts from their answers: those that ask, or all of several."""
    found = [parted for piece in note.marks.texts if (parted := _parted(note, piece))]
    several = len(found) >= _FEW
    return [each for each in found if several or asks(each[1], note.words)]


def _told_behind(note: Outline) -> Iterator[_Parted]:
    """Yield the numbered lines of a section, or of a list, with what they ask and go on to tell.

    Most of them do: `1. What is a sheet? A rope.` Among others, one asks what it explains itself.
    """
    counted = map(note.pieces.__getitem__, note.marks.numbers)
    lines = (p for p in counted if p.kind == TEXT and p.index not in note.marks.options)
    for row in grouped(((p.section.piece, p.listing), p) for p in lines).values():
        if len([piece for piece in row if "?" in piece.text or "？" in piece.text]) <= _FEW:
            continue
        parted = ((p, *answered_behind(question_of(note, p), note.words)) for p in row)
        told = [
            (piece, asked, said)
            for piece, asked, said in parted
            if said and (asks(asked.rstrip("?？"), note.words) or says_yes_or_no(asked, said))
        ]
        if len(told) > _FEW and 4 * len(told) >= 3 * len(row):
            yield from told


def _behind_arrows(note: Outline) -> Sequence[_Parted]:
    """Return the paragraphs with what they ask, and the answer behind an arrow: `Who? → I.`

    Most ask by their words as well: `Stuck? → push` tells what helps.
    """
    plain = (p for p in note.marks.texts if ("?" in p.text or "？" in p.text) and not p.holder)
    parted = ((p, _ARROWED.fullmatch(p.text)) for p in plain if p.index not in note.marks.numbers)
    found = [(piece, match["asked"], match["said"]) for piece, match in parted if match]
    worded = sum(asks(asked.rstrip("?？ "), note.words) for _, asked, _ in found)
    return found if len(found) > _FEW and 2 * worded > len(found) else ()


def _answered_below(note: Outline) -> Sequence[Piece]:
    """Return the plain texts right above an answer's label, where some of them ask in some line.

    Where most ask or name a topic, those that tell are asked as well.
    """
    labels = (i for i, role in note.marks.roles.items() if role in ANSWERING)
    above = (note.pieces[max(i - 1, 0)] for i in labels)
    plain = [piece for piece in above if _is_plain(note, piece)]
    asking = [piece for piece in plain if any(map(ends_as_question, piece.text.split("\n")))]
    worded = sum(asks_among_others(_last_line(piece), note.words) for piece in plain)
    if worded >= _FEW and 2 * worded > len(plain):
        sure = {piece.index for piece in asking}
        return [piece for piece in plain if piece.index in sure or len(piece.text) <= _SHORT]
    return asking if len(asking) >= _FEW else []


def _is_plain(note: Outline, piece: Piece) -> bool:
    marks = note.marks
    if piece.kind != TEXT or (piece.holder and not _is_quoted_whole(note, piece)):
        return False
    own = (marks.labels, marks.numbers, marks.options, marks.questions)
    if any(piece.index in marked for marked in own):
        return False
    return _last_line(piece) not in note.words.separators["card"]


def _is_quoted_whole(note: Outline, piece: Piece) -> bool:
    """Tell whether a text is all of a quotation at the margin, to which nothing leads."""
    holder = piece.holder
    alone = holder is not None and holder.start == piece.start and holder.end == piece.end
    led_to = leads_on(note.piece_at(piece.index - 1).text)
    return alone and piece.quoted and piece.depth == 1 and not led_to


def _last_line(piece: Piece) -> str:
    return piece.text.rpartition("\n")[2].strip()


def _parted(note: Outline, piece: Piece) -> _Parted | None:
    """Return a line with its question and its answer, if a label for an answer parts them."""
    text = piece.text
    slanted = text.endswith(("*", "_")) and _SLANTED.search(text) is not None
    marked = "【" in text or (":" in text and "**" in text)
    if not slanted and not (marked and _LABEL.search(text)):
        return None
    index, marks = piece.index, note.marks
    if index in marks.options or index in marks.questions or index in marks.roles:
        return None
    text = question_of(note, piece)
    for label in (_SLANTED if slanted else _LABEL).finditer(text):
        if note.words.role(label["word"] or label["boxed"]) is Role.ANSWER:
            asked, said = text[: label.start()].strip(), text[label.end() :].strip()
            boxed = label["word"] is None  # `先不看【答案】部分` only speaks of it
            if boxed and not (asked.endswith(_STOPS) or asks(asked, note.words)):
                return None
            if slanted and said[-1:] != label["mark"]:
                continue
            return piece, asked, said[:-1] if slanted else said
    return None


_FORMS = (
    (_behind_labels, phrase("a line that tells its answer behind a label")),
    (_told_behind, phrase("a numbered line that asks and goes on telling, as the others do")),
    (_behind_arrows, phrase("a paragraph that asks, answered behind an arrow")),
    (_defined, phrase("a question in a list of definitions")),
)


DIALECT = Dialect("inline-answer", 58, find)
