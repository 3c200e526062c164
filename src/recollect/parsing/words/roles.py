"""Which role labels and titles name: `**Answer:**`, `三、参考答案`, "Show answer"; what veils one.

`Vocabulary.role` knows the words alone. `counted_role` finds them behind a number, `title_role`
among words that mean no more than "open me", `label_role` at the start of a text.
"""

from __future__ import annotations

import re

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.folding import folded, unremarked
from recollect.parsing.words.labels import Label, label_of
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.vocabulary import DIGIT, PARTS, Role, Vocabulary

_WORDS = re.compile(r"[A-Za-z']+|[^\W\d_A-Za-z]+")
COUNTED = re.compile(
    either(
        r"第\s*\d{1,4}\s*[题问](?:目)?|(?:exercise|question|problem|task|q|练习|习题|题目?|问题)\s?#?\d{1,4}(?:[.-]\d+)*"
    ),
    re.I,
)
"""A question's number in the title of its answer: `Solution to Exercise 3`."""
_LETTERED = re.compile(r"[\W_]*[Aa](?:[.．、][ \t]*\S|\d{1,2}[.．、][^\n]*[?？]$)")
"""`## A. …` begins a row, `## A1. …?` asks in one; an answer's letter stands before a colon."""
_COUNTS = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}[ \t]|(?:\.\d{1,2})?[.．、)）])|[一二三四五六七八九十]{1,2}[、.．])"
    r"[ \t]*(?P<title>\S.+)"
)
"""What counts the sections of a note, before their titles: `三、参考答案`."""
_COUNTED_ROLES = (Role.QUESTION, Role.OWN_ANSWER, Role.ANSWER, Role.CRITIQUE, Role.FOLLOW_UP)
_BEFORE = re.compile(
    either(
        r"\b(?:before|then|antes de) (?=see|view|check|look|open|ver )|[再后](?=点|展开|查看|看)"
    )
)
"""What is to be done before one looks: `Try it yourself, then see the answer`."""
_KIND, _ASKS = both_forms(["题"]), ("?", "？")
_REVEALED = (Role.ANSWER, Role.EXPLANATION, Role.HINT)


@remembered
def title_role(title: str, vocabulary: Vocabulary) -> Role | None:
    """Return the role of a title that only says what is below: "Show answer", 查看答案解析.

    Words that mean no more than "open me" are left out; what remains must name a role.
    """
    if not vocabulary.may_name(title):
        return None
    title = unremarked(title) if "/" in title or "／" in title else title
    title = title[think.end() :] if (think := _BEFORE.search(title)) else title
    first, known = PARTS.match(title.casefold()), vocabulary.revealing
    if first and first[0].isascii() and first[0] not in known:
        return vocabulary.role(title)  # as most titles begin
    role = None if _LETTERED.match(title) else counted_role(title, vocabulary)
    if role is not None:
        return role
    said = title if title.endswith(_ASKS) else title.split(". ", 1)[0]  # `Show it. Try first!`
    if (not first or first[0] in known) and known.issuperset(PARTS.findall(folded(said))):
        role = _revealed(said, vocabulary)
    if role is None and (label := label_of(title)) is not None and label.closed:
        if _LETTERED.match(title):
            return None
        role = vocabulary.role(COUNTED.sub("", label.word).strip())
        return role if role in _REVEALED else None
    return role


def counted_role(title: str, vocabulary: Vocabulary) -> Role | None:
    """Return the role that a title names, counted among others or not: `三、参考答案`.

    `一、简答` counts a kind of questions.
    """
    role = vocabulary.role(title)
    counted = _COUNTS.match(title) if role is None else None
    named = vocabulary.role(counted["title"]) if counted else None
    if counted is None or named not in _COUNTED_ROLES:
        return role
    kinds = (counted["title"] + kind for kind in _KIND)
    return None if any(vocabulary.is_called("exercise", kind) for kind in kinds) else named


def label_role(label: Label, vocabulary: Vocabulary) -> Role | None:
    """Return the role that a label names, where it is set apart from the text behind it.

    One in bold may say it as a title does. `参考1：成熟程度` counts what is said.
    """
    if not label.is_apart:
        return None
    role = vocabulary.role(label.word)
    if role is Role.REFERENCE and label.word[-1:].isdigit() and not refers(label):
        return None
    titled = title_role(label.word, vocabulary) if role is None and label.bold else role
    return role if titled is Role.QUESTION else titled  # `**The problem:** …` tells of one


def refers(label: Label) -> bool:
    """Tell whether a label of references leads anywhere: to a link, or to what stands below it."""
    return not label.rest or "](" in label.rest or "://" in label.rest


def _revealed(title: str, vocabulary: Vocabulary) -> Role | None:
    """Return the role that is left of a title without its number and its fillers."""
    unnumbered = folded(COUNTED.sub(" ", title) if DIGIT.search(title) else title)
    words = [word for word in _WORDS.findall(unnumbered) if word not in vocabulary.fillers]
    rest = vocabulary.filler.sub(" ", " ".join(words))
    role = vocabulary.role(rest.strip()) or vocabulary.role(rest.replace(" ", ""))
    named = {vocabulary.role(word) for word in rest.split()}
    if role is None and Role.ANSWER in named and named <= {Role.ANSWER, Role.EXPLANATION}:
        return Role.ANSWER
    return role


def unlabelled(text: str, vocabulary: Vocabulary) -> str:
    """Return an answer without the label that only says that it is one: `**Answer:** …`."""
    label = label_of(text)
    if label is None or label.word[1:2] in (")", "）"):  # `A) 12` names an option
        return text
    named = label.closed and vocabulary.role(label.word) is Role.ANSWER
    return (label.rest.strip() if named else "") or text


def is_veil(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says "open me" and nothing of what is inside: "show"."""
    if vocabulary.role(title) is not None:
        return False
    words = _WORDS.findall(folded(title))
    rest = "".join(word for word in words if word not in vocabulary.fillers)
    return bool(words) and not vocabulary.filler.sub("", rest)
