"""Lists that authors fence to keep their line breaks: what was asked in an interview, in a block.

Right below the title of an interview, a fence of nothing but counted or boxed lines is a list;
below any other title where half of them ask: steps that are fenced are part of an answer.
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
_FEW = 3


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


def _may_ask(title: str, lines: Sequence[str]) -> bool:
    asking = sum(line.rstrip().endswith(("?", "？")) for line in lines)
    return 2 * asking >= len(lines) or _INTERVIEW.search(title) is not None
