"""The options of a choice, and which of them are right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.items import Option
from recollect.parsing.outline import Outline
from recollect.parsing.parts import verbatim
from recollect.parsing.pieces import TEXT, Piece

_LETTERED = re.compile(
    r"(?:\*\*|__)?[(（]?(?P<letter>[A-Ha-h])[)）]?(?:[.、:：．)）](?:\*\*|__)?[ \t]*|(?:\*\*|__)[ \t]+)(?P<rest>.*)",
    re.S,
)
_ANSWER = re.compile(
    r"[\s*_`#:：(（]*(?:(?:选|选择|是|为|option|options|is|choice)[\s:：]*)?(?P<letters>[A-Ha-h](?:[\s,，、/&和]*(?:and\s+)?[A-Ha-h](?![A-Za-z]))*)(?![A-Za-z'’])",
    re.I,
)


def option_letter(text: str) -> tuple[str, str] | None:
    """Return the letter and the text of an option's line: `A. …`, `- B、…`, `**C)** …`."""
    match = _LETTERED.match(text)
    return (match["letter"].upper(), match["rest"]) if match else None


def lettered(pieces: Sequence[Piece], note: Outline) -> tuple[int, list[tuple[str, str]]] | None:
    """Return where options begin among pieces, and all options as letter and text.

    They must run A, B, … in order; two at least. Blocks between belong to the option before.
    """
    found: list[tuple[str, list[Piece], str]] = []
    begin = -1
    for i, piece in enumerate(pieces):
        letter = option_letter(piece.text) if piece.kind == TEXT else None
        if letter and letter[0] == chr(ord("A") + len(found)):
            found.append((letter[0], [], letter[1]))
            begin = i if begin < 0 else begin
        elif found:
            found[-1][1].append(piece)
    if len(found) < 2:
        return None
    return begin, [
        (letter, "\n".join(filter(None, (text.strip(), verbatim(more, note)))))
        for letter, more, text in found
    ]


def letters_in(answer: str) -> str:
    """Return the letters that an answer starts with: `B`, `A, C`, `ABC`; empty if none."""
    match = _ANSWER.match(answer)
    return (
        re.sub(r"[^A-H]", "", re.sub(r"and", "", match["letters"], flags=re.I).upper())
        if match
        else ""
    )


def marked(options: Sequence[tuple[str, str]], letters: str) -> tuple[Option, ...]:
    """Return options with those right whose letter the answer names."""
    return tuple(Option(text, letter in letters) for letter, text in options)
