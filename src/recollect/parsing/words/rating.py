"""What rates a question, mostly at its end: how hard it is, how much its answer is worth."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either

_WORTH_BEHIND = re.compile(
    either(r"\d[ \t]*(?:分|marks?|points?|pts?)\.?[)）\]][.。 \t*_]*$"), re.I
)
_LEVEL = re.compile(
    either(
        r"[(（\[【](?:[★☆⭐]+|(?:very )?(?:easy|medium|hard|basic|beginner|intermediate|advanced"
        r"|entry|junior|mid|senior|expert)(?:[ -]level)?|简单|中等|困难|容易|基础|进阶|[初中高]级)"
        r"[)）\]】][*_ \t]*$"
    ),
    re.I,
)

_TRAILING_STARS = "⭐★☆🌟\ufe0f\u200d"
_RATED = re.compile(r"(?<=[?？])[ \t]*[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*$")
"""A pictogram behind a question says how hard it is."""
_CITED = re.compile(r"(?<=\S)[ \t]*\[\[[^\[\]\n]{1,20}(?:\]\([^()\s]*\)\]|\]\]\([^()\s]*\))$")
"""Where it was asked: `… reef? [[source](https://…)]`."""


def tells_worth(text: str) -> bool:
    """Tell whether a text ends in how much its answer is worth: `Null handling (10 points)`."""
    return _WORTH_BEHIND.search(text) is not None


def tells_level(text: str) -> bool:
    """Tell whether a text ends in how hard it is to answer: `Cleats and their kinds (Senior)`."""
    return _LEVEL.search(text) is not None


def starts_rated(text: str) -> bool:
    """Tell whether a text starts with how hard it is: `🌟🌟 Fix the error`."""
    return text.lstrip("*_ \t")[:1] in tuple(_TRAILING_STARS)


def unstarred(text: str) -> str:
    """Return a text without what rates it at its end or its start, or cites where it was asked."""
    bare = _CITED.sub("", text) if text.endswith((")", "]")) else text
    bare = _RATED.sub("", bare.strip(_TRAILING_STARS))
    return text if bare == text else bare.strip(" \t")
