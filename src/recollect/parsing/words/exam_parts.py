"""What counts the parts of an exam, and what they are called: `Part B: Essay`, 三、计算题."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either
from recollect.parsing.words.interviews import unremarked

_NTH = re.compile(
    r"[^\w\n]{0,8}(?:(?P<zh>[一二三四五六七八九十]{1,3})[、.．]"
    r"|第(?P<nth>[一二三四五六七八九十]{1,3})部分"
    r"|(?:Part|Section)[ \t]+(?P<en>\w{1,4})\b)"
)
_COUNT = re.compile(
    either(r"\W*(?:第[一二三四五六七八九十]{1,3}部分") + r"|(?:Part|Section|Paper)[ \t]+\w{1,4}\b"
    r"|(?:[一二三四五六七八九十]{1,3}|[IVX]{1,4}|[A-H]|\d{1,2})(?=[、.．)）:：]))[\W_]*(?=\w)"
)


def counted_part(text: str) -> str:
    """Return which part of an exam, or of its key, a text begins: 二、填空题, `Part B`."""
    match = _NTH.match(text)
    return match[match.lastgroup or 0] if match else ""


def uncounted(title: str) -> str:
    """Return what a part is called, without its count and remarks: 二、填空题（每空 2 分）."""
    return _COUNT.sub("", unremarked(title), count=1)
