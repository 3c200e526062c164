"""What titles say of what stands below them: questions, exercises, or a plan that asks nothing."""

from __future__ import annotations

import re

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.items.troubles import has_a_cause
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece
from recollect.parsing.words.asking import (
    asks_somewhere,
    ends_as_question,
    has_blank,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.interviews import PARTED, unremarked
from recollect.parsing.words.labels import bare
from recollect.parsing.words.numbers import heading_number, number_of
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
_EXAM_PART = re.compile(
    either(
        r"(?:(?:单项|多项|不定项)?选择|填空|判断|简答|问答|论述|计算|辨析)"
        r"(?:[与和、及](?:选择|填空|判断|简答|问答|论述|计算|辨析|分析|证明|应用|设计))?"
    )
)
"""What the parts of an exam are called that it counts: `三、计算与分析`."""
_LEAD = re.compile(r".{0,12}(?:以下|下面|下列|the following)")
"""What a line starts with that leads to exercises: `请完成以下练习：`."""
_LONGEST = 10
_LONGEST_LINE = 12
"""Letters of a line that titles the list in it."""
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


def promises_questions(note: Outline, piece: Piece) -> bool:
    """Tell whether a title over a piece, or the note's name, promises nothing but questions."""
    section = piece.section.parent if piece.kind == HEADING else piece.section
    return section is not None and section.piece in note.promising


def stands_below_questions(note: Outline, piece: Piece) -> bool:
    """Tell whether a title, or the line that a list stands in, promises nothing but questions.

    Below a title of interviews themselves, a list has advice, whatever is promised further up.
    """
    if promises_questions(note, piece):
        return not note.words.mentions("advice", piece.section.title)
    above = note.marks.parents.get(piece.index)
    if above is None:
        return False
    line = note.pieces[above].text
    return len(line) <= _LONGEST_LINE and note.words.mentions("interview", line)


def titles_labelled(note: Outline, piece: Piece) -> bool:
    """Tell whether a question with a label of its own stands right below, or below a quotation."""
    below = note.pieces[piece.index + 1 : piece.index + 3]
    first = next((p.index for p in below if not p.quoted), None)
    return first in note.marks.questions and piece.index not in note.marks.questions


def sets_below(note: Outline, heading: Piece, *, listed: bool = True) -> bool:
    """Tell whether a text right in a heading's section asks, and tells of nothing that broke.

    `listed`: what a list counts there counts as well.
    """
    body = note.pieces[heading.index + 1 : note.reach.to_heading(heading.index)]
    texts = (p for p in body if p.kind == TEXT and p.index not in note.marks.roles)
    plain = (p for p in texts if listed or p.index not in note.marks.numbers)
    return not has_a_cause(note, heading) and any(asks_somewhere(p.text, note.words) for p in plain)


def titles_several(note: Outline, heading: Piece) -> bool:
    """Tell whether the two paragraphs right below a heading each ask: it titles what asks so."""
    below = note.pieces[heading.index + 1 : heading.index + 3]
    plain = (p.kind == TEXT and not p.marker and not p.quoted for p in below)
    return len(below) > 1 and all(plain) and all(ends_as_question(p.text) for p in below)


def titles_count(note: Outline, heading: Piece) -> bool:
    """Tell whether a heading says "exercises", whatever it asks behind, and the count stands below.

    `### Exercises: Why reef?`
    """
    counts = heading.index + 1 in note.marks.numbers
    return counts and names_exercises(heading.text, note.words)


def names_work(note: Outline, heading: Piece, word: str) -> bool:
    """Tell whether a heading names a piece of work, `Task 2`: no title over it promises exercises
    or questions, and its text does not ask.
    """
    above = heading.section.parent
    if not note.words.sets_work(word) or promises_questions(note, heading):
        return False
    if above is not None and names_exercises(above.title, note.words):
        return False
    body = note.pieces[heading.index + 1 : note.reach.to_heading(heading.index)]
    return not any(p.kind == TEXT and not p.holder and ends_as_question(p.text) for p in body)


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


def setting_aside(piece: Piece, vocabulary: Vocabulary) -> list[str]:
    """Return the titles over a line that say so of it, or ask with a number: it answers these."""
    *above, own = path = piece.section.path or ("",)
    found = [title for title in above if sets_aside_below(title, vocabulary)]
    found += [title for title in path if ends_as_question(title) and heading_number(title)]
    return [*found, own] if is_set_aside(own, vocabulary) else found


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
