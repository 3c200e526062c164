"""Lines that are nothing but a link: the entries of a table of contents."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either

_TARGET = r"\([^()\n]*+(?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)[^()\n]*+)*+\)|\[[^\]\n]*\]"
_CONTENTS_ENTRY = re.compile(
    r"[\s*_]*(?:\d+[.、)]\s*)?\["
    r"(?P<text>(?:[^\[\]`\n]++|`[^`\n]*+`|`(?![^`\n]*`)|\[[^\[\]\n]*+\])*+)\]"
    rf"(?:{_TARGET})[\s*_.。]*(?:!\[[^\]\n]*\]\([^()\n]*\)\s*)?$"
)
"""A picture may go with it."""

_LINK = re.compile(
    r"\[[^\[\]\n]*+(?:\[[^\[\]\n]*+\][^\[\]\n]*+)*+\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)?\)"
)
_NAME = re.compile(r"^\W{0,6}[^\W\d_]{1,8}[:：][ \t]*(?=\[)")
"""What names a link, right before it: `资料：[…](…)`."""
_SAYS = re.compile(either(r"(?!(?:and|or)\b|[和与及或])\b\w"))


def only_links(text: str) -> bool:
    """Tell whether a text says nothing but to read elsewhere: `- [here](…) and [there](…)`.

    A picture is seen here.
    """
    if "](" not in text or "![" in text:
        return False
    return _SAYS.search(_LINK.sub("", _NAME.sub("", text))) is None


def linked_text(text: str) -> str:
    """Return what a text says that is nothing but a link; else nothing."""
    match = _CONTENTS_ENTRY.match(text) if "](" in text else None
    return match["text"] if match else ""


def is_contents_entry(text: str) -> bool:
    """Tell whether a text is nothing but a link: a line of a table of contents."""
    return "](" in text and bool(_CONTENTS_ENTRY.match(text))
