"""Cloze deletions: `==x==`, `{{c1::x}}`, and `C: … [x]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recollect.core.cards.items import Kind
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.items.claims import HIGHLIGHTED, MARKED, WORDED, Claim, Dialect
from recollect.parsing.items.questions import starts_card
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece

_HIGHLIGHT = re.compile(r"(?<!=)==(?=[^\s=])([^=\n]{1,200}?)(?<=[^\s=])==(?!=)")
_OPERATOR = re.compile(r"(?P<around>\*\*|`|[\"'])===?(?P=around)|“===?”")
"""What a text says of the operator, which then marks nothing in it: `**==** compares …`."""
_ANKI = re.compile(r"\{\{(?:c\d{1,3}::|cloze[ \t]+)((?:[^{}\n]|\{[^{}\n]*\})+?)\}\}")
_BRACKET = re.compile(r"(?<![!\]\\])\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\](?![(\[]|:(?!\[))")
_CODE = re.compile(r"`+[^`\n]*`+")
_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^()\n]*\)")
_TAG = re.compile(
    r"\A(?:#[^\s#]+[ \t]*)+\n|(?<![ \t])[ \t]+#card\b[^\s]*(?:(?:[ \t]+#[\w/-]+)+[ \t]*$)?", re.M
)
_WORD = re.compile(r"\w")
_COUNTED = re.compile(r"\d{1,2};;")
"""What counts a deletion: `==1;;keel==`."""
_HINT = re.compile(r"::[^:]*$")


def find(note: Outline) -> Iterator[Claim]:
    """Yield the paragraphs in which marked words are hidden in turn; no code, no link."""
    for piece in note.marks.texts:
        if piece.index in note.marks.options:
            continue
        text = piece.text
        if text[:2] in ("C:", "C："):
            yield from _bracketed(note, piece)
        elif "{{c" in text:
            strength = WORDED if "{{cloze" in text else MARKED  # Logseq's cards hide in answers
            yield from _marked(piece, text, _ANKI, strength, phrase("a cloze deletion {{c1::…}}"))
        elif "==" in text and not _OPERATOR.search(text):
            yield from _highlighted(note, piece)


def _highlighted(note: Outline, piece: Piece) -> Iterator[Claim]:
    """Yield the claim of a paragraph with highlights.

    Where a line of it is a card by itself, `front :: back`, each other line is a text of its own.
    """
    lines = piece.text.split("\n")
    plain = [_HIGHLIGHT.sub("", line) for line in lines]  # `==1;;keel==` parts no card
    cards = [any(mark in line for mark in note.words.separators["inline"]) for line in plain]
    why = phrase("a highlight ==…==")
    if not any(cards):
        yield from _marked(piece, piece.text, _HIGHLIGHT, HIGHLIGHTED, why)
        return
    for at, (line, is_card) in enumerate(zip(lines, cards, strict=True), piece.start):
        if not is_card:
            for claim in _marked(piece, line, _HIGHLIGHT, HIGHLIGHTED, why):
                yield replace(claim, own_lines=(at, at + 1))


def _marked(
    piece: Piece, text: str, pattern: re.Pattern[str], strength: int, why: Phrase
) -> Iterator[Claim]:
    found = pattern.findall(_without_code(text))
    if found and _WORD.search(pattern.sub("", text)):  # else nothing is left to go by
        yield Claim(
            start=piece.index,
            question=_TAG.sub("", text),
            deletions=tuple(_COUNTED.sub("", _HINT.sub("", text)) for text in found),
            kind=Kind.CLOZE,
            strength=strength,
            why=why,
        )


def _bracketed(note: Outline, piece: Piece) -> Iterator[Claim]:
    """Yield the claim of a `C:` card: its text runs on to the next card or rule."""
    end = note.reach.of_line(piece.index)
    # No slice: where a note is all cards, each would copy what is left of it.
    end = next((i for i in range(piece.index + 1, end) if starts_card(note.pieces[i])), end)
    text = verbatim(note.pieces[piece.index : end], note)[2:].strip()
    found = _BRACKET.findall(_without_code(text))
    if found:
        yield Claim(
            start=piece.index,
            head=end,
            question=text,
            deletions=tuple(found),
            kind=Kind.CLOZE,
            why=phrase("a line that starts with C:"),
        )


def _without_code(text: str) -> str:
    """Blank code spans and links, so that what looks like a deletion in them is none."""
    if "`" in text:
        text = _CODE.sub(lambda match: " " * len(match[0]), text)
    return _LINK.sub(lambda match: " " * len(match[0]), text) if "](" in text else text


DIALECT = Dialect("cloze", 58, find)
