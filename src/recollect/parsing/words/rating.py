"""What texts say at their end of a question: how hard it is, or how much its answer is worth."""

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


def tells_worth(text: str) -> bool:
    """Tell whether a text ends in how much its answer is worth: `Null handling (10 points)`."""
    return _WORTH_BEHIND.search(text) is not None


def tells_level(text: str) -> bool:
    """Tell whether a text ends in how hard it is to answer: `Cleats and their kinds (Senior)`."""
    return _LEVEL.search(text) is not None
