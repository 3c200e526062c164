"""Labels and titles as they are compared: their bare words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKUP = re.compile(
    r"\[+[^\[\]\n]*\]+\(#[^()\s]*\)(?=[^\n]{0,80}\w)|</?[a-zA-Z][^<>\n]*>|(?<=\])\([^()\s]*\)"
)
"""Links within the page, tags, the targets of links."""
_NOISE = re.compile(r"[^\w\s'+/-]+")
_TRAILING_NUMBER = re.compile(r"[\s#-]*(?:\d+(?:[ .-]\d+)*|[一二三四五六七八九十]+)\+?$")
_SPACES = re.compile(r"[\s_]+")
_LONGEST_LABEL = 200


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Fold a label to its bare words: width, case, emoji, markup and the number at its end away.

    >>> folded("💡 **引导思考 2**")
    '引导思考'
    """
    bare = _MARKUP.sub(" ", text) if "<" in text or "](" in text else text
    bare = _NOISE.sub(" ", unicodedata.normalize("NFKC", bare)).casefold()
    bare = _SPACES.sub(" ", bare).strip(" -+/'")
    if len(bare) > _LONGEST_LABEL:
        return bare
    return _TRAILING_NUMBER.sub("", bare).strip() or bare
