"""Titles that answers stand below: `三、参考答案`, `Model answers`, `Answer Key`."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.titles import checks_oneself, is_exercise_title
from recollect.parsing.words.vocabulary import Role, Vocabulary

_ANSWERS = re.compile(
    either(
        r"(?P<asked>.{0,40}?)的?(?:参考)?(?:答案|解答)(?:[与和及]?(?:解析|评分[标准要点]{1,3}))?"
    )
)
"""A title of answers, and what it says that they answer: `自测参考答案`."""
_PLAIN = re.compile(
    r"key|(?:(?:show|reveal|see|view|click for)[ \t]+)?"
    r"(?:(?!(?:short|long|brief|wrong|incorrect|and|questions)\b)[\w'’.-]+[ \t]+){0,3}?"
    r"(?:answers(?:[ \t]+(?:for|to|of|with|and)\b[^\n?]{1,40}|[ \t]*[&+][ \t]*\w{1,20})?"
    r"|(?:model|sample|example|problem|practice|selected|official|reference|chapter[ \t]\d+)"
    r"[ \t]+solutions|solutions[ \t]+(?:for|to)\b[^\n?]{1,40})(?:[ \t]*[(（][^\n]*)?",
    re.I,
)
"""A title of many answers in so many words: `Model answers (read these last)`."""
_BEHIND = re.compile(r"(?<!\W)\W+$")


@remembered
def names_answers(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says that answers stand below it: to one question, or to many.

    It may say to what: `3. Knowledge check answers`.
    """
    if vocabulary.mentions("key", title):
        return True
    if not (vocabulary.may_name(title) or "key" in title.casefold()):
        return False
    if title_role(title, vocabulary) is Role.ANSWER:
        return True
    if names_many(title):
        return True
    if match := _ANSWERS.fullmatch(_BEHIND.sub("", title)):
        what = match["asked"]
        return not what or is_exercise_title(what, vocabulary) or checks_oneself(what, vocabulary)
    return False


def names_many(title: str) -> bool:
    """Tell whether a title names many answers in so many words: `Model answers`."""
    return _PLAIN.fullmatch(_BEHIND.sub("", title).strip(" *_")) is not None
