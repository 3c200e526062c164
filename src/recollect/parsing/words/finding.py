"""Patterns that find any of many words at once."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words, each given as its own pattern, a letter first.

    Words with one first letter stand together: where a text has another, none of them is tried.
    """
    behind: dict[str, list[str]] = {}
    for form in forms:
        letter = form[: 1 + form.startswith("\\")]
        behind.setdefault(letter, []).append(form[len(letter) :])
    return re.compile("|".join(f"{one}(?:{'|'.join(rest)})" for one, rest in behind.items()))


def apart(word: str, endings: str = "") -> str:
    """Return the pattern of a Latin word that is no part of another, with any of its endings.

    It starts with the word's own letter: by these a search skips what starts with no word's.
    """
    return rf"{re.escape(word[0])}(?<![a-z].){re.escape(word[1:])}{endings}(?![a-z])"
