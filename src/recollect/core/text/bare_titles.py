"""Titles and other short texts without their markup and their ornaments."""

from __future__ import annotations

import re

_EMOJI = r"\ufe0f\u20e3\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23ff\u25a0-\u25ff"
_ORNAMENT = re.compile(rf"^[\s{_EMOJI}]+|[\s{_EMOJI}]+$")
_LINK = re.compile(r"\[([^\]\n]{0,200})\]\([^()\n]{0,400}\)")


def plain(text: str) -> str:
    """Return a short text without emphasis, code marks and link targets."""
    text = _LINK.sub(r"\1", text) if "](" in text else text
    for mark in ("**", "__", "~~", "`"):
        text = text.replace(mark, "")
    return text.strip()


def unadorned(text: str) -> str:
    """Return a title without markup and without the emoji around it."""
    text = plain(text)
    bare = text[:1].isalpha() and text[-1:].isalpha()
    return text if bare else _ORNAMENT.sub("", text).strip()
