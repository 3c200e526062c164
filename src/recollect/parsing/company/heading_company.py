"""Which headings of one rank ask: by themselves, by their words among others, and in company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from recollect.parsing.items.ends import leads_to_answer
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import is_exercise_title, promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece, Section
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    ends_as_question,
    has_blank,
    names_topic,
    sets_task,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.interviews import names_interview
from recollect.parsing.words.vocabulary import Vocabulary

_FEW = 3
"""Headings without a number ask by their wording alone: only where this many of them do."""
_MANY = 5
"""Headings that ask are questions among topics where there are this many of them."""
_CROWD = 10
"""Numbered headings that ask, among which most others do by what they set or name."""


def _said(note: Outline, piece: Piece) -> str:
    """Return what a heading says; some authors end each of many as the items of one sentence."""
    return question_of(note, piece).rstrip("；; ")


def asks_by_itself(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading asks: by its words where it is numbered, else by its question mark.

    Where a title promises questions, what it sets or names is enough.
    """
    text = _said(note, piece)
    return _asks(note, piece, text, vocabulary) and folded(text) not in vocabulary.rubrics


def _asks(note: Outline, piece: Piece, text: str, vocabulary: Vocabulary) -> bool:
    if piece.index in note.marks.numbers:
        if asks(text, vocabulary) or has_blank(text):
            return True
        return promises_questions(note, piece) and sets_task(text, vocabulary)
    if _is_counted_by_label(note, piece):
        return False
    if ends_as_question(text):
        return True
    return promises_questions(note, piece) and asks_among_others(text, vocabulary)


def _is_counted_by_label(note: Outline, piece: Piece) -> bool:
    """Tell whether a label counts a heading, `Step 2: …`: what it counts are no questions.

    A question with an answer below it is one.
    """
    label = note.marks.labels.get(piece.index)
    if not (label and label.closed and label.rest and label.word[-1:].isdigit()):
        return False
    return not (ends_as_question(label.rest) and leads_to_answer(note, piece.index + 1))


def asking_of(
    note: Outline, group: Sequence[Piece], found: Container[int], vocabulary: Vocabulary
) -> list[Piece]:
    """Return those of some neighbours that ask; where many do, and half of them, by words alone.

    Where a title or a folder promises questions, a few are many.
    """
    worded = [
        p
        for p in group
        if p.index in found
        or (asks(_said(note, p), vocabulary) and not _is_counted_by_label(note, p))
    ]
    many = _FEW if _are_promised(note, group) else _MANY
    if len(worded) >= many and 2 * len(worded) >= len(group):
        return worded
    return [piece for piece in worded if piece.index in found]


def with_company(
    note: Outline, group: Sequence[Piece], asking: list[Piece], vocabulary: Vocabulary
) -> list[Piece]:
    """Add the headings that set a task or name a topic, where most ask or do, and half ask.

    Three quarters that ask, some by their words alone, are as good as half.
    Where many ask, and nearly all do either, what is counted among them is one of them; in a crowd,
    or below a title that promises questions, where most do.
    """
    if group[0].index in note.marks.numbers and _are_of_interviews(group, asking, vocabulary):
        return list(group)
    worded = sum(asks(question_of(note, piece), vocabulary) for piece in group)
    nearly_all = 4 * worded >= 3 * len(group)
    promised = _are_promised(note, asking)
    few = _FEW - 1 if promised else _FEW
    if len(asking) < few or not (nearly_all or 2 * len(asking) >= len(group)):
        return asking
    found = {piece.index for piece in asking}
    both = {
        p.index for p in group if p.index in found or asks_among_others(_said(note, p), vocabulary)
    }
    counted = asking[0].index in note.marks.numbers
    many = len(asking) >= _MANY
    alike = many and 5 * len(asking) >= 4 * len(group)
    most = 5 * len(both) >= 3 * len(group)
    surely = (promised and (counted or many)) or (counted and len(asking) >= _CROWD)
    if (most and surely) or ((many or promised) and 5 * len(both) >= 4 * len(group)):
        company = _counted_on(note, group) if counted else group if promised or alike else ()
        both |= _among(company, group, both, promised=promised)
    if (most and surely) or 10 * len(both) >= 7 * len(group):
        return [piece for piece in group if piece.index in both]
    return asking


def _are_sections(note: Outline, asking: Sequence[Piece]) -> bool:
    """Tell whether headings that ask by words alone count within numbered ones: `2.1 Why it is`."""
    if _are_promised(note, asking) or any(ends_as_question(piece.text) for piece in asking):
        return False
    above = (piece.section.parent for piece in asking)
    return all(section is not None and section.piece in note.marks.numbers for section in above)


def _are_promised(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether a title over some headings, the note's name or its folder promises questions."""
    return note.filed or promises_questions(note, group[0])


def _among(
    company: Sequence[Piece], group: Sequence[Piece], asking: Container[int], *, promised: bool
) -> set[int]:
    """Return those of some headings in whose section most ask, as they then do too.

    One is enough below a title that promises questions.
    """
    ask, all_ = Counter[Section | None](), Counter[Section | None]()
    for piece in group:
        ask[piece.section.parent] += piece.index in asking
        all_[piece.section.parent] += 1
    least = {section: 1 if promised else count // 2 + 1 for section, count in all_.items()}
    return {p.index for p in company if ask[p.section.parent] >= least[p.section.parent]}


def _counted_on(note: Outline, group: Sequence[Piece]) -> Sequence[Piece]:
    """Return the headings whose number is the next to that of the heading before or behind them."""
    numbers = [note.marks.numbers.get(piece.index) for piece in group]
    return [
        piece
        for i, (above, below) in enumerate(pairwise(numbers))
        if above and below and below.value == above.value + 1
        for piece in group[i : i + 2]
    ]


def _are_of_interviews(
    group: Sequence[Piece], asking: Sequence[Piece], vocabulary: Vocabulary
) -> bool:
    """Tell whether numbered headings stand in interviews, a few asking: all that is counted does.

    One that a whole note names is too wide: other things are told in it as well.
    """
    if len(asking) < _FEW - 1 or 4 * len(asking) < len(group):
        return False
    return all(_is_of_interview(piece.section, vocabulary) for piece in group)


def _is_of_interview(section: Section, vocabulary: Vocabulary) -> bool:
    above = section.parent
    while above is not None and above.level > 1:
        if names_interview(above.title, vocabulary):
            return True
        above = above.parent
    return False


def _are_chapters(note: Outline, group: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Tell whether numbered headings tell what another section asks, `## 自测题`, no lower one."""
    if any(promises_questions(note, piece) for piece in group):
        return False
    return any(
        heading.level <= group[0].level
        and heading.text not in group[0].section.path
        and _sets_questions(heading.text, vocabulary)
        for heading in note.marks.headings
    )


def _sets_questions(title: str, vocabulary: Vocabulary) -> bool:
    return is_exercise_title(title, vocabulary) or vocabulary.mentions("interview", title)


def are_questions(
    note: Outline, group: Sequence[Piece], asking: Sequence[Piece], vocabulary: Vocabulary
) -> bool:
    """Tell whether those of some neighbours that ask are questions, not titles of what is told.

    With numbers, where more than half ask, or many; the others where three quarters of them and a
    few do, or many that are three fifths of them with those that name a topic.
    """
    if not asking:
        return False
    if asking[0].index in note.marks.numbers:
        if len(group) == 1 and not ends_as_question(group[0].text):
            return False
        if _are_of_interviews(group, asking, vocabulary):
            return True
        if _are_chapters(note, group, vocabulary):
            return len(asking) >= _FEW and 4 * len(asking) >= 3 * len(group)
        if len(asking) < _FEW and _are_sections(note, asking):
            return False
        return 2 * len(asking) > len(group) or len(asking) >= _MANY
    promised = promises_questions(note, asking[0])
    if promised and len(asking) >= _MANY and 5 * len(asking) >= 2 * len(group):
        return True
    found = {piece.index for piece in asking}
    others = [piece for piece in group if piece.index not in found]
    worded = len(asking) + sum(asks(_said(note, p), vocabulary) for p in others)
    topics = sum(names_topic(_said(note, p), vocabulary) for p in others)
    few, many = (_FEW - 1, _FEW - 1) if promised or note.filed else (_FEW, _MANY)
    nearly_all = len(asking) >= few and 4 * worded >= 3 * len(group)
    most = len(asking) >= many and 5 * (len(asking) + topics) >= 3 * len(group)
    return nearly_all or most
