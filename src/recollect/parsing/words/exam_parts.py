"""What counts the parts of an exam, and what they are called: `Part B: Essay`, 三、计算题."""

from __future__ import annotations

import re

from recollect.parsing.words.folding import unremarked

KINDS = r"(?:(?:单项|多项|不定项)?选择|填空|判断|简答|问答|论述|计算|证明|辨析)"
"""What an exam asks in parts of their own, as a regular expression: 三、计算题."""
OF_SOME_KIND = r"(?<![问主标课话难专议命])题"
"""The end of what names a kind of questions, and no 问题, 主题 or 标题."""
NUMERAL = "[一二三四五六七八九十]{1,3}"
_NTH = re.compile(
    rf"[^\w\n]{{0,8}}(?:(?P<zh>{NUMERAL})[、.．]|第(?P<nth>{NUMERAL})部分"
    r"|(?:Part|Section)[ \t]+(?P<en>\w{1,4})\b)"
)
_COUNT = re.compile(
    rf"\W*(?:第{NUMERAL}部分|(?:Part|Section|Paper)[ \t]+\w{{1,4}}\b"
    rf"|(?:{NUMERAL}|[IVX]{{1,4}}|[A-H]|\d{{1,2}})(?=[、.．)）:：]))[\W_]*(?=\w)"
)
_LONGEST = 40
"""Letters of the title of a part, at most."""


def counted_part(text: str) -> str:
    """Return which part of an exam, or of its key, a text begins: 二、填空题, `Part B`."""
    match = _NTH.match(text)
    return match[match.lastgroup or 0] if match else ""


def titles_part(text: str) -> bool:
    """Tell whether a text is no more than the title of a counted part."""
    return len(text) <= _LONGEST and "\n" not in text and counted_part(text) != ""


def uncounted(title: str) -> str:
    """Return what a part is called, without its count and remarks: 二、填空题（每空 2 分）."""
    title = unremarked(title)
    count = _COUNT.match(title)
    return title[count.end() :] if count else title
