"""Titles that name one interview: `蚂蚁一面（3.12）`, `二面：项目`. What was asked stands below."""

from __future__ import annotations

import re

from recollect.parsing.words.folding import folded, unremarked
from recollect.parsing.words.vocabulary import Vocabulary

PARTED = re.compile(
    r"(?:(?<![ \t])[ \t]+)?[·|｜][ \t]*|[:：][ \t]*|(?<![ \t])[ \t]+[-–—]{1,2}[ \t]+"
)
"""What sets the parts of a title apart."""
_ROUND = "面"
"""The last letter of what counts an interview, plain also before what it was about."""


def names_interview(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title names one interview, by its last word or by one of its parts."""
    if _ROUND not in title:
        return False
    rounds = vocabulary.sections["rounds"]
    whole, *parts = (folded(unremarked(part)) for part in (title, *PARTED.split(title)))
    return whole.endswith(rounds) or any(
        part.endswith(_ROUND) and part.endswith(rounds) for part in parts
    )
