"""Lines that are nothing but a link: the entries of a table of contents."""

from __future__ import annotations

import re

_CONTENTS_ENTRY = re.compile(
    r"[\s*_]*(?:\d+[.、)]\s*)?\[(?P<text>[^\]\n]*)\](?:\(#?[^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\]\n]*\])[\s*_.。]*$"
)


def linked_text(text: str) -> str:
    """Return what a text says that is nothing but a link; else nothing."""
    match = _CONTENTS_ENTRY.match(text) if "](" in text else None
    return match["text"] if match else ""


def is_contents_entry(text: str) -> bool:
    """Tell whether a text is nothing but a link: a line of a table of contents."""
    return "](" in text and bool(_CONTENTS_ENTRY.match(text))
