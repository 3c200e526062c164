"""What asks only to lead a reader on, or to have a note mended."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either
from recollect.parsing.words.asking import ends_as_question

_OFFER = re.compile(
    r"\W*+(?:want|new to|interested in|ready (?:for|to)|need (?:help|more(?! than))|stuck"
    r"|(?:not |still |already )?(?:us|look|com|open|updat|upgrad|migrat|switch|hav|try|runn)ing\b"
    r"(?![^\n]*(?:,|\b(?:what|which|how|why|who|whose|where|when)\b))"
    r"|never used|found an?|(?:still|not) (?:unsure|sure|stuck|confused|ready)"
    r"|(?:have|got|any) (?:an? |other |more |some )?(?:question|doubt|suggestion|idea)s?)\b",
    re.I,
)
"""What asks whether a reader is the one that the next sentence is for: `New to it? Start here.`"""
_CONTRIBUTED = re.compile(
    either(
        r"[?？][^?？\n]*(?:\b(?:create|file|make|open|raise|send|submit)\b|提交?|开|发)[^?？\n]{0,12}?"
        r"(?<![A-Za-z])(?:pull requests?|PRs?|issues?)(?![A-Za-z])"
    ),
    re.I,
)
"""What asks readers to mend a note: `Can you answer it? Please open a pull request.`"""


def offers(text: str) -> bool:
    """Tell whether a text asks only to lead a reader on, and nothing that one could know."""
    if _CONTRIBUTED.search(text):
        return True
    return ends_as_question(text) and _OFFER.match(text) is not None
