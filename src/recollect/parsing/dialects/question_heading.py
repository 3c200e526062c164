"""`### 3. What is …?`: numbered headings that ask, also inside list items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recollect.parsing.asking import (
    asks,
    asks_among_others,
    ends_as_question,
    has_blank,
    names_topic,
    sets_task,
)
from recollect.parsing.claims import WORDED, Claim
from recollect.parsing.folding import folded
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece, Section
from recollect.parsing.questions import label_for, question_of
from recollect.parsing.titles import is_exercise_title, is_set_aside, promises_questions
from recollect.parsing.vocabulary import Vocabulary

_MANY = 5
"""Numbered headings that ask are questions among topics where there are this many of them."""
_CROWD = 10
"""Numbered headings that ask, among which most others do by what they set or name."""
_WHOLE_NOTE = -2
_FEW = 3
"""Headings without a number ask by their wording alone: only where this many of them do."""


@dataclass(frozen=True, slots=True)
class QuestionHeading:
    """A heading asks where its numbered neighbours do: one that asks among many topics is a title.

    Where most of them ask, one that sets a task is an item too. Headings without numbers need more
    company: three quarters of their section and three at least, or five at least and, with those
    that name a topic to tell about, three fifths of all that rank in the note.
    """

    name: str = "question-heading"
    specificity: int = 40

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each heading that asks, among headings that ask."""
        claimed: set[int] = set()
        found = {piece.index for piece in note.marks.headings if _asks(note, piece, vocabulary)}
        aside = [p for p in note.marks.headings if _is_aside(p, found, vocabulary)]
        for group in _neighbours(note, _rubrics(note) | {piece.text for piece in aside}):
            asking = _asking(note, group, found, vocabulary)
            if not _is_list_of_questions(note, group, asking, vocabulary):
                continue
            asking = _with_tasks(note, group, asking, vocabulary)
            why = f"a heading that asks, as {len(asking)} of its {len(group)} neighbours do"
            for piece in asking:
                if piece.index not in claimed and not _is_excluded(piece, vocabulary):
                    claimed.add(piece.index)
                    yield _claim(note, piece, why)
        yield from _topics(note, claimed, vocabulary)


def _topics(note: Outline, claimed: Container[int], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the paragraphs that ask below topics, where a note promises questions and most do."""
    ranks: dict[int, list[Piece]] = defaultdict(list)
    for piece in note.marks.headings:
        if piece.index not in claimed and promises_questions(note, piece):
            ranks[piece.level].append(piece)
    for group in ranks.values():
        asking = [piece for piece in group if _asks_below(note, piece, vocabulary)]
        if len(asking) < _MANY or 5 * len(asking) < 3 * len(group):
            continue
        for piece in asking:
            yield Claim(
                start=piece.index,
                head=piece.index + 2,
                end=note.reach.of_heading(piece.index),
                question=question_of(note, note.pieces[piece.index + 1]),
                topic=question_of(note, piece),
                label=label_for(note, piece),
                strength=WORDED,
                why=f"a topic and what it asks, as below {len(asking)} of {len(group)}",
            )


def _asks_below(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether the paragraph right below a heading asks or sets a task."""
    if piece.index + 1 >= len(note.pieces):
        return False
    below = note.pieces[piece.index + 1]
    if below.kind != TEXT or below.marker or below.quoted:
        return False
    text = below.text
    return asks(text, vocabulary) or sets_task(text, vocabulary)


def _claim(note: Outline, piece: Piece, why: str) -> Claim:
    return Claim(
        start=piece.index,
        head=piece.index + 1,
        end=_end(note, piece),
        question=question_of(note, piece),
        label=label_for(note, piece),
        group=True,
        strength=WORDED,
        why=why,
    )


def _end(note: Outline, piece: Piece) -> int:
    """Return where a section ends; a numbered one goes on to the next number of its rank.

    What stands between `### 6. …` and `### 7. …` under headings of the same rank belongs to 6.
    """
    end = note.reach.of_heading(piece.index)
    number = note.marks.numbers.get(piece.index)
    if number is None:
        return end
    following, reach = end, end
    while following < len(note.pieces) and note.pieces[following].level == piece.level:
        if (found := note.marks.numbers.get(following)) is not None:
            return following if found.value == number.value + 1 else end
        reach = note.reach.of_heading(following)
        if reach == following + 1 or ends_as_question(note.pieces[following].text):
            return end
        following = reach
    return end


def _is_aside(piece: Piece, asking: Container[int], vocabulary: Vocabulary) -> bool:
    """Tell whether a heading says of itself that nothing is asked below: `参考资料`, `总结`."""
    return piece.index not in asking and is_set_aside(piece.text, vocabulary)


def _rubrics(note: Outline) -> set[str]:
    """Return the titles that recur below the items of a note: `Have doubts about this one?`."""
    counts = Counter(piece.text for piece in note.marks.headings)
    return {text for text, count in counts.items() if count >= _FEW}


def _neighbours(note: Outline, none: Container[str]) -> Iterator[Sequence[Piece]]:
    """Yield the headings of equal rank, numbered and others apart; the others by section, too.

    Titles that are none of the questions do not count.
    """
    groups: dict[tuple[int, int, bool], list[Piece]] = defaultdict(list)
    for piece in note.marks.headings:
        if piece.text in none:
            continue
        parent = piece.section.parent
        numbered = piece.index in note.marks.numbers
        groups[(_WHOLE_NOTE, piece.level, numbered)].append(piece)
        if not numbered:
            groups[(parent.piece if parent else -1, piece.level, numbered)].append(piece)
    yield from groups.values()


def _said(note: Outline, piece: Piece) -> str:
    """Return what a heading says; some authors end each of many as the items of one sentence."""
    return question_of(note, piece).rstrip("；; ")


def _asks(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    text = _said(note, piece)
    if folded(text) in vocabulary.rubrics:
        return False
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
    """Tell whether a label counts a heading, `Step 2: …`: what it counts are no questions."""
    label = note.marks.labels.get(piece.index)
    return bool(label and label.closed and label.rest and label.word[-1:].isdigit())


def _asking(
    note: Outline, group: Sequence[Piece], found: Container[int], vocabulary: Vocabulary
) -> list[Piece]:
    """Return those of some neighbours that ask; where many do, and half of them, by words alone."""
    worded = [
        p
        for p in group
        if p.index in found
        or (asks(_said(note, p), vocabulary) and not _is_counted_by_label(note, p))
    ]
    if len(worded) >= _MANY and 2 * len(worded) >= len(group):
        return worded
    return [piece for piece in worded if piece.index in found]


def _with_tasks(
    note: Outline, group: Sequence[Piece], asking: list[Piece], vocabulary: Vocabulary
) -> list[Piece]:
    """Add the headings that set a task or name a topic, where most ask or do, and half ask.

    Three quarters that ask, some by their words alone, are as good as half.
    Where many ask, and nearly all do either, what is counted among them is one of them; in a crowd,
    or below a title that promises questions, where most do.
    """
    worded = sum(asks(question_of(note, piece), vocabulary) for piece in group)
    nearly_all = 4 * worded >= 3 * len(group)
    if len(asking) < _FEW or not (nearly_all or 2 * len(asking) >= len(group)):
        return asking
    found = {piece.index for piece in asking}
    both = {
        p.index for p in group if p.index in found or asks_among_others(_said(note, p), vocabulary)
    }
    promised = note.filed or promises_questions(note, asking[0])
    counted = asking[0].index in note.marks.numbers
    many = len(asking) >= _MANY
    alike = many and 5 * len(asking) >= 4 * len(group)
    most = 5 * len(both) >= 3 * len(group)
    surely = (promised and (counted or many)) or (counted and len(asking) >= _CROWD)
    if (most and surely) or (many and 5 * len(both) >= 4 * len(group)):
        company = _counted_on(note, group) if counted else group if promised or alike else ()
        both |= _among(company, group, both, promised=promised)
    if (most and surely) or 10 * len(both) >= 7 * len(group):
        return [piece for piece in group if piece.index in both]
    return asking


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


def _is_excluded(piece: Piece, vocabulary: Vocabulary) -> bool:
    return any(is_set_aside(title, vocabulary) for title in piece.section.path[:-1])


def _is_list_of_questions(
    note: Outline, group: Sequence[Piece], asking: Sequence[Piece], vocabulary: Vocabulary
) -> bool:
    if not asking:
        return False
    if asking[0].index in note.marks.numbers:
        if len(group) == 1 and not ends_as_question(group[0].text):
            return False
        if _are_chapters(note, group, vocabulary):
            return len(asking) >= _FEW and 4 * len(asking) >= 3 * len(group)
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


DIALECT = QuestionHeading()
