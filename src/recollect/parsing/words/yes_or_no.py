"""Questions that a yes or a no answers, and what answers so."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either
from recollect.parsing.words.asking import ends_as_question

_YES_OR_NO = re.compile(
    either(
        r"^\W*+(?:[^*\n]{1,40}\*\*[:：]?[ \t]*)?"
        r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b"
        r"|[是能可]否|有没有|有无|吗[?？]"
    ),
    re.I,
)
_YES_OR_NO_SAID = re.compile(
    either(
        r"[*_]*(?:(?i:yes|no)\b|不?(?:是|对|能|会|可以|行|需要|一定)的?|没?有)[*_]*[，,。.；;！!]"
    )
)


def asks_yes_or_no(text: str) -> bool:
    """Tell whether a text asks what is answered by yes or no: `Is the port open?`, `是否开放？`."""
    return ends_as_question(text) and _YES_OR_NO.search(text) is not None


def says_yes_or_no(asked: str, said: str) -> bool:
    """Tell whether a text starts with a yes or a no to what asks for it: `不可以。因为…`."""
    return _YES_OR_NO_SAID.match(said) is not None and _YES_OR_NO.search(asked) is not None
