"""Chinese, Japanese and Korean characters: which ones they are, and the room that they take."""

from __future__ import annotations

import re

CJK = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Their ranges, for a set of a regular expression."""

_ONE = re.compile(f"[{CJK}]")


def count_cjk(text: str) -> int:
    """Return how many such characters a text has."""
    return len(_ONE.findall(text))


def cells(text: str) -> int:
    """Return about how many terminal cells a text takes: a Chinese character two."""
    return len(text.strip()) + count_cjk(text)
