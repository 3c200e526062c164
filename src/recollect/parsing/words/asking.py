"""Whether a text asks something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.folding import folded
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.tasks import MARKUP, begun, first_word, sets_task, starts_with
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
_CITED = re.compile(r'["“「『][^"“”「」『』\n]{1,60}["”」』](?=的|[ \t]*[，,；;])')
"""What is cited to say of what kind something is, and asks nothing there: “为什么”的用法.

Nor does it where the sentence goes on behind it: `记录的是“做了什么”；…`."""
_LED = "先首再然后并即会将要应该需去来就"
"""Letters of what stands before what is done first, then, or has to be."""
_CLAUSE = re.compile("[，,；;。：:]")
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
WHICH = re.compile(
    either(
        r"(?:(?:以下|下列|下面)(?:哪|[^，,。？?]{0,12}(?:是|属于)哪)|\bwhich of the following\b)"
        r"[^?？]*[?？]"
    ),
    re.I,
)
"""What asks to choose from the entries below it, whatever it says behind: `… Check by hand.`"""
_LONGEST = 100
"""Letters of a line that asks without ending in a question mark: longer ones explain."""
_SHORTEST = 6
"""Letters of a topic to tell about, at least."""
_HOW_MANY = re.compile(either(r"(?<![这那前后头上下十好])几[一-鿿]$"))
"""With what a text ends that asks for a number: `能重合几次`."""
_WHICHEVER = re.compile(r"哪[^，,。？?]{1,8}[，,]?就[^，,。？?]{0,6}哪")
"""What only tells in words that ask: `哪边轻就是哪个`."""
_ENDS = both_forms("吗呢")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[。？！])|\n+")


def spoken(text: str) -> str:
    """Return a text without the targets of its links, names of pictograms, tags at its end."""
    text = _TARGET.sub("", text) if "](" in text else text
    text = without_tags(text)
    return _EMOJI.sub("", text) if text.count(":") > 1 else text


def leads_on(text: str) -> bool:
    """Tell whether a text ends in a colon: it leads to what stands behind or below it."""
    return text.rstrip(MARKUP).endswith(_COLONS)


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


def asks_to_choose(text: str) -> bool:
    """Tell whether a text ends in a question mark, or asks which of the following before that."""
    return ends_as_question(text) or WHICH.search(text) is not None


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
    bare = text.rstrip(MARKUP)
    if len(text) > _LONGEST or bare.endswith(("；", ";")):
        return False
    first_words = begun(text)
    if first_words.startswith(vocabulary.check_starts):
        return False
    if ("?" in text or "？" in text) and _WITHIN.search(text):
        return True
    cited = _CITED.sub("", text) if "”" in text or "的" in text else text
    found = None if _WHICHEVER.search(text) else vocabulary.asking_zh.search(cited)
    found = None if found and _is_checked(cited[: found.start()], found[0], vocabulary) else found
    stops = bare.rstrip('"”').endswith("。") and not first_words.startswith(vocabulary.telling_zh)
    told = stops and found and (found[0][1:2] in ("否", "不") or text.count("。") > 1)  # 看是否新。
    if found and (not told or sets_task(text, vocabulary)):
        return True
    starts = starts_with(vocabulary.asking_starts, first_words.rstrip(MARKUP))
    if starts or text.endswith(_ENDS) or _HOW_MANY.search(bare[-3:]):
        return True
    asking = first_word(text) in vocabulary.asking_en
    return asking and folded(text) not in vocabulary.rubrics


def _is_checked(before: str, word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the clause in which a word says "whether" tells what to check: `先检查是否…`."""
    clause = _CLAUSE.split(before)[-1].strip().lstrip(_LED)
    return word[1:2] == "否" and clause.startswith(vocabulary.check_starts)


def asks_or_sets(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text asks, or starts by setting a task: what it goes on with may be a step."""
    return asks(text, vocabulary) or sets_task(text, vocabulary)


def asks_among_others(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text among questions asks, sets a task or names a topic to tell about."""
    return asks_or_sets(text, vocabulary) or names_topic(text, vocabulary)


def names_topic(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text names what to tell of something: `读写锁的原理`.

    The title of a part is shorter, and a sentence with clauses tells.
    """
    if "，" in text and text.rstrip(MARKUP).endswith("。"):
        return False
    text = text.rstrip(" \t*_。.!！")
    if text.endswith(_BRACKETS):
        text = _REMARK_BEHIND.sub("", text)
    named = (len(text) > _SHORTEST or "的" in text) and text.endswith(vocabulary.topics)
    return named and "；" not in text


def asks_somewhere(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether some sentence of a text asks or sets a task."""
    sentences = filter(None, _SENTENCE_END.split(text))
    return any(asks_or_sets(each, vocabulary) for each in sentences)


def sets_exercise(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text has a gap to fill, or some sentence of it asks or sets a task."""
    return has_blank(text) or asks_somewhere(text, vocabulary)


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
    said = _MARK.split(line)[-1].strip(MARKUP)
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


def goes_on_asking(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text behind a question asks more, or sets a task.

    An answer may start as a question does, and ends otherwise: `When you need one method.`
    """
    if not sets_task(text, vocabulary):
        return False
    told = first_word(text) not in vocabulary.asking_en - vocabulary.telling_en
    return told or ends_as_question(text)
