"""Options as lines hold them, `A. …`, `① …`, and the rows in which they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from recollect.parsing.outline.pieces import Piece

SIGNS = "①-⑧❶-❽Ⓐ-Ⓗⓐ-ⓗ"
"""The circled signs that options start with, as a range of a regular expression."""
MOST = 8
"""Options of a choice."""

_LETTERED = re.compile(
    r"(?:\*\*?|__?|==)?"
    r"(?:(?:Option[ \t]|[选選][项項][ \t]?)?[(（\[]?(?P<letter>[A-Ha-hＡ-Ｈ])[)）\]]?"
    r"(?:[.、:：．)）](?:\*\*?|__?)?[ \t]*|(?<=\[[A-Ha-h]\])[ \t]+|(?:\*\*?|__?)[.:：]?[ \t]+)"
    rf"|(?P<sign>[{SIGNS}])(?:\*\*|__)?[.、:：．]?[ \t]*)(?P<rest>(?!//).*)",
    re.S,
)
_JUDGED = re.compile(
    r"(?:[❌✗✘❎○□☐◯]|(?P<right>[✅✔☑●]))\ufe0f?[ \t]*(?=(?:\*\*)?[(（\[]?[A-Ha-h][.、:：)）\]])"
)
"""The sign before an option's letter that says whether it is right."""
_INLINE = re.compile(
    r"(?:(?<=[\s；;。?？)）：])|^)"
    r"(?:[(（]?(?P<letter>[A-HＡ-Ｈ])[)）]?[.、:：．)）]|(?P<small>[(（][a-h][)）]|[a-h][.)])"
    rf"|(?P<sign>[{SIGNS}]))[ \t]*"
)
_OF_GAP = re.compile(r"[（(]\d{1,3}[)）][ \t]*(?=[AＡ][.、．])")
"""What a row of options starts with that fills the gap of this number: `（24）A. …`."""
_FURTHER = re.compile(
    rf"(?<=[\s；;。?？])(?:[B-Hb-hＢ-Ｈ][.、:：．)）]|[(（][b-hB-HＢ-Ｈ][)）]|[{SIGNS}])"
)
"""A further option on a line."""
_BETWEEN = " \t\n\u3000·|,，;；"

Letters = tuple[tuple[str, str], ...]
"""Options as letter and text."""


def options_in(text: str) -> Letters:
    """Return the options that a line holds: one (`A. …`), or several (`A. x  B. y  C. z`)."""
    first = _LETTERED.match(text)
    if first is None:
        return ()
    found = list(_INLINE.finditer(text)) if _FURTHER.search(text) else []
    letters = [_letter(m) for m in found]
    least = 3 if letters and letters[0].isdecimal() else 2
    if len(found) >= least and not found[0].start() and _count_on(letters):
        return _parted(text, found)
    return ((_letter(first), first["rest"].strip()),)


def without_gap(text: str) -> str:
    """Return a row of options without the number of the gap that they fill: `（24）A. …`."""
    found = _OF_GAP.match(text) if text[:1] in ("(", "（") else None
    return text[found.end() :] if found else text


def sign_behind(text: str) -> str:
    """Return an option whose letter a sign stands before with its tick at its end: `✅ B. …`."""
    found = _JUDGED.match(text)
    if found is None:
        return text
    return text[found.end() :] + (" ✅" if found["right"] else "")


def stem_and_options(text: str) -> tuple[str, Letters]:
    """Part a question from the options on its last line, three at least; none is none."""
    found = list(_INLINE.finditer(text, text.rfind("\n") + 1))
    letters = [_letter(m) for m in found]
    first = letters.index("A") if "A" in letters else len(letters)
    if len(found) - first < 3 or letters[first:] != alphabet(len(found) - first):
        return text, ()
    return text[: found[first].start()].rstrip(), _parted(text, found[first:])


def _parted(text: str, found: Sequence[re.Match[str]]) -> Letters:
    ends = [m.start() for m in found[1:]] + [len(text)]
    pairs = zip(found, ends, strict=True)
    return tuple((_letter(m), text[m.end() : end].strip(_BETWEEN)) for m, end in pairs)


def _letter(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return plain_sign(groups["letter"] or (groups.get("small") or groups["sign"]).strip("(（)）."))


def plain_sign(sign: str) -> str:
    """Return the letter or the digit that a sign shows: `Ａ`, `Ⓐ` and `a` are A, `❷` is 2."""
    digit = unicodedata.digit(sign, 0)
    return str(digit) if digit else unicodedata.normalize("NFKC", sign).upper()


def _count_on(letters: Sequence[str]) -> bool:
    """Tell whether the names of options follow one another, wherever they begin."""
    return all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))


def alphabet(count: int) -> list[str]:
    """Return the first letters: A, B, …"""
    return [chr(ord("A") + i) for i in range(count)]


def runs_of(letters: Mapping[int, Letters], pieces: Sequence[Piece]) -> list[list[int]]:
    """Return the pieces that hold options A, B, … in order, two at least, run by run.

    No run goes on in another section. Two on a line need another line.
    """
    runs: list[list[int]] = []
    current: list[int] = []
    expected = 0
    for index, options in letters.items():
        wanted = alphabet(expected + len(options))[expected:]
        near = not current or (
            index - current[-1] <= 8 and pieces[index].section is pieces[current[-1]].section
        )
        if not near or [letter for letter, _ in options] != wanted:
            current, expected = [], 0
            wanted = alphabet(len(options))
        if [letter for letter, _ in options] == wanted:
            current.append(index)
            expected += len(options)
            few = len(current) == 1 and expected == 2
            if expected >= 2 and not few and (not runs or runs[-1] is not current):
                runs.append(current)
    return runs


def unlettered(text: str) -> str:
    """Return an option without its letter."""
    match = _LETTERED.match(text)
    return match["rest"] if match and match["rest"] else re.sub(r"^[A-H]$", "", text)
