"""What a piece asks: its text, its label, the lines that hang on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.text.scripts import either
from recollect.parsing.items.troubles import is_reported
from recollect.parsing.outline.contents import linked_text, only_links
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_somewhere,
    draws_gap,
    ends_as_question,
    has_blank,
)
from recollect.parsing.words.labels import answered_below, bare, label_of, unpictured
from recollect.parsing.words.numbers import number_of
from recollect.parsing.words.remembering import remembered
from recollect.parsing.words.vocabulary import Role

_ABOUT_CODE = re.compile(
    either(
        r"(?:下面|以下)(?!(?<=\w\w\w)有)|下列|上述|这几行|这段|输出(?:什么|结果|的?是|了)|运行结果|打印(?:出|什么|结果)"
        r"|following|below(?! (?:an?|another|each|every|its?)\b)|\bsnippet\b|logged|^run this\b"
        r"|\b(?:this|the) (?:code|function|program|script|query)"
        r" (?:output|print|do|return|work|log)"
        r"|\b(?:output|result) of (?:this|the) (?:code|function|program|script|query)"
        r"|^what(?: is|'s) the (?:execution order|order of (?:execution|output))"
        r"|^(?:complete|correct|debug|fix|refactor|rewrite|simplify|trace) (?:the|this|these)\b"
        r"|\b(?:this|these) (?:call|declaration|expression|line|snippet|statement)s?\b"
        r"|^make this (?:compile|pass|run|work)\b"
        r"|\b(?:by|of|with) (?:(?:all|each) of )?(?:these|this)\W*$"
        r"|补全|补充完整|改错|找出[^\n]{0,8}(?:错误|bug)"
        r"|^what(?: is| are|'s| will be| would be| does| do)\b[^\n]{0,20}"
        r"\b(?:output|value of|print|result)"
    ),
    re.I,
)
_BULLETS = ("-", "*", "+")
_OPENING = ("(", "（")
_REMARKS = re.compile(
    either(
        r"(?:`?[(（\[【][^()（）\[\]【】`\n]*[)）\]】]`?\s*"
        r"|(?:very )?(?:easy|medium|hard|basic|beginner|intermediate|advanced|junior|senior|expert"
        r"|level \d)\b\W*"
        r"|(?:简单|中等|困难|容易|基础|进阶|高级)\W*"
        r"|(?:in)?correct\b\W*|skipped\b\W*|unanswered\b\W*)+$"
    ),
    re.I,
)
"""What may stand behind a number or as a label, and ask nothing: `(10 points) [easy]`, `Senior`."""
LETTERED = re.compile(
    either(
        r"[^\w\s:`]{0,4}\s*(?:\*\*)?(?:Qn?|问|Question)\s*(?:\*\*)?[.:：、)）]+\s*(?:\*\*(?!\*))?\s*(?P<rest>\S.*)"
    ),
    re.I | re.S,
)
"""A heading that starts with the letter or the word for a question: `Q. …`."""
_ONLY_CODE = re.compile(r"(?P<run>`+)[^`\n]+(?P=run)")
_WORD = re.compile(r"\w")
_PLACE = re.compile(r"[\W_]*")
"""Where an answer is to be written."""
_FOLLOWS = re.compile(
    either(
        r"\b(?:the following|as follows)[.:]$"
        r"|(?:以下|如下|下列)(?:功能|要求|任务)[。：:]$"
    ),
    re.I,
)
"""With what a task ends that goes on in the lines below it: `… that do the following.`"""
_SUPPOSES = re.compile(
    either(r"\W*(?:(?:say|suppose|imagine|assume|consider)\b|假设|假定|设想)(?![^\n]*[?？])"), re.I
)
"""What only says of what a task is, which the lines below it set."""
_STOPS = (".", "!", "。", "！")
_CARDS = ("Q:", "C:", "Q：", "C：")


def question_of(note: Outline, piece: Piece) -> str:
    """Return what a piece asks: its text without its label, number and bold."""
    asked = note.asked.get(piece.index)
    if asked is None:
        asked = note.asked[piece.index] = _untagged(_question_of(note, piece))
    return asked


def _untagged(text: str) -> str:
    """Return a text without a first line in brackets that says what it is of: `[domain: sails]`."""
    first, _, below = text.partition("\n")
    return below if below and first[:1] in ("[", "【") and is_remark(first.rstrip()) else text


def _question_of(note: Outline, piece: Piece) -> str:
    marks, index = note.marks, piece.index
    if (label := marks.questions.get(index)) is not None:
        return "" if is_remark(label.rest) else label.rest
    number = marks.numbers.get(index)
    if number is not None and (piece.kind == HEADING or not piece.marker):
        return _behind_number(note, number.rest)
    if index in marks.counted:
        return ""
    behind = _behind_label(note, piece)
    if behind is not None:
        return behind
    if piece.kind != HEADING:
        own = bare(_own_lines(note, piece))
        counted = number is not None and piece.marker in _BULLETS and own[:1] not in _OPENING
        written = number_of(own) if counted else None  # `(1) …` counts a part
        return written.rest if written else own
    lettered = LETTERED.match(piece.text)
    return bare(lettered["rest"] if lettered else linked_text(piece.text) or piece.text)


def _behind_number(note: Outline, text: str) -> str:
    """Return what a text behind a number asks: without the label for a question, if it has one."""
    label = label_of(text)
    named = label and label.closed and note.words.role(label.word) is Role.QUESTION
    return (label.rest if label and named else "") or text


def _behind_label(note: Outline, piece: Piece) -> str | None:
    """Return what is asked behind the label of a question, or only links behind it; else None."""
    label = note.marks.label(piece.index)
    asked = note.marks.roles.get(piece.index) is Role.QUESTION
    # `**Senior:** …`, `Check your understanding: …`
    named = is_remark(label.word) or note.words.is_called("question_list", label.word)
    asked = asked or (label.closed and named)
    if asked and (label.rest or label.counts):
        return label.rest
    if not (label.bold and only_links(label.rest)):
        return None
    linked = linked_text(label.rest)
    return bare(linked if ends_as_question(linked) else label.word)


def _own_lines(note: Outline, piece: Piece) -> str:
    """Return a list item's text without lines that only lazily continue it, unless they ask it."""
    text = piece.text
    if piece.holder is None:
        return text
    lines, opened = text.split("\n"), 0
    sources = note.lines[piece.start + 1 : piece.end]
    for i, (line, source) in enumerate(zip(lines, sources, strict=False), 1):
        opened += line.count("(") - line.count(")")
        if source[:1].strip() and opened <= 0 and not source.lstrip().startswith((">", "![")):
            own, lazy = "\n".join(lines[:i]), "\n".join(lines[i:])
            asks_on = ends_as_question(text) or (lazy[0].islower() and "?" in lazy)
            supposes = _SUPPOSES.match(own) and asks_somewhere(lazy, note.words)
            asks_on = bool(asks_on or supposes or _FOLLOWS.search(own))
            whole = ends_as_question(own)
            filled = has_blank(lazy) and not (whole and _PLACE.fullmatch(lazy))
            return text if filled or (asks_on and not whole) else own
    return text


@remembered
def is_remark(text: str) -> bool:
    """Tell whether what follows a number asks nothing: a remark, signs alone, or nothing at all."""
    return bool(_REMARKS.match(text)) or not _WORD.search(text)


def _lazy_lines(note: Outline, piece: Piece) -> str:
    """Return the lines that only lazily continue a list item: most often they answer it."""
    lines = piece.text[len(_own_lines(note, piece)) :].strip("\n")
    return "" if _PLACE.fullmatch(lines) else lines


def told_below(note: Outline, piece: Piece, text: str) -> tuple[str, str]:
    """Part what a line asks from the lines below it, behind a sentence that neither goes on.

    Bold parts it as well, `**什么是…**：…`. Lines with gaps to fill in go on asking.
    """
    label = note.marks.label(piece.index)
    if label.bold and label.closed and label.rest and asks(label.word, note.words):
        return label.word, label.rest
    asked, said = answered_below(text)
    first, _, below = text.partition("\n")
    tells = first.endswith(_STOPS) and not _FOLLOWS.search(first)
    if not said and tells and not asks_somewhere(below, note.words):
        asked, said = first, below
    if draws_gap(said):
        asked, said = text, ""
    return asked, "\n".join(filter(None, (said, _lazy_lines(note, piece))))


def answers_stand_below(told: int, asked: int) -> bool:
    """Tell whether the lines below so many of a list's questions answer them, and ask no more.

    Most are, or some of a list that a learner has begun to answer.
    """
    return 2 * told > asked or (told > 1 and 3 * told >= asked)


def behind_remarks(note: Outline, piece: Piece) -> int:
    """Return the first line below a heading that says more than of what kind the question is.

    So may a quotation, and lines with labels of their own, above the one labelled as the question.
    """
    at = beside = piece.index + 1
    rated = note.piece_at(at)
    at += rated.kind == TEXT and is_remark(rated.text)
    while note.marks.roles.get(at) is Role.ABOUT:
        at += 1
    while _says_beside(note, beside):
        beside += 1
    return beside if note.marks.roles.get(beside) is Role.QUESTION else at


def _says_beside(note: Outline, index: int) -> bool:
    """Tell whether a line above a question may say what it is of: `**Topic**: Ropes`.

    A heading with a label of its own titles that question; `C:` is a card of its own.
    """
    piece = note.piece_at(index)
    if piece.quoted:
        return True
    labelled = index in note.marks.labels and not starts_card(piece)
    return labelled and (note.marks.roles.get(index) or piece.kind) in (Role.ABOUT, TEXT)


def stated_at(note: Outline, index: int) -> str:
    """Return the question that a line right below a heading states, or nothing.

    It has a label, `**问题**: …`, or is all in bold and asks what the next line answers.
    """
    if index in note.marks.questions:
        return ""
    if note.marks.roles.get(index) is not Role.QUESTION:
        return _asked_in_bold(note, index)
    label, beside = note.marks.labels[index], index + 1
    if note.pieces[index].kind != TEXT or is_reported(note, index):
        return ""
    named = beside not in note.marks.labels or beside in note.marks.roles
    if note.pieces[index].marker and not (named or ends_as_question(label.rest)):
        return ""  # `- Q: the query` beside `- K: the key`
    counted = label.word[-1:].isnumeric() or index in note.marks.numbers  # one of several
    return "" if counted or label.said or note.words.is_example(label.word) else label.rest


def _asked_in_bold(note: Outline, index: int) -> str:
    label, piece = note.marks.label(index), note.piece_at(index)
    if not label.bold or label.rest or piece.kind != TEXT or piece.marker:
        return ""
    if note.marks.roles.get(index + 1) is not Role.ANSWER:
        return ""
    text = bare(piece.text)
    return text if text != piece.text and ends_as_question(text) else ""


def label_for(note: Outline, piece: Piece) -> str | None:
    """Return the label or number that the note gives to a piece."""
    found = note.marks.number(piece.index)
    if found is not None:
        return found.label
    if piece.index in note.marks.counted:
        return bare(unpictured(piece.text)).rstrip(":：.")
    label = note.marks.labels[piece.index] if piece.index in note.marks.asked else None
    return label.word.strip("*_ ") if label and label.counts else None


def parent_of(note: Outline, piece: Piece) -> Piece | None:
    """Return the text of the list item that a list item stands in, its stem."""
    index = note.marks.parents.get(piece.index)
    return None if index is None else note.pieces[index]


def asks_about_code(text: str) -> bool:
    """Tell whether a question speaks of the code below it, which then is no answer."""
    return bool(_ABOUT_CODE.search(text))


def only_code(text: str) -> bool:
    """Tell whether a text is nothing but code, which asks nothing: "`tee`"."""
    return text[:1] == "`" and _ONLY_CODE.fullmatch(text) is not None


def asked_over_code(pieces: Sequence[Piece]) -> int:
    """Return how many pieces are code and the question of it right below: 2, or none."""
    asked = [piece.kind for piece in pieces[:2]] == [CODE, TEXT]
    return 2 if asked and ends_as_question(pieces[1].text) else 0


def starts_card(piece: Piece) -> bool:
    """Tell whether a line starts a card as flashcard programs write them: `Q: …`, `C: …`."""
    return piece.kind == TEXT and piece.text.removeprefix("**").startswith(_CARDS)
