"""Labels and titles as they are compared: their bare words."""

from __future__ import annotations

import re
import unicodedata

from recollect.parsing.words.remembering import remembered

_MARKUP = re.compile(
    r"\[{1,3}[^\[\]\n]{0,200}\]{1,3}\(#[^()\s]*\)(?=[^\n]{0,80}\w)|</?[a-zA-Z][^<>\n]*>|(?<=\])\([^()\s]*\)"
)
"""Links within the page, tags, the targets of links."""
_REMARK = re.compile(r"(?<=\S)[ \t]*(?:[(（][^()（）]*[)）]|(?<=[ \t])[/／][ \t][^/／]*)[ \t]*$")
_NOISE = re.compile(r"[^\w'+/-]+")
_TRAILING_NUMBER = re.compile(
    r"(?<![\s#\d-])[\s#-]*(?:\d{1,4}(?:[ .-]\d{1,3})*|[一二三四五六七八九十]+)\+?$"
)
_NUMERALS = "0123456789一二三四五六七八九十+"
_NUMBERED = _NUMERALS + " -"
"""What a number at the end is written with."""
_LONGEST_LABEL = 200
"""Letters of a text that may be a label; no longer one is looked at for a number at its end."""


def unmarked(text: str) -> str:
    """Return a text without tags, links within the page, and where the others lead."""
    return _MARKUP.sub(" ", text) if "<" in text or "](" in text else text


@remembered
def folded(text: str) -> str:
    """Fold a label to its bare words: width, case, emoji, markup and the number at its end away.

    >>> folded("💡 **引导思考 2**")
    '引导思考'
    """
    bare = unicodedata.normalize("NFKC", unmarked(text))
    if not bare.replace(" ", "").isalnum() or "  " in bare:
        bare = _NOISE.sub(" ", bare.replace("_", " "))
    bare = bare.strip(" -+/'").casefold()
    if len(bare) > _LONGEST_LABEL or bare[-1:] not in _NUMERALS:
        return bare
    number = _TRAILING_NUMBER.search(bare, len(bare.rstrip(_NUMBERED)))
    return (bare[: number.start()].strip() if number else "") or bare


def unremarked(title: str) -> str:
    """Return a title without a remark at its end: `Questions (1 mark each)`, `复习题 / Review`."""
    bare = title.rstrip(":： \t*_")
    remarks = ")" in bare or "）" in bare or "/" in bare or "／" in bare
    return _REMARK.sub("", bare) if remarks else title
