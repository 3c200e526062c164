"""Looks at each piece of a note once, and marks what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.outline.contents import is_contents_entry, linked_text
from recollect.parsing.outline.kinds import kinds_in
from recollect.parsing.outline.labelling import name_roles
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.nesting import nest
from recollect.parsing.outline.options import SIGNS, options_in, sign_behind, without_gap
from recollect.parsing.outline.pieces import CODE, HEADING, OPEN, RULE, TABLE, TEXT, Piece
from recollect.parsing.outline.rungs import mark_rungs
from recollect.parsing.outline.sorting import sort_options
from recollect.parsing.words.labels import FRAMES, PICTOGRAM, Label, label_of
from recollect.parsing.words.numbers import GAP, Numbered, heading_number, number_of, numbered_label
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.vocabulary import DIGIT, Role, Vocabulary

_MAY_QUESTION = re.compile(
    either(
        r"(?:[(（][^()（）\n]{2,40}[)）])?[^\w\n]{0,12}(?:[Qq问题第面例自思FfPpВ]|[A-Za-z]{0,4}\d{1,2}[-–·_][Qq问])"
    )
)
_MAY_NUMBER = re.compile(
    rf"{GAP}(?:\*\*|__)?"
    rf"(?:{PICTOGRAM}(?:\*\*|__)?(?:[（(【][ \t]?|[\[#])?[\d一二三四五六七八九十]|🔟)"
)
_CODED = re.compile(r"`(?P<number>(?:Q[ \t]?)?\d{1,3})[.)、:]?`[.)、:：]?[ \t]+(?=[^\s.)、:：])")
"""A number set in code, to stand out: `1.` What …"""
_LINKED = re.compile(r"\[([^\[\]\n]+)\]\([^()\s]*\)[ \t]*")
"""A heading may be a link to itself, or to where it was first written."""
_TOPIC = re.compile(
    r"(?!Q(?:uestion)?[ \t]?\d)\w[^\n]{0,39}?[ \t][-–—|·][ \t](?=(?:Q|Question)[ \t]?\d)"
)
"""What a heading is about, before the label of its question: `Loops - Question 3 - …`."""
_QUALIFIED = re.compile(
    either(
        r"(?P<lead>[^\w\n]{0,12})"
        r"(?:(?:[A-Za-z]{3,12}[ \t]){1,2}(?=Question[ \t]?#?\d)|[一-鿿]{2,4}(?=问题[ \t]?\d))"
    )
)
"""Of which kind a question is, before its label: `Socratic Question 1: …`, `深度问题1：…`."""
_TWICE = re.compile(either(r"\d{1,3}[.)][ \t]*(?=\**(?:Q(?:uestion)?|问题)[ \t]?\d)"))
"""The number before a label that repeats it: `1.Question 1`, `1.**问题1 …**`."""
_TELLING = frozenset(
    both_forms("Qq问题第面例自思一二三四五六七八九十选OABCDEFGHabcdefghＡＢＣＤＥＦＧＨ")
)
"""Letters with which a label, a number or an option may start; so may any sign and digit."""
_COUNTS_NEAR = re.compile(r"\D{0,3}\d")
"""What stands behind the first letter where a label counts: `L2-Q3`."""
_MAY_OPTION = re.compile(
    r"(?:\*\*?|__?|==)?(?:(?:Option[ \t]|[选選][项項][ \t]?)?[(（\[]?[A-Ha-hＡ-Ｈ][^A-Za-z ]"
    rf"|[{SIGNS}])"
)
ONLY_COUNTED = re.compile(
    r"[^\w\n]*+(?:(?P<word>[^\W\d]{1,12}+)[ \t#]*|(?=\d{1,3}[.-]\d))"
    r"(?:[A-Z][.-])?\d{1,3}(?:[.-]?[A-Z])?(?:[.-]\d{1,3}){0,2}[a-z]?"
    r"[ \t*_]*[:：.]?[ \t*_]*(?:[(（][^()（）\n]{1,30}[)）][ \t*_]*)?$"
)
_SCORED = re.compile(
    r"[*_(（]{0,3}\d{1,3}(?:\.\d{1,2})?[ \t]*/[ \t]*\d{1,3}(?:\.\d{1,2})?[ \t]*"
    r"(?:points?|pts?|marks?)[*_)）.]{0,3}[ \t]*(?:\n(?P<rest>.*)|$)",
    re.I | re.S,
)
"""What a course's quiz says below a question of what its answer scored: `1 / 1 point`."""
_SET_OFF = re.compile(
    r"(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?[ \t]*|(?P<mark>[*_]))"
    r"(?P<word>[^\W\d_][^\n:：*]{0,15}?)(?(mark)(?P=mark))[ \t]*(?:\n(?P<rest>.*))?$",
    re.S,
)
"""A first line that is all a word: in italics, or behind a pictogram."""
_IN_GAP = re.compile(r"_{3,}[ \t]*([^_\n]*[^_\s])[ \t]*_{3,}[.。]?")
"""What a learner wrote into the gap of a quiz's answer: `Answer: ____B____`."""
_SAID_OF = re.compile(r"(?<=\d)[ \t]*[^\W\d]{2,12}$")
_OVER_TEXT = (Role.OWN_ANSWER, Role.ANSWER, Role.CRITIQUE)
"""What a plain first line may name."""
_LONGEST = 12
"""Letters of a word for an answer, fewer."""
_LONGEST_OVER = 24
"""Letters of a first line that says what the text below it is, fewer."""


def marks_of(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Marks:
    """Look at each piece, and then at those which tell what others mean."""
    marks = Marks(pieces, vocabulary)
    for piece in pieces:
        kind = piece.kind
        framed = kind in (TEXT, CODE) and piece.text.lstrip()[:3] in FRAMES
        if framed and _is_divider(piece.text.strip(), vocabulary):
            piece.kind, piece.holder = RULE, None
        elif kind == TEXT:
            _look_at_text(piece, marks)
        elif kind == HEADING:
            _look_at_heading(piece, marks)
        elif kind == OPEN:
            marks.folds.append(piece)
        elif kind == TABLE:
            marks.tables.append(piece)
    name_roles(marks)
    marks.kinds = set(kinds_in(marks))
    mark_rungs(marks)
    sort_options(marks)
    nest(marks)
    return marks


def _is_divider(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is a rule with a word in it that names no part: `--- Level 2 -----`."""
    label = label_of(text)
    return label is not None and not label.rest and vocabulary.role(label.word) is None


def _look_at_text(piece: Piece, marks: Marks) -> None:
    marks.texts.append(piece)
    if piece.marker:
        marks.entries.append(piece)
    if piece.box is not None:
        marks.boxes.append(piece)
    text = piece.text
    links = "](" in text and is_contents_entry(text)
    if not links:
        _look_for_label(piece, marks)
    if _is_plain(text):
        return
    if not links:
        _look_for_number(piece, text, marks)
    if not text[:1].isalnum():
        text = sign_behind(without_gap(text))
    if _MAY_OPTION.match(text) and (options := options_in(text)):
        marks.options[piece.index] = options


def _is_plain(text: str) -> bool:
    """Tell whether a text starts as no number and no option does."""
    return text[:1].isalpha() and text[0] not in _TELLING and not _COUNTS_NEAR.match(text, 1)


def _look_at_heading(piece: Piece, marks: Marks) -> None:
    marks.headings.append(piece)
    _look_for_label(piece, marks)
    text = linked_text(piece.text) or piece.text
    has_digit = DIGIT.search(text) is not None
    if has_digit and (topic := _TOPIC.match(text)):
        text = text[topic.end() :]
    if has_digit and (kind := _QUALIFIED.match(text)):
        text = kind["lead"] + text[kind.end() :]
    if not _is_plain(text):
        _look_for_number(piece, text, marks)
    named = marks.words.role(marks.label(piece.index).word)
    part = named if named is Role.ABOUT else title_role(piece.text, marks.words)
    if part and part is not Role.QUESTION:
        marks.part_headings[piece.index] = part
    counted = ONLY_COUNTED.match(piece.text) if has_digit else None
    if counted and marks.words.role(counted["word"] or "") is Role.QUESTION:
        marks.counted.add(piece.index)


def _alone(text: str, vocabulary: Vocabulary) -> Label | None:
    """Return the label that a text of nothing but a word for answers is: `参考答案`, `KEY`.

    So is a first line of more than a word over the text: `First thoughts`, `Agreed answer`.
    """
    word, _, below = text.partition("\n")
    longest = _LONGEST_OVER if below else _LONGEST
    named = vocabulary.role(word) if 1 < len(word) < longest else None
    if below:
        told = named in _OVER_TEXT and (" " in word or not word.isascii())
    else:
        told = named is Role.ANSWER or word in ("KEY", "Key")
    if not told or word[0] in "`$" or word[1] in ")）":  # `a = 1` is code, `A) 1` an option
        return None
    return Label(word, below, False, True)


def _set_off(text: str, vocabulary: Vocabulary) -> Label | None:
    """Return the label that is all of a text's first line, set off: `💡 提示`, `*Hints*`."""
    label = _SET_OFF.match(text)
    role = vocabulary.role(label["word"]) if label else None
    if label is None or role in (None, Role.QUESTION, Role.ABOUT):
        return None
    return Label(label["word"], label["rest"] or "", label["mark"] is not None, True)


def _hint_in_code(text: str, vocabulary: Vocabulary) -> Label | None:
    """Return the label of a hint that is all in a span of code: `hint: np.zeros`, or `hint:`."""
    in_code = text[:1] == "`" and text.find("`", 1) == len(text) - 1
    label = label_of(text[1:-1]) if in_code else None
    return label if label and vocabulary.role(label.word) is Role.HINT else None


def _look_for_label(piece: Piece, marks: Marks) -> None:
    text, index = piece.text, piece.index
    label = label_of(text) or _alone(text, marks.words) or _hint_in_code(text, marks.words)
    if label is None and piece.kind == TEXT and not text[:1].isalnum():
        label = _set_off(text, marks.words)
    if label is None and "/" in text and (scored := _SCORED.match(text)):
        above = marks.questions.get(index - 1)  # what it scored may stand above what it asks
        asked = above is None or above.rest
        label = Label("Answer", scored["rest"] or "", False, True) if asked else None
    if label and label.rest[:3] == "___" and (written := _IN_GAP.fullmatch(label.rest)):
        answers = marks.words.role(label.word) is Role.ANSWER
        label = label._replace(word="My answer", rest=written[1]) if answers else label
    if label is not None and text.split("\n", 1)[0] not in marks.words.separators["card"]:
        marks.labels[index] = label
    if len(piece.marker) > 1:  # no bullet's sign
        marks.numbers[index] = Numbered("", piece.marker[:-1], text)


def _look_for_number(piece: Piece, text: str, marks: Marks) -> None:
    index = piece.index
    if text[:1] == "`" and (coded := _CODED.match(text)):
        text = f"{coded['number']}. {text[coded.end() :]}"
    twice = _TWICE.match(text) if text[:1].isdigit() else None
    text = text[twice.end() :] if twice else text
    if _MAY_QUESTION.match(text):
        numbered = numbered_label(text)
        if numbered is not None and not _marks_answer(marks.label(index), marks.words):
            marks.questions[index] = numbered
    if index not in marks.numbers and _MAY_NUMBER.match(text):
        _count(piece, text, marks)


def _marks_answer(label: Label, vocabulary: Vocabulary) -> bool:
    """Tell whether a label is over what is said of the answer to a question: `Q1 批改`."""
    said = _SAID_OF.search(label.word) if label.closed else None
    return said is not None and vocabulary.role(said[0]) is Role.CRITIQUE


def _count(piece: Piece, text: str, marks: Marks) -> None:
    """Mark the number that a text starts with; a label may stand behind it: `1、填空题：…`."""
    number = heading_number(text) if piece.kind == HEADING else number_of(text)
    if number is None:
        return
    if piece.kind == HEADING and (linked := _LINKED.fullmatch(number.rest)):
        number = number._replace(rest=linked[1])
    marks.numbers[piece.index] = number
    label = marks.labels.get(piece.index)
    counts = label is not None and not label.bold and label.word[:1] in number.number
    if counts or (label is None and piece.kind == TEXT):
        label = label_of(number.rest) or label
    if label is not None:
        marks.labels[piece.index] = label
