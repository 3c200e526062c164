"""Separator cards: a block, a line that is exactly `?` or `??`, a block; `START`, `Back:`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from recollect.core.phrases import phrase
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.verbatim import untagged
from recollect.parsing.outline.outline import Outline, dedented
from recollect.parsing.outline.pieces import CODE
from recollect.parsing.words.roles import unlabelled
from recollect.parsing.words.vocabulary import Vocabulary

_HEADS = re.compile(r"#{1,6}[ \t]|(?:#[^\s#]+[ \t]*)+$")
"""A title, or tags alone: they stand over a question and are no part of it."""

_SIDE = {side: re.compile(rf"\A{side}[ \t]*[:：][ \t]*", re.I) for side in ("front", "back")}
_LONGEST = 12
"""Letters of a line that is only a separator, blanks around it included."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the cards around a line that is only a separator, outside code; `??` asks both ways.

    What stands above it asks, what stands below answers. Both blocks run to a blank line; where an
    end mark (`+++`) closes the card, the answer runs to the mark. Blank lines right around the
    separator are no end.
    """
    ways = dict.fromkeys(note.words.separators["card"], False)
    ways.update(dict.fromkeys(note.words.separators["both_ways"], True))
    found = [
        (i, line.strip())
        for i, line in enumerate(note.lines)
        if line and len(line) <= _LONGEST and (line.strip() in ways or line == "START")
    ]
    at_line = note.reach.at_line
    for i, sign in found:
        index = at_line(i + 1) - 1
        if index < 0 or (note.pieces[index].kind == CODE and i < note.pieces[index].end):
            continue
        if sign == "START":
            yield from _bounded(note, i)
            continue
        above, below = _above(note.lines, i, ways), _below(note.lines, i, note.words)
        question = untagged(dedented(note.lines[above:i]))
        answer = unlabelled(untagged(dedented(note.lines[i + 1 : below])), note.words)
        if question and answer:
            yield Claim(
                start=at_line(above + 1) - 1,
                head=index + 1,
                end=max(index + 1, at_line(below)),
                question=question.lstrip("#").strip(),
                answer=answer,
                firm=True,
                reversible=ways[sign],
                own_lines=(above, below),
                why=phrase("a line that is only {sign}", sign=sign),
            )


def _bounded(note: Outline, start: int) -> Iterator[Claim]:
    """Yield what stands from a line `START` to a line `END`: a kind of card, a front, `Back:` …"""
    lines = note.lines
    below = range(start + 1, len(lines))
    end = next((i for i in below if lines[i].strip() in ("START", "END")), start)
    if lines[end].strip() != "END":
        return
    back = next((i for i in range(start, end) if _SIDE["back"].match(lines[i])), start)
    front = next((i for i in range(start + 2, back) if _SIDE["front"].sub("", lines[i]).strip()), 0)
    said = [line for line in lines[back:end] if not line.startswith("Tags:")]
    behind = note.reach.at_line(end + 1)
    if front:
        yield Claim(
            start=note.reach.at_line(start + 1) - 1,
            head=behind,
            question=_SIDE["front"].sub("", dedented(lines[front:back])),
            answer=untagged(_SIDE["back"].sub("", dedented(said)).strip("\n")),
            firm=True,
            reversible="reversed" in lines[start + 1],
            own_lines=(front, end + 1),
            why=phrase("a card between START and END"),
        )


def _above(lines: list[str], i: int, separators: Container[str]) -> int:
    start = i
    while start > 0 and not lines[start - 1].strip():
        start -= 1
    last = start - 1
    while start > 0 and lines[start - 1].strip() and lines[start - 1].strip() not in separators:
        if start - 1 < last and _HEADS.match(lines[start - 1]):
            break
        start -= 1
    return start


def _below(lines: list[str], i: int, vocabulary: Vocabulary) -> int:
    """Return the line behind the answer: at an end mark if one closes it, else at a blank line."""
    marks = vocabulary.separators
    parting = {*marks["card"], *marks["both_ways"]}
    for end in range(i + 1, len(lines)):
        text = lines[end].strip()
        if text in marks["end"]:
            return end
        if text in parting or text.startswith("#"):
            break
    end = i + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    while end < len(lines) and lines[end].strip() and lines[end].strip() not in parting:
        end += 1
    return end


DIALECT = Dialect("separator", 65, find)
