"""Whether a text sets a task, and what its first word is: `(5 pts) Using the map, name …`."""

from __future__ import annotations

import re

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import PICTOGRAM
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.vocabulary import Vocabulary

MARKUP = " \t*_"
"""What may stand around a text."""
_EACH = both_forms(["分别"])
_BEFORE = re.compile(
    rf"[ \t*_]*{PICTOGRAM}[ \t*_]*(?:[\[【][^\[\]【】\n]{{1,12}}[\]】](?!\()[ \t*_]*)?"
    r"(?:\[(?=[^\[\]\n]+\]\())?"
)
"""What may stand before the first word: markup, signs of how hard it is, a tag, a link's sign."""
_WORTH = re.compile(
    r"[(（\[][ \t]*(?:\d{1,3}[ \t]*(?:分|marks?|points?|pts?)\.?|[a-h]"
    r"|(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:-\d\d){0,2})[)）\]][ \t]*"
)
"""What a task is worth, its letter, or when it was set: `(5 pts) Prove …`, `(b) Show …`."""
_FIRST_WORD = re.compile(r"\W*+([A-Za-z']++)(?!\.\w)")
_POLITELY = re.compile(
    r"\W*+(?:(?:please|kindly|briefly)\b|in (?:your|one|a few|two)\b[^,.;:?!\n]{0,30},)", re.I
)
_CLAUSE = re.compile(
    r"\W*+(?:(?:now|next|then|also|again|finally|lastly)\b,?"
    r"|(?:as|at|after|[a-z]{2,9}ing|based|by|for|from|given|if|in|on|once|to|when|with|without)\b"
    r"(?:[^,.;:?!\n]|\.(?=\w)){1,80},)(?=[ \t])",
    re.I,
)
"""What may lead up to the word that sets a task: `Using the map, name …`, `Now draw …`."""
_CLAUSE_ZH = re.compile(
    either(
        r"(?:结合|联系|根据|依据|运用|利用|使用|用|基于|针对|围绕|通过|从|以|假设|假定|已知|给定|对于?|在)"
        r"[^，,。；：:？！\n]{1,60}[，,][ \t]?"
    )
)
_PLEASE = re.compile(either("[，,][ \\t]?(?=请|[简试详]述|试(?:说明|分析|比较|证明)|谈谈|说说)"))
"""What sets a task behind whatever is told first: `X 是两阶段的，请说明…`."""
_BY_MEANS = re.compile(
    either(
        r"(?:[使利运]用|采用|基于|用)[^，,。；：？！\n]{1,20}?"
        r"(?:实现|写|画|绘制|求|计算|完成|设计|模拟|解决|判断|打印|输出|构造|搭建)"
        r"(?![的了过着])|用 ?[A-Za-z][A-Za-z0-9+#.]*+ ?(?=[一-鿿])(?![一-鿿]{0,3}[的了过于和与])"
    )
)
"""What says by which means, and sets a task without a comma: `用两个栈实现队列`."""

_CHANGES = re.compile(
    either(
        r"[*_ ]*[把将][^，,。；：？！\n]{1,60}?(?:改[成为用写]|换成|替换[成为]|[转拆]成|封装)"
        r"(?![^\n]*了[，,。])"
    )
)
"""What tells to change something: an exercise where those stand, elsewhere a remedy."""


def tells_to_change(text: str) -> bool:
    """Tell whether a text starts by telling to change something: `把 X 改成 Y，观察…`."""
    return _CHANGES.match(text) is not None


@remembered
def sets_task(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text starts by setting a task: `Implement …`, `设计一个…`.

    A step of a recipe reads alike: ask only of a text that stands among questions.
    """
    text = begun(text)
    bare = text.rstrip(MARKUP + ":：")
    bare = _without_each(bare)
    if starts_with(_BY_MEANS, bare):
        return True
    starts = starts_with(vocabulary.task_starts, bare)
    if not starts and (lead := _CLAUSE_ZH.match(bare) or _PLEASE.search(bare)):
        bare = _without_each(bare[lead.end() :])
        starts = starts_with(vocabulary.task_starts, bare)
    if starts:
        return not bare.startswith(vocabulary.not_task_starts)
    first = _FIRST_WORD.match(text)
    if first and first[1].casefold() not in vocabulary.task_words:
        lead = _POLITELY.match(text) or _CLAUSE.match(text)
        first = _FIRST_WORD.match(text, lead.end()) if lead else None
        if first and first[1].casefold() not in vocabulary.tasks_behind:
            return False
    has_object = bool(first and text[first.end() :].strip(MARKUP))  # `Design` is a title
    return has_object and folded(text) not in vocabulary.rubrics


def first_word(text: str) -> str:
    """Return the first word of a text, or the one behind `Please`; none but a Latin one."""
    polite = _POLITELY.match(text)
    first = _FIRST_WORD.match(text, polite.end() if polite else 0)
    return first[1].casefold() if first else ""


def begun(text: str) -> str:
    """Return a text without what may stand before its first word."""
    if text[:1].isalnum():
        return text
    while worth := _WORTH.match(text):
        text = text[worth.end() :]
        if text[:1].isalnum():
            return text
    return text[_BEFORE.match(text).end() :]  # type: ignore[union-attr]


def _without_each(text: str) -> str:
    """Return what sets a task without the word that says to do it for each: `分别说明…`."""
    return text[2:] if text.startswith(_EACH) else text


def starts_with(words: re.Pattern[str], text: str) -> bool:
    """Tell whether a text starts with one of some words, and goes on: `总结` is a title."""
    return words.match(text) is not None and words.fullmatch(text) is None
