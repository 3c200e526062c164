"""What titles say by their words: exercises, questions to come, or a plan that asks nothing."""

from __future__ import annotations

import re

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.words.asking import ends_as_question, has_blank
from recollect.parsing.words.exam_parts import KINDS
from recollect.parsing.words.folding import folded, unremarked
from recollect.parsing.words.interviews import PARTED
from recollect.parsing.words.labels import bare
from recollect.parsing.words.numbers import number_of
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.vocabulary import Vocabulary

_GROUP = re.compile(either(r"[*_]*[A-C][ \t]?组[*_]*"))
_MAY_BE_PART = re.compile(r"\W*[一二三四五六七八九十]")
_ASIDE = re.compile(
    either(r"^\W*(?:第[^\W_]{1,3}部分|(?:Part|Section) [A-Z\d]{1,4}\b)[\W_]*(?=\w)")
    + r"|(?<=[一-鿿])[(（][^()（）\n]{1,12}[)）](?=[一-鿿])",
    re.I,
)
"""What counts a part, before what it is of, or remarks: `第二部分 练习`, `驾照（科目一）习题`."""
_OF_QUESTIONS = re.compile(either("题"))
_MORE = 8
"""Letters behind the word for exercises, at most."""
_BEFORE, _MUCH_BEFORE = 4, 14
"""Letters before it, at most; and before some words that are plain by themselves."""
_GOES_ON = re.compile(r"[a-rt-z]|s[a-z]")
_OF_TOPIC = re.compile(
    r"(?!.*\b(?:the|these|your|to|of|for|about|and|or|answers?|solutions?)\b)"
    r"(?:[^\s?!.:;]{1,16} ){1,3}(?:exercises|drills|worksheet)"
)
"""A title of exercises that names what they practise, and is plain by itself: `Loop exercises`."""
_KIND = re.compile(
    either(r"(?!第)[^\d]*(?:[必选解][答做]|(?<![问主标课话难专议命解答做刷例审出选错]))题$")
)
"""What names a kind of exercises, however special: `开放设计题`, `必答题`."""
_EXAM_PART = re.compile(either(rf"{KINDS}(?:[与和、及](?:{KINDS}|分析|应用|设计))?"))
"""What the parts of an exam are called that it counts: `三、计算与分析`."""
_LEAD = re.compile(r".{0,12}(?:以下|下面|下列|the following)")
"""What a line starts with that leads to exercises: `请完成以下练习：`."""
_LONGEST = 10
"""Letters of the name of a kind of questions in a counted title, at most."""
EACH_WORTH = re.compile(
    either(
        r"\d{1,2}[ \t]*[×xX*][ \t]*\d{1,2}[ \t]*=[ \t]*\d{1,3}[ \t]*"
        r"(?:(?:marks|points|pts)\b|[)）\]])"
        r"|\b\d{1,2}[ \t]*(?:marks?|points?|pts?)[ \t]+each\b"
        r"|每[小道]?[题问空][ \t]?\d{1,2}[ \t]?分"
    ),
    re.I,
)
"""What a title says that questions stand below it: `(6 × 2 = 12 marks)`, `每题 5 分`."""
_POINTS = re.compile(
    r"\b(?:it|these|those|this|each|all|them|following|below)\b|以下|下面|下列|这些|這些", re.I
)
"""What says that the boxes below are what one is asked to be able to do."""
_ASKED = 2
"""Blanks in what asks more than `Can you?`, at least."""
_ASK = both_forms(["question", "问"])
"""What a line or a title right above a list says that leads to questions."""
_NO_LETTERS = re.compile(r"[\W\d_]+")


def _letters_of(title: str) -> str:
    return _NO_LETTERS.sub("", title).casefold()


@remembered
def is_set_aside(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says that below it nothing is asked: a plan, a summary.

    A summary of interview questions asks all the same, what one asks interviewers does not.
    """
    if vocabulary.mentions("turned", title):
        return True
    if vocabulary.mentions("not_question_alone", title):
        alone = map(_letters_of, vocabulary.sections["not_question_alone"])
        if _letters_of(title) in alone:
            return True
    if vocabulary.promises(title):
        return False
    checks = vocabulary.mentions("checks", title) and not vocabulary.mentions("checklist", title)
    return checks or vocabulary.mentions("not_question", title)


@remembered
def sets_aside_below(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says so of the headings below it as well: no table of contents does."""
    return is_set_aside(title, vocabulary) and not vocabulary.mentions("contents", title)


@remembered
def names_exercises(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title, or a part of it, says "exercises": `作业题 · 多态`, `A3 练习：打结`.

    So does what names one exercise, where it is all of that: `Homework 2: Waves`.
    """
    return any(
        is_exercise_title(part, vocabulary) or vocabulary.is_called("exercise_alone", part)
        for part in dict.fromkeys((title, *PARTED.split(title)))
    )


@remembered
def invites_questions(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title starts or ends with what invites: `Discussion questions to close`.

    One that asks itself, `Are there open questions?`, is answered below; one that is of interviews
    themselves, `Interview tips`, has advice below.
    """
    words, invites = folded(unremarked(title)), vocabulary.sections["question_list"]
    if ends_as_question(title) and words not in invites:
        return False
    invited = words.startswith(invites) or words.endswith(invites)
    invited = invited or vocabulary.is_called("question_list_alone", title)
    if not invited or vocabulary.mentions("turned", title):
        return False
    return not vocabulary.mentions("advice", title)


def says_questions(line: str) -> bool:
    """Tell whether a line or a title speaks of questions, in whatever words."""
    return any(word in line.casefold() for word in _ASK)


@remembered
def checks_oneself(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title is of a self-check: `Self-check: five questions`."""
    return vocabulary.mentions("checklist", title) and not vocabulary.mentions(
        "not_checklist", title
    )


def asks_else(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line or a title asks something else than whether one is able to."""
    if not ends_as_question(text):
        return False
    of_oneself = text.casefold().startswith(vocabulary.sections["checklist"])
    return not of_oneself or (text.count(" ") >= _ASKED and not _POINTS.search(text))


@remembered
def is_exercise_title(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says "exercises" and little more: `3.5 练习`, `Exercises for week 2`.

    `A 组` is one of the groups into which books part them; `Questions?` asks for the reader's.
    """
    title = _ASIDE.sub("", title)
    of_exercises = _OF_QUESTIONS.search(title) or vocabulary.mentions("exercise", title)
    grouped = _GROUP.fullmatch(title) or EACH_WORTH.search(title)
    if not (of_exercises or grouped or _MAY_BE_PART.match(title)):
        return False
    if ends_as_question(title) or has_blank(title):
        return False
    if grouped:
        return True
    number = number_of(bare(title))
    part = number is not None and not number.number.isascii()
    if not (part or of_exercises):
        return False
    words = _LEAD.sub("", folded(unremarked(number.rest if number else title)), count=1).strip()
    if part and _EXAM_PART.fullmatch(words):
        return True
    if len(words) <= _LONGEST and _KIND.match(words):
        return not vocabulary.mentions("interview", title)
    return _says_exercises(words, vocabulary)


def _says_exercises(words: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title starts or ends with a word for exercises, and says little else."""
    names = vocabulary.sections["exercise"]
    if words in names or not (words.startswith(names) or words.endswith(names)):
        return words in names
    for word in names:
        rest = words.removeprefix(word)
        if rest != words and len(rest) <= _MORE and not (word.isascii() and _GOES_ON.match(rest)):
            return rest.strip() not in vocabulary.sections["not_question"]
        plain = " " in word or (_OF_QUESTIONS.search(word) and " " not in words)
        before = _MUCH_BEFORE if plain else _BEFORE
        if words.endswith(word) and len(words) <= len(word) + before:
            return not vocabulary.mentions("not_checklist", words)
    of_topic = _OF_TOPIC.fullmatch(words) is not None
    return of_topic and not vocabulary.mentions("not_checklist", words)
