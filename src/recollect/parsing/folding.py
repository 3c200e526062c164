"""Labels and titles as they are compared: their bare words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKUP = re.compile(
    r"\[{1,3}[^\[\]\n]{0,200}\]{1,3}\(#[^()\s]*\)(?=[^\n]{0,80}\w)|</?[a-zA-Z][^<>\n]*>|(?<=\])\([^()\s]*\)"
)
"""Links within the page, tags, the targets of links."""
_NOISE = re.compile(r"[^\w'+/-]+")
_TRAILING_NUMBER = re.compile(
    r"(?<![\s#\d-])[\s#-]*(?:\d+(?:[ .-]\d+)*|[一二三四五六七八九十]+)\+?$"
)
_NUMERALS = "一二三四五六七八九十+"
_LONGEST_LABEL = 200


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Fold a label to its bare words: width, case, emoji, markup and the number at its end away.

    >>> folded("💡 **引导思考 2**")
    '引导思考'
    """
    bare = _MARKUP.sub(" ", text) if "<" in text or "](" in text else text
    bare = unicodedata.normalize("NFKC", bare)
    if not bare.isalnum():
        bare = _NOISE.sub(" ", bare.replace("_", " ")).strip(" -+/'")
    bare = bare.casefold()
    if len(bare) > _LONGEST_LABEL or not (bare[-1:].isdigit() or bare[-1:] in _NUMERALS):
        return bare
    return _TRAILING_NUMBER.sub("", bare).strip() or bare
