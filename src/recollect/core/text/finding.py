"""Patterns that find any of many words at once, and on which lines one finds anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FIRST = re.compile(r"\\.|\(\?[^()]*\)\??|.?", re.S)
"""A letter, or what is asked of those around it."""


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words, each given as its own pattern, a letter first.

    Words that begin alike stand together: where a text goes on otherwise, none of them is tried.
    """
    return re.compile(_together([*dict.fromkeys(forms)]))


def _together(forms: list[str]) -> str:
    behind: dict[str, list[str]] = {}
    for form in forms:
        first = _FIRST.match(form)[0]  # type: ignore[index]
        behind.setdefault(first, []).append(form[len(first) :])
    parts = (one + (_together(rest) if rest[1:] else rest[0]) for one, rest in behind.items())
    return f"(?:{'|'.join(parts)})" if len(behind) > 1 else next(parts)


def apart(word: str, endings: str = "") -> str:
    """Return the pattern of a Latin word that is no part of another, with any of its endings.

    It starts with the word's own letter: by these a search skips what starts with no word's.
    """
    return rf"{re.escape(word[0])}(?<![a-z].){re.escape(word[1:])}{endings}(?![a-z])"


def on_lines(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield what a pattern finds in a text, each with the number of its line, from 0."""
    line = at = 0
    for found in pattern.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        yield line, found
