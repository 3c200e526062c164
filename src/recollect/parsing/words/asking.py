"""Whether a text asks something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import PICTOGRAM
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.vocabulary import Vocabulary

_REMARK = re.compile(
    r"[?？][^\w?？]*[(（\[【](?:[^?？\n]{0,60}|[^?？()（）\n]{0,160})[)）\]】][^\w?？]*$"
)
_REMARK_BEHIND = re.compile(
    r"(?:(?<![ \t。.])[ \t。.]+)?[(（【][^()（）【】\n]*(?:\([^()\n]*\)[^()（）【】\n]*)?[)）】]$"
)
_BRACKETS = (")", "）", "】")
_COLONS = (":", "：")
_CLOSING = ")）]】"
_REMARKED = 200
"""Letters at the end of a text in which a question mark and a remark behind it stand."""
_SIGNATURE = re.compile(r"(?a:\w)\([^()\n]*\?\)[^\w)]*$")
"""A call whose last argument may be left out: `open(path, mode?)`."""
_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)?\)")
_TAGS = re.compile(r"(?<=[?？])(?:[ \t]+#[^\W\d][\w/-]*)+[ \t]*$")
"""Tags behind a question: `What is leeway? #sailing`."""
_EMOJI = re.compile(r":[a-z][a-z0-9_+-]{1,30}:")
"""A pictogram by its name: `:star:`."""
_WITHIN = re.compile(r"？|[一-鿿]\?(?![=&A-Za-z0-9])|[a-z)\]]\? ")
_MARK = re.compile(r"[?？]")
_STRAIGHT = re.compile(
    r"\W*+(?:(?:is|are|can|could|does|should|would)\b|(?:what|why|how|when|which|who|where)[ \t]"
    r"(?!(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|many|much|long)\b))",
    re.I,
)
_TURNED = re.compile(
    r"(?:\W|\d)*+(?:what|why|how|which|who|where)"
    r"(?:[ \t](?:is|are|was|were|do|does|did|can)|['’]s)\b[ \t]+(?!(?:it|that|this)\b)[^\s?？]",
    re.I,
)
"""What asks whatever stands behind it: `What is a reef? Kinds of reefs.`"""
_BLANK = re.compile(
    r"___+|＿＿+|（[ 　]{2,}[)）]|\([ 　]{2,}[)）]|（[ 　]?）"
    r"|\((?:(?<=[一-鿿、，：]\()|(?<=[一-鿿] \())[ 　]?\)|\\_(?:\\_){2,}"
)
"""Each form starts with a letter, by which the engine finds it without trying all at each."""
_DRAWN = re.compile(r"___+|＿＿+|\\_(?:\\_){2,}")
_OF_EXAM = re.compile(
    either(
        r"[\s*_]*(?i:true\s*(?:or|/)\s*false)[\s*_]*[:：?？]"
        r"|[*_ ]*(?:【[^】\n]{1,12}】[ \t]*)?【[^】\n]{0,12}真题】(?=[^\n]{12})"
    )
)
"""What an exam asked starts with, or has judged: `【2010 统考真题】…`, `True or false: …`."""
BREAKS_OFF = re.compile(
    either(
        r"(?:(?:是|的[有为])[:：]?|属于|包[括含]|[称分成]为)"
        r"[ \t*_]*(?:[(（][^()（）]{1,8}[)）])?$|\w[ \t]?(?:\.{3}|…{1,2})$"
    )
)
"""With what a stem breaks off where one of some options goes on: `说法正确的是`, `A reef …`."""
_LONGEST = 100
"""Letters of a line that asks without ending in a question mark: longer ones explain."""
_SHORTEST = 6
"""Letters of a topic to tell about, at least."""
_EACH = both_forms(["分别"])
_ENDS = both_forms("吗呢")
_MARKUP = " \t*_"
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
_FIRST_WORD = re.compile(r"\W*+([A-Za-z']+)")
_POLITELY = re.compile(
    r"\W*+(?:(?:please|kindly|briefly)\b|in (?:your|one|a few|two)\b[^,.;:?!\n]{0,30},)", re.I
)
_CLAUSE = re.compile(
    r"\W*+(?:(?:now|next|then|also|again|finally|lastly)\b,?"
    r"|(?:as|at|after|[a-z]{2,9}ing|based|by|for|from|given|if|in|on|once|to|when|with|without)\b"
    r"[^,.;:?!\n]{1,80},)(?=[ \t])",
    re.I,
)
"""What may lead up to the word that sets a task: `Using the map, name …`, `Now draw …`."""
_CLAUSE_ZH = re.compile(
    either(
        r"(?:结合|联系|根据|依据|运用|利用|使用|用|基于|针对|围绕|通过|从|以|假设|假定|已知|给定|对于?|在)"
        r"[^，,。；：:？！\n]{1,60}[，,][ \t]?"
    )
)
_PLEASE = re.compile(either("[，,][ \\t]?请"))
"""What sets a task behind whatever is told first: `X 是两阶段的，请说明…`."""
_BY_MEANS = re.compile(
    either(
        r"(?:[使利运]用|采用|基于|用)[^，,。；：？！\n]{1,20}?"
        r"(?:实现|写|画|绘制|求|计算|完成|设计|模拟|解决|判断|打印|输出|构造|搭建)"
        r"(?![的了过着])|用 ?[A-Za-z][A-Za-z0-9+#.]*+ ?(?=[一-鿿])(?![一-鿿]{0,3}[的了过于和与])"
    )
)
"""What says by which means, and sets a task without a comma: `用两个栈实现队列`."""
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[。？！])|\n+")


def spoken(text: str) -> str:
    """Return a text without the targets of its links, names of pictograms, tags at its end."""
    text = _TARGET.sub("", text) if "](" in text else text
    text = without_tags(text)
    return _EMOJI.sub("", text) if text.count(":") > 1 else text


def leads_on(text: str) -> bool:
    """Tell whether a text ends in a colon: it leads to what stands behind or below it."""
    return text.rstrip(_MARKUP).endswith(_COLONS)


def without_tags(text: str) -> str:
    """Return a text without the tags behind its question mark."""
    return _TAGS.sub("", text) if " #" in text else text


def has_blank(text: str) -> bool:
    """Tell whether a text has a gap to fill: `______`, `（）`."""
    may_have = "_" in text or "(" in text or "（" in text or "＿" in text
    return may_have and _BLANK.search(text) is not None


def draws_gap(text: str) -> bool:
    """Tell whether a text has a line to write on: then it answers nothing; `f( )` may be code."""
    return ("_" in text or "＿" in text) and _DRAWN.search(text) is not None


def ends_in_gap(text: str) -> bool:
    """Tell whether a text ends in empty brackets, which its verdict or its letter goes into."""
    text = text.rstrip(" \t*_。.")
    return text.endswith(_BRACKETS) and any(m.end() == len(text) for m in _BLANK.finditer(text))


def ends_as_question(text: str) -> bool:
    """Tell whether a text ends in a question mark; markup, stars and a remark may follow it."""
    return ("?" in text or "？" in text) and _ends_in_mark(text)  # nearly all hold none


@remembered
def _ends_in_mark(text: str) -> bool:
    text = spoken(text)
    remarked = False
    for letter in reversed(text):
        if letter in "?？":
            return not (remarked and _SIGNATURE.search(text[-_REMARKED:]))
        if letter.isalnum():
            return False
        if letter in _CLOSING and not remarked:
            remarked = True
            if _REMARK.search(text[-_REMARKED:]):
                return True
    return False


def mostly_end_as_questions(texts: Sequence[str]) -> bool:
    """Tell whether most of some texts end in a question mark: they ask, and answer nothing."""
    return 2 * sum(map(ends_as_question, texts)) > len(texts)


def has_form(text: str) -> bool:
    """Tell whether a text has a form that only a question has: an end, a gap, an exam's mark."""
    return ends_as_question(text) or has_blank(text) or bool(_OF_EXAM.match(spoken(text)))


@remembered
def asks(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text ends in a question mark, or uses the words that ask."""
    if ends_as_question(text):
        return True
    text = spoken(text)
    if _OF_EXAM.match(text):
        return True
    bare = text.rstrip(_MARKUP)
    if len(text) > _LONGEST or bare.endswith(("；", ";")):
        return False
    first_words = begun(text)
    if first_words.startswith(vocabulary.check_starts):
        return False
    if ("?" in text or "？" in text) and _WITHIN.search(text):
        return True
    found = vocabulary.asking_zh.search(text)
    stops = bare.rstrip('"”').endswith("。") and not first_words.startswith(vocabulary.telling_zh)
    told = stops and found and (found[0][1:2] in ("否", "不") or text.count("。") > 1)  # 看是否新。
    if found and (not told or sets_task(text, vocabulary)):
        return True
    if _starts(first_words.rstrip(_MARKUP), vocabulary.asking_starts) or text.endswith(_ENDS):
        return True
    first = _FIRST_WORD.match(text)
    if first and (polite := _POLITELY.match(text)):
        first = _FIRST_WORD.match(text, polite.end())
    if first is None or first[1].casefold() not in vocabulary.asking_en:
        return False
    return folded(text) not in vocabulary.rubrics


def asks_among_others(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text among questions asks, sets a task or names a topic to tell about."""
    return asks(text, vocabulary) or sets_task(text, vocabulary) or names_topic(text, vocabulary)


def names_topic(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text names what to tell of something: `读写锁的原理`.

    The title of a part is shorter, and a sentence with clauses tells.
    """
    if "，" in text and text.rstrip(_MARKUP).endswith("。"):
        return False
    text = text.rstrip(" \t*_。.!！")
    if text.endswith(_BRACKETS):
        text = _REMARK_BEHIND.sub("", text)
    named = (len(text) > _SHORTEST or "的" in text) and text.endswith(vocabulary.topics)
    return named and "；" not in text


def asks_somewhere(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether some sentence of a text asks or sets a task."""
    sentences = filter(None, _SENTENCE_END.split(text))
    return any(asks(each, vocabulary) or sets_task(each, vocabulary) for each in sentences)


def answered_behind(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Part what a line asks from the sentences behind it that ask no more: `Is it wet? Yes.`

    The second is empty where there are none, or only a remark or the rest of a link.
    """
    at = max(text.rfind("? "), text.rfind("？")) + 1
    said = text[at:].lstrip()
    listed = said[1:2] in (")", ".")  # `a) Once b) Twice` is to choose from
    told = at and said[:1].isalnum() and not (listed or asks_somewhere(said, vocabulary))
    return (text[:at], said) if told else (text, "")


def only_states(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line has what asks, and tells: a sentence, or one that answers itself.

    `When the bell rings, wait.`, `Is it slow? Wait.` Without a question mark, English asks only
    where it turns its words around: `What is a reef`, and not `What a reef is`.
    """
    line = text.split("\n", 1)[0]
    said = _MARK.split(line)[-1].strip(_MARKUP)
    if said != line:
        asked = _TURNED.match(line) is not None
        return bool(said) and not (asked or asks_among_others(said, vocabulary))
    if line.endswith("。") and "，" in line:
        return not sets_task(line, vocabulary)
    stops = line.endswith(".") and not only_tells(line, vocabulary)
    return stops or _STRAIGHT.match(line) is not None


def asks_as_name(name: str) -> bool:
    """Tell whether the name of a file asks, in which no question mark may stand."""
    return ends_as_question(name) or _TURNED.match(name) is not None


def only_tells(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text asks by the first word alone of what tells to do something: `Compare`."""
    first = begun(text).split(" ", 1)[0].strip(".:").casefold()
    return first in vocabulary.telling_en and not ends_as_question(text)


@remembered
def sets_task(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text starts by setting a task: `Implement …`, `设计一个…`.

    A step of a recipe reads alike: ask only of a text that stands among questions.
    """
    text = begun(text)
    bare = text.rstrip(_MARKUP + ":：")
    bare = _without_each(bare)
    if _starts(bare, _BY_MEANS):
        return True
    starts = _starts(bare, vocabulary.task_starts)
    if not starts and (lead := _CLAUSE_ZH.match(bare) or _PLEASE.search(bare)):
        bare = _without_each(bare[lead.end() :])
        starts = _starts(bare, vocabulary.task_starts)
    if starts:
        return not bare.startswith(vocabulary.not_task_starts)
    first = _FIRST_WORD.match(text)
    if first and first[1].casefold() not in vocabulary.task_words:
        lead = _POLITELY.match(text) or _CLAUSE.match(text)
        first = _FIRST_WORD.match(text, lead.end()) if lead else None
        if first and first[1].casefold() not in vocabulary.tasks_behind:
            return False
    has_object = bool(first and text[first.end() :].strip(_MARKUP))  # `Design` is a title
    return has_object and folded(text) not in vocabulary.rubrics


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


def _starts(text: str, words: re.Pattern[str]) -> bool:
    """Tell whether a text starts with one of some words, and goes on: `总结` is a title."""
    return words.match(text) is not None and words.fullmatch(text) is None


def goes_on_asking(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text behind a question asks more, or sets a task.

    An answer may start as a question does, and ends otherwise: `When you need one method.`
    """
    if not sets_task(text, vocabulary):
        return False
    first = _FIRST_WORD.match(text)
    told = first is None or first[1].casefold() not in vocabulary.asking_en - vocabulary.telling_en
    return told or ends_as_question(text)
