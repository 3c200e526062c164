"""Lists that authors fence to keep their line breaks: options, or what an interview asked.

A fence of nothing but options is a list of them, one of nothing but questions with options is an
exam, and one called `answer` is no code. Right below
the title of an interview, one of nothing but counted or boxed lines is a list; below any other
title where half of them ask: steps that are fenced are part of an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.text.scripts import either
from recollect.parsing.markup.fences import Fence

_ENTRY = re.compile(r" {0,3}(?:\d{1,3}[、.．)）][ \t]*\S|[□☐][ \t]*\S)")
_BOX = re.compile(r"( {0,3})[□☐][ \t]*")
_INTERVIEW = re.compile(
    either(r"(?:面[试经]|[一二三四五六术管叉Rr]面)[ \t]*(?:[（(][^\n]*)?[:：]?[ \t]*$")
)
_OPTION = re.compile(r"[ \t>]*(?P<letter>[A-H])(?:(?P<sign>[.、．:：)）])|[ \t]+(?!=))[ \t]*\S")
_TOLD = re.compile(
    either(r"\W*(?:(?:(?:正确|参考)?答案|(?:correct )?answer|ans)\b|[A-H]{1,5}\W*$)"), re.I
)
"""What answers right below options whose letters have no sign: else `A 1` may be a table's."""
_COUNTED = re.compile(r"[ \t]*(?:Q(?:uestion)?[ \t]?)?\d{1,3}[.、．:：)）][ \t]*\S")
_EXAM = re.compile(r"(?:qo{2,}a?){3,}")
"""Lines of an exam by what they are: a question, its options, and mostly its answer."""
_ANSWERS = ("answer", "答案", "solution")
"""What authors call a fence, as if it were a language."""
_FEW = 3
_NEAR = 3
"""Lines below options in which their answer stands."""


def open_lists(masked: list[str], found: Sequence[Fence]) -> None:
    """Blank the delimiters of each fence that holds a list; its boxes become bullets."""
    for fence in found:
        inner = range(fence.start + 1, fence.end - 1)
        if fence.info == "anki" and fence.closed:  # cards, and no sample of them
            masked[fence.start] = masked[fence.end - 1] = ""
        if fence.info or not fence.closed or len(inner) < _FEW:
            continue
        title = next((masked[i] for i in range(fence.start - 1, -1, -1) if masked[i].strip()), "")
        if not title.startswith(("#", "**")):
            continue
        lines = [masked[i] for i in inner if masked[i].strip()]
        if all(_ENTRY.match(line) for line in lines) and _may_ask(title, lines):
            masked[fence.start] = masked[fence.end - 1] = ""
            for i in inner:
                masked[i] = _BOX.sub(r"\1- ", masked[i], count=1)


def open_choices(lines: list[str], found: Sequence[Fence]) -> None:
    """Take away the delimiters of fences that hold options; those of an answer become its label."""
    for fence in reversed(found):
        if fence.closed and fence.info.casefold() in _ANSWERS:
            lines[fence.start], lines[fence.end - 1] = f"{fence.info}:", ""
        elif fence.closed and (_holds_options(lines, fence) or _holds_exam(lines, fence)):
            lines[fence.start] = lines[fence.end - 1] = ""
            for i in range(fence.start + 1, fence.end - 1):
                lines[i] = lines[i].strip()


def _may_ask(title: str, lines: Sequence[str]) -> bool:
    asking = sum(line.rstrip().endswith(("?", "？")) for line in lines)
    return 2 * asking >= len(lines) or _INTERVIEW.search(title) is not None


def _holds_options(lines: Sequence[str], fence: Fence) -> bool:
    """Tell whether a fence counts options, A, B, … in order, three at least, and says nothing else.

    Letters without a sign count options where an answer stands below.
    """
    found = []
    for line in filter(str.strip, (lines[i] for i in range(fence.start + 1, fence.end - 1))):
        if (match := _OPTION.match(line)) is None:
            return False
        found.append(match)
    letters = [match["letter"] for match in found]
    if len(found) < _FEW or letters != [*"ABCDEFGH"[: len(letters)]]:
        return False
    below = next((line for line in lines[fence.end : fence.end + _NEAR] if line.strip()), "")
    return _TOLD.match(below) is not None or all(match["sign"] for match in found)


def _holds_exam(lines: Sequence[str], fence: Fence) -> bool:
    """Tell whether a fence says nothing but questions with options: one or two may be a sample."""
    inner = filter(str.strip, lines[fence.start + 1 : fence.end - 1])
    kinds = (("q", _COUNTED), ("o", _OPTION), ("a", _TOLD))
    said = (next((kind for kind, form in kinds if form.match(line)), "-") for line in inner)
    return not fence.info and _EXAM.fullmatch("".join(said)) is not None
