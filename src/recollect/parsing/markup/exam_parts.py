"""Titles of an exam's parts that are no Markdown titles: `**二、简答题**`, `Part B: Essay`.

So is the title of the key that answers it part by part: `参考答案`.
"""

from __future__ import annotations

import re
from collections.abc import Set

from recollect.core.text.finding import on_lines
from recollect.core.text.scripts import either
from recollect.parsing.words.exam_parts import KINDS, NUMERAL, counted_part

_SIGN = r"(?:[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]*)?"
_NAMED = rf"(?:{KINDS}题|名词解释)"
_KIND = (
    r"(?:multiple[ -]choice|mcqs|true[ \t]*(?:[/&-]|or|and)[ \t]*false|matching"
    r"|fill[ -]in[ -](?:the[ -])?(?:blanks?|gaps?)|(?:short|long)[ -](?:answers?|responses?)"
    r"|free[ -]response|essays?|calculations?|problems?)(?:[ \t]+(?:questions|problems|items))?"
)
_PART = re.compile(
    rf"(?P<bold>\*\*)?(?P<title>{_SIGN}(?:"
    + either(
        rf"{NUMERAL}[、.．]?[ \t]*(?:[^\s，。,.:：?？]{{1,8}}题"
        rf"|(?<=[、.．])(?:{KINDS}|翻译|改错|名词解释|造句)[^\s，。,.:：?？]{{0,8}})"
    )
    + rf"|(?i:(?:Part|Section)[ \t]+\w{{1,4}}[ \t]*[.:)—–-]+[ \t]*{_KIND})"
    + either(rf"|(?P<named>{_NAMED}")
    + rf"|(?i:{_KIND})))[ \t]*"
    r"(?:[(（【\[][^\n]{0,60}?)?[:：]?)(?(bold)\*\*[:：]?)[ \t]*$"
)
_MAY_PART = re.compile(
    r"\n(?:\*\*)?(?:"
    + either(rf"(?=[^ -~]){_SIGN}(?:[一二三四五六七八九十]|{_NAMED}|参考|标准|答案)")
    + r"|(?i:Ans|Sol|Part|Section|Mult|MCQ|True|Match|Fill|Short|Long|Free|Essay|Calc|Prob))"
)
_KEY = re.compile(
    r"(?P<bold>\*\*)?(?P<title>"
    + either(r"(?:参考|标准)?答案(?:[与及和]?解析)?")
    + r"|(?i:answers?(?: key)?|solutions?))[ \t]*[:：]?(?(bold)\*\*[:：]?)[ \t]*$"
)
_COUNTS = re.compile(r"[*_]{0,2}[(（]?(?:Q(?:uestion)?[ \t]?)?\d{1,3}[.)）:、]")
"""What stands below the title of a part that has no count of its own, in bold."""


def mark_parts(masked: list[str], code: Set[int]) -> None:
    """Write such titles with `#`: those that are counted, and those right above what counts.

    A key's stands behind some, and right above the first of its own parts.
    """
    marked = False
    for i, _ in on_lines(_MAY_PART, "\n".join(["", *masked])):
        part = None if i in code else _PART.match(masked[i])
        if part and (not part["named"] or _leads(masked, i, part)):
            masked[i] = f"###### {part['title']}"
            marked = True
        elif marked and i not in code and (key := _KEY.match(masked[i])):
            below = next(filter(str.strip, masked[i + 1 : i + 3]), "")
            if counted_part(below):
                masked[i] = f"##### {key['title']}"


def _leads(masked: list[str], at: int, part: re.Match[str]) -> bool:
    """Tell whether what counts stands right below a title, and nothing right above it."""
    below = "".join(masked[at + 1 : at + 3]).lstrip()
    counts = _COUNTS.match(below) if part["bold"] else below[:1] == "1"
    return bool(counts) and not "".join(masked[max(at - 1, 0) : at]).strip()
