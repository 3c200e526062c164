"""Which piece asks what a fold, an admonition or a row of options answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator

from recollect.parsing.asking import asks, ends_as_question
from recollect.parsing.claims import Claim
from recollect.parsing.labels import bare
from recollect.parsing.marks import is_contents_entry
from recollect.parsing.outline import Outline, dedented
from recollect.parsing.pieces import CLOSE, CODE, HEADING, OPEN, RULE, TEXT, Piece
from recollect.parsing.titles import is_exercise_title
from recollect.parsing.troubles import is_reported
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_FARTHEST = 400
"""In pieces; nobody asks so far before the answer, and looking further takes a square of time."""
_COUNTED = re.compile(r"[^\w\n]{0,4}(?P<word>[^\W\d_]{1,12})[ \t#]?\d{1,4}(?!\d)")
"""A heading that counts exercises: `Exercise 2 - …`, `练习 3：…`."""
_FAR = 20
"""Pieces from a question to the label of its answer."""
_DEEPEST = 20
"""Folds around a piece; nobody folds deeper."""
_ABOUT_CODE = re.compile(
    r"下面|以下|下列|上述|输出(?:什么|结果|的?是|了)|运行结果|打印(?:出|什么|结果)"
    r"|following|below|\bsnippet\b|logged"
    r"|\b(?:this|the) (?:code|function|program|script|query) (?:output|print|do|return|work|log)"
    r"|^what(?: is| are|'s| will be| would be| does| do)\b[^\n]{0,20}"
    r"\b(?:output|value of|print|result)",
    re.I,
)
_REMARKS = re.compile(
    r"(?:`?[(（\[【][^()（）\[\]【】`\n]*[)）\]】]`?\s*"
    r"|(?:very )?(?:easy|medium|hard|basic|beginner|intermediate|advanced)\b\W*"
    r"|(?:简单|中等|困难|容易|基础|进阶|高级)\W*)+$",
    re.I,
)
"""What may stand behind a number and ask nothing: `(10 points) [easy]`, `Medium`."""
_NEAR = 6
"""A heading or a paragraph that neither asks nor is numbered counts as the question this near."""


def question_of(note: Outline, piece: Piece) -> str:
    """Return what a piece asks: its text without its label, number and bold."""
    asked = note.asked.get(piece.index)
    if asked is None:
        asked = note.asked[piece.index] = _question_of(note, piece)
    return asked


def _question_of(note: Outline, piece: Piece) -> str:
    marks, index = note.marks, piece.index
    if index in marks.questions:
        rest = marks.questions[index].rest
        return "" if is_remark(rest) else rest
    if (piece.kind == HEADING or not piece.marker) and index in marks.numbers:
        rest = marks.numbers[index].rest
        return rest.split("\n", 1)[0] if hung_lines(note, piece) else rest
    if index in marks.counted:
        return ""
    if index in marks.asked and marks.labels[index].rest:
        return marks.labels[index].rest
    return bare(_own_lines(note, piece))


def _own_lines(note: Outline, piece: Piece) -> str:
    """Return a list item's text without lines that only lazily continue it."""
    text = piece.text
    if piece.kind != TEXT or "\n" not in text or piece.holder is None:
        return text
    lines = text.split("\n")
    for i in range(1, len(lines)):
        source = note.lines[piece.start + i]
        if source[:1].strip() and not source.lstrip().startswith(">"):
            return "\n".join(lines[:i])
    return text


def hung_lines(note: Outline, piece: Piece) -> str:
    """Return the lines that are set off below one at the margin that asks: they answer it."""
    if piece.kind != TEXT or piece.holder is not None or "\n" not in piece.text:
        return ""
    first = piece.text.split("\n", 1)[0]
    if not (ends_as_question(first) or first.endswith((":", "："))):
        return ""
    asked, *below = note.lines[piece.start : piece.end]
    set_off = not asked[:1].isspace() and all(line[:1].isspace() for line in below)
    return dedented(below) if set_off else ""


def is_remark(text: str) -> bool:
    """Tell whether what follows a number is a remark, and asks nothing."""
    return bool(_REMARKS.match(text))


def folded_answers(note: Outline, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the pieces that folds hold which are titled as answers."""
    end = 0
    for fold in note.marks.folds:
        if fold.index >= end and reveal_role(fold.text, vocabulary) is Role.ANSWER:
            end = fold.partner
            yield from range(fold.index, end)


def lazy_lines(note: Outline, piece: Piece) -> str:
    """Return the lines that only lazily continue a list item: most often they answer it."""
    return piece.text[len(_own_lines(note, piece)) :].strip("\n")


def stated_at(note: Outline, index: int, vocabulary: Vocabulary) -> str:
    """Return the question that a line right below a heading states, or nothing.

    It has a label, `**问题**: …`, or is all in bold and asks what the next line answers.
    """
    if index in note.marks.questions or note.pieces[index : index + 1] == []:
        return ""
    if note.marks.roles.get(index) is not Role.QUESTION:
        return _asked_in_bold(note, index)
    if note.pieces[index].kind != TEXT or is_reported(note, index, vocabulary):
        return ""
    label = note.marks.labels[index]
    return "" if vocabulary.is_example(label.word) else label.rest


def _asked_in_bold(note: Outline, index: int) -> str:
    label, piece = note.marks.labels.get(index), note.pieces[index]
    if label is None or not label.bold or label.rest or piece.kind != TEXT or piece.marker:
        return ""
    answered = note.marks.roles.get(index + 1) is Role.ANSWER
    text = bare(piece.text)
    return text if answered and text != piece.text and ends_as_question(text) else ""


def leads_to_answer(note: Outline, index: int) -> bool:
    """Tell whether an answer's label stands below, before a heading or another question."""
    for below in range(index, min(index + _FAR, len(note.pieces))):
        if note.pieces[below].kind == HEADING or below in note.marks.questions:
            return False
        if role := note.marks.roles.get(below):
            return role is Role.ANSWER
    return False


def label_for(note: Outline, piece: Piece) -> str | None:
    """Return the label or number that the note gives to a piece."""
    found = note.marks.questions.get(piece.index) or note.marks.numbers.get(piece.index)
    if found is not None:
        return found.label
    if piece.index in note.marks.counted:
        return bare(piece.text).rstrip(":：.")
    word = note.marks.labels[piece.index].word if piece.index in note.marks.asked else ""
    return word.strip("*_ ") if any(letter.isdigit() for letter in word) else None


def parent_of(note: Outline, piece: Piece) -> Piece | None:
    """Return the text of the list item that a list item stands in, its stem."""
    index = note.marks.parents.get(piece.index)
    return None if index is None else note.pieces[index]


def with_code(note: Outline, index: int, end: int) -> int:
    """Return where an open question ends, with the block of code below it that it asks about."""
    below = end < len(note.pieces) and note.pieces[end].kind == CODE
    return end + (below and asks_about_code(note.pieces[index].text))


def asks_about_code(text: str) -> bool:
    """Tell whether a question speaks of the code below it, which then is no answer."""
    return bool(_ABOUT_CODE.search(text))


def end_of(note: Outline, index: int, least: int = 0) -> int:
    """Return how far the item that a piece starts may reach, `least` at least.

    A heading reaches to the next of its rank; a numbered line to the one that counts on from it,
    over blocks that interrupt its list, or to a heading; any other line to the end of its place,
    or of the answer that is the next entry of its list.
    """
    piece, reach = note.pieces[index], note.reach
    if piece.kind == HEADING:
        return max(reach.of_heading(index), least)
    if index in note.marks.numbers:
        sibling = note.marks.siblings.get(index, len(note.pieces))
        return max(min(sibling, note.reach.to_next_item(index)), least)
    end = reach.of_line(index)
    if piece.marker and note.marks.roles.get(end) is Role.ANSWER and note.pieces[end].marker:
        end = reach.of_line(end)
    return max(end, least)


def question_before(note: Outline, index: int, floor: int, vocabulary: Vocabulary) -> int | None:
    """Return the piece that asks what the piece at `index` answers, not before `floor`.

    It is looked for back to the last heading, rule or fold: a heading that asks or is numbered;
    else the nearest numbered line; else the nearest line that asks; else what stands close by.
    Hints that the answer stands in are left first.
    """
    index = _outside_hints(note, index, vocabulary)
    start, heading, hints = _boundary(note, index, max(floor, index - _FARTHEST), vocabulary)
    if heading is not None and reveal_role(note.pieces[heading].text, vocabulary) is Role.ANSWER:
        heading = None
    if heading is not None and _is_opener(note, note.pieces[heading], vocabulary):
        return heading
    depth = note.pieces[index].depth
    between = [
        p
        for p in note.pieces[start:index]
        if p.kind == TEXT
        and p.index not in note.marks.options
        and p.index not in hints
        and not is_exercise_title(p.text, vocabulary)
    ]
    numbered = [
        p
        for p in between
        if (_is_numbered(note, p) or p.index in note.marks.asked) and p.depth <= max(depth, 1)
    ]
    if numbered:
        shallow = min(piece.depth for piece in numbered)
        return [piece.index for piece in numbered if piece.depth == shallow][-1]
    asking = [
        p.index for p in between if ends_as_question(p.text) and not is_contents_entry(p.text)
    ]
    if asking:
        return asking[-1]
    if heading is not None and (
        index - heading <= _NEAR or _is_numbered(note, note.pieces[heading])
    ):
        return heading
    return start if start < index and index - start <= _NEAR and between else None


def answered_by(note: Outline, fold: Piece, at: int, why: str) -> Claim:
    """Return the claim of the question at `at` that a fold answers.

    It reaches to the fold, and no further where a rule parts that from what follows.
    """
    piece, behind = note.pieces[at], fold.partner + 1
    parted = behind < len(note.pieces) and note.pieces[behind].kind == RULE
    return Claim(
        start=at,
        head=at + 1,
        end=behind if parted else end_of(note, at, behind),
        question=question_of(note, piece),
        label=label_for(note, piece),
        group=piece.kind == HEADING,
        why=why,
    )


def _outside_hints(note: Outline, index: int, vocabulary: Vocabulary) -> int:
    """Return where the fold of a hint opens that holds a piece; else the piece itself."""
    before = bisect_left(note.marks.folds, index, key=_index)
    for fold in reversed(note.marks.folds[max(0, before - _DEEPEST) : before]):
        if fold.partner > index and reveal_role(fold.text, vocabulary) is Role.HINT:
            return fold.index
        if fold.partner < index:
            break
    return index


def _index(piece: Piece) -> int:
    return piece.index


def _boundary(
    note: Outline, index: int, floor: int, vocabulary: Vocabulary
) -> tuple[int, int | None, Container[int]]:
    """Return where to look from, the heading right there, if it is one, and what hints hold."""
    hints: set[int] = set()
    i = index - 1
    while i >= floor:
        piece = note.pieces[i]
        if piece.kind == HEADING:
            return i + 1, i, hints
        if piece.kind == RULE:
            break
        if piece.kind == OPEN:
            return i + 1, None, hints
        if piece.kind == CLOSE:
            opening = _opening(note, i)
            if reveal_role(note.pieces[opening].text, vocabulary) is not Role.HINT:
                break
            hints.update(range(opening, i))
            i = opening
        i -= 1
    return i + 1, None, hints


def _opening(note: Outline, close: int) -> int:
    i = close - 1
    while note.pieces[i].partner != close:
        i -= 1
    return i


def numbered_or_heading(note: Outline, piece: Piece) -> bool:
    """Tell whether a piece says by itself where its item ends: by its rank or its number."""
    return piece.kind == HEADING or _is_numbered(note, piece)


def _is_numbered(note: Outline, piece: Piece) -> bool:
    return piece.index in note.marks.numbers or piece.index in note.marks.questions


def _is_opener(note: Outline, heading: Piece, vocabulary: Vocabulary) -> bool:
    if heading.index in note.marks.questions or asks(heading.text, vocabulary):
        return True
    counted = _COUNTED.match(heading.text)
    return counted is not None and vocabulary.role(counted["word"]) is Role.QUESTION
