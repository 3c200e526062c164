"""Options without letters: below a title of options, or the right ones in bold or ticked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence, Set
from itertools import compress, takewhile

from recollect.core.text.scripts import either
from recollect.parsing.outline.options import MOST, Letters, alphabet
from recollect.parsing.outline.pieces import CODE, HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.asking import WHICH, asks_to_choose, ends_as_question
from recollect.parsing.words.labels import label_of

BOLD = re.compile(r"(?:(?:\*{2,3})?[^*\n]+\*{2,3}|(?:==)?[^=\n]+==)[.。]?$")
"""An option all in bold, in bold italics or highlighted; its letter may stand in bold as well."""
_FEW = 3
"""Lists of which some entries are bold, one and all, that make a note a quiz."""
_AROUND = "*_` .。\n"
_YES = (
    r"(?:[-–—]{1,2}[ \t]*[*_]{0,2}(?:yes|correct|right)[*_]{0,2}"
    r"|(?<=[ \t])[*_]{1,2}(?-i:CORRECT|Correct|[Cc]orrect answer)[*_]{1,2})"
)
TICKED = re.compile(
    either(
        rf"(?<![ \t])[ \t]*(?:✅|✔️?|☑️?|✓|√|(?<=[ \t])\*|{_YES}"
        r"|[*_]{0,2}[（({](?:正确(?:答案)?|correct(?: answer)?|(?:right )?answer|ans|✓|√)"
        r"[)）}][*_]{0,2}"
        r"|(?:<-+|←)[ \t]*[*_]{0,2}(?:correct|right)(?: answer)?[*_]{0,2})[ \t]*$"
    ),
    re.I,
)
"""With what a right option ends: a tick, or words that say so."""
_SAID_RIGHT = re.compile(rf"[ \t]{_YES}$", re.I)
"""Words that say it whatever stands above: `… -- YES`."""
_ALL_OR_NONE = re.compile(
    either(r"以上(?:都|全|皆|均)(?:不|是|对)|(?:all|none|both) of (?:the above|these)\b"), re.I
)
"""The last of some options: `None of the above`."""
_CROSSED = re.compile(r"(?:(?P<right>[✅☑✔])|[❌✗✘❎☐⬜])\ufe0f?[ \t]*")
"""The sign before each option that says whether it is right: `❌ a jib`."""
_NEITHER = re.compile(r"[❌✗✘❎✖?？]|[-–—][ \t]*[*_]{0,2}no[*_]{0,2}$", re.I)
"""What no entry holds of which the ticked are right: a cross judges it, and a question is done."""


def marked_rows(pieces: Sequence[Piece], titles: Set[int]) -> Iterator[dict[int, Letters]]:
    """Yield the lists right below a text or a heading of which some, and not all, are marked.

    Below one of the titles all are options, marked or not, and so are blocks of code.
    In bold only whole entries are, in the few lists of a quiz: a word in bold is a term or a point.
    A tick at their end marks them below a question, or a line behind that repeats one, perhaps
    behind a label; where others have a cross, all are judged.
    So does a letter at the start of each, in order: `- A rope`, `- B chain`, `- C wire`.
    Two lists below questions, each of crosses and one tick before its entries, are options as well.
    What asks which of the following, or has `以上都不是` as its last entry, is to choose from; and
    beside two such, in their section, whatever asks over a list.
    """
    lists: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.marker and piece.kind == TEXT and piece.box is None:
            lists[piece.listing].append(piece)
    rows = [entries for entries in lists.values() if _stand_alone(pieces, entries)]
    bold = [entries for entries in rows if _are_bold(pieces, entries)]
    sure = (entries for entries in rows if _are_sure(pieces, entries, titles))
    offered = _offered(pieces, rows)
    crossed = [entries for entries in rows if _are_crossed(pieces, entries)]
    judged = crossed if len(crossed) > 1 else ()
    for entries in (*judged, *(bold if len(bold) >= _FEW else ()), *sure, *offered):
        names = zip(entries, alphabet(len(entries)), strict=True)
        behind = 2 * _are_lettered(entries)
        texts = ((piece, letter, _uncrossed(piece.text)[behind:]) for piece, letter in names)
        yield {piece.index: ((letter, text),) for piece, letter, text in texts}
    for title in titles:
        below = pieces[title + 1 : title + 2 + MOST]
        blocks = [*takewhile(lambda piece: piece.kind == CODE, below)]
        if 1 < len(blocks) <= MOST:
            named = zip(blocks, alphabet(len(blocks)), strict=True)
            yield {piece.index: ((letter, _code_of(piece)),) for piece, letter in named}


def _uncrossed(text: str) -> str:
    """Return an option without the sign before it that calls it wrong."""
    sign = _CROSSED.match(text)
    return text[sign.end() :] if sign and not sign["right"] else text


def _code_of(piece: Piece) -> str:
    """Return a block of code without its fence if it is a line, else in one."""
    lines = piece.text.split("\n")
    lines = lines[:-1] if lines[-1].startswith(("```", "~~~")) else lines
    return lines[0] if len(lines) == 1 else "\n".join(("```", *lines, "```"))


def _stand_alone(pieces: Sequence[Piece], entries: Sequence[Piece]) -> bool:
    """Tell whether the entries of a list stand by themselves, below what may ask."""
    first, behind = entries[0].index, entries[-1].index + 1
    if not 1 < len(entries) <= MOST or not first or behind - first != len(entries):
        return False
    below = pieces[behind : behind + 1]  # a fold may answer
    goes_on = any(p.holder is entries[-1].holder and p.kind != OPEN for p in below)
    return not goes_on and pieces[first - 1].kind in (TEXT, HEADING, CODE)


def _are_lettered(entries: Sequence[Piece]) -> bool:
    """Tell whether the letters of options start the entries, with only a blank behind each."""
    if len(entries) < _FEW or not entries[0].text.startswith("A "):
        return False
    named = zip(entries, alphabet(len(entries)), strict=True)
    return all(p.text.startswith(f"{letter} ") for p, letter in named)


def _are_bold(pieces: Sequence[Piece], entries: Sequence[Piece]) -> bool:
    """Tell whether some entries are in bold, and those whole; counted ones, in an entry that asks.

    Elsewhere what is counted are steps.
    """
    sign = "==" if ends_as_question(pieces[entries[0].index - 1].text) else "**"
    marked = [piece.text for piece in entries if "**" in piece.text or sign in piece.text]
    above, counts = pieces[entries[0].index - 1], len(entries[0].marker) > 1
    if counts and not (above.marker and ends_as_question(above.text)):
        return False
    if not 0 < len(marked) < len(entries):
        return False
    return all(text.startswith(("**", "==")) and BOLD.match(text) for text in marked)


def _are_crossed(pieces: Sequence[Piece], entries: Sequence[Piece]) -> bool:
    """Tell whether signs before the entries below a question call one right, all others wrong."""
    signs = [_CROSSED.match(piece.text) for piece in entries]
    right = sum(bool(sign["right"]) for sign in signs if sign)
    asked = ends_as_question(pieces[entries[0].index - 1].text)
    return asked and len(entries) >= _FEW and all(signs) and right == 1


def _offered(pieces: Sequence[Piece], rows: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    """Yield the lists below what asks to choose from them, and their like in a section of two.

    Where they count, 1, 2, …, an answer may name these numbers: those stay in the question.
    """
    below = [
        (pieces[entries[0].index - 1], entries)
        for entries in rows
        if len(entries) >= _FEW
        and len({piece.holder.marker for piece in entries if piece.holder}) == 1
        and asks_to_choose(pieces[entries[0].index - 1].text)
        and not any(ends_as_question(piece.text) for piece in entries)
    ]
    said = [
        bool(WHICH.search(above.text) or _ALL_OR_NONE.match(entries[-1].text))
        for above, entries in below
    ]
    sections = [entries[0].section.piece for _, entries in below]
    times = Counter(compress(sections, said))
    for (_, entries), section, offers in zip(below, sections, said, strict=True):
        if offers or times[section] > 1:
            yield entries


def _are_sure(pieces: Sequence[Piece], entries: Sequence[Piece], titles: Container[int]) -> bool:
    above = entries[0].index - 1
    while above and pieces[above].kind == CODE:
        above -= 1
    if above in titles or _are_lettered(entries):
        return True
    told = any(_SAID_RIGHT.search(piece.text) for piece in entries)
    if not (told or ends_as_question(pieces[above].text)):
        return False
    behind = pieces[entries[-1].index + 1 : entries[-1].index + 2]
    text = behind[0].text if behind and behind[0].kind in (TEXT, CODE) else ""
    label = label_of(text) if text else None
    said = (label.rest if label and label.rest else text).strip(_AROUND)
    ticked = sum(bool(TICKED.search(p.text)) or p.text.strip(_AROUND) == said for p in entries)
    judged = any(_NEITHER.search(piece.text) for piece in entries)
    return 0 < ticked < len(entries) and not judged
