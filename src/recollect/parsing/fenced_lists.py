"""Lists that authors fence to keep their line breaks: what was asked in an interview, in a block.

Right below a title, a fence of nothing but counted or boxed lines is a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.parsing.fences import Fence

_ENTRY = re.compile(r" {0,3}(?:\d{1,3}[、.．)）][ \t]*\S|[□☐][ \t]*\S)")
_BOX = re.compile(r"( {0,3})[□☐][ \t]*")
_FEW = 3


def open_lists(masked: list[str], found: Sequence[Fence]) -> None:
    """Blank the delimiters of each fence that holds a list; its boxes become bullets."""
    for fence in found:
        inner = range(fence.start + 1, fence.end - 1)
        if fence.info or not fence.closed or len(inner) < _FEW or not _is_titled(masked, fence):
            continue
        if all(_ENTRY.match(masked[i]) for i in inner if masked[i].strip()):
            masked[fence.start] = masked[fence.end - 1] = ""
            for i in inner:
                masked[i] = _BOX.sub(r"\1- ", masked[i], count=1)


def _is_titled(masked: Sequence[str], fence: Fence) -> bool:
    above = next((masked[i] for i in range(fence.start - 1, -1, -1) if masked[i].strip()), "")
    return above.startswith("#")
