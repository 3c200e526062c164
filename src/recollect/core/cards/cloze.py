"""Cloze cards: a text whose marked deletions are asked one at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = (
    r"\{{\{{c\d+::{0}(?:::[^}}]*)?\}}\}}",
    r"=={0}==",
    r"\{{{0}\}}",
    r"\[{0}\](?!\()",
    r"\*\*{0}\*\*",
    r"{0}",
)
"""How notes mark a deletion, the most explicit first."""


def with_gap(question: str, deletions: Sequence[str], part: int, gap: str) -> str:
    """Return the text with deletion `part` as `gap` and every other one in its place, unmarked.

    `{0}` in `gap` stands for the deleted text: so the same function shows the answer.
    """
    shown, rest = "", question
    for index, deletion in enumerate(deletions):
        before, found, rest = _split(rest, deletion)
        if not found:
            continue
        shown += before + (gap.replace("{0}", deletion) if index == part else deletion)
    return shown + rest


def in_a_list(question: str, deletions: Sequence[str], part: int) -> str:
    """Return what a card asks as a list tells it: of a cloze, without giving the answer away."""
    return with_gap(question, deletions, part, "[…]")


def _split(text: str, deletion: str) -> tuple[str, str, str]:
    """Return what stands before a marked deletion, the deletion, and what follows it."""
    for mark in _MARKS:
        match = re.search(mark.format(re.escape(deletion)), text)
        if match:
            return text[: match.start()], match[0], text[match.end() :]
    return "", "", text
