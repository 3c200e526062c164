"""`**Q1**: …`, `**问题**: …`, `1. **…？**`: a line with a question's label, or bold and asking."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from recollect.parsing.asking import (
    asks,
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    sets_task,
)
from recollect.parsing.claims import HIGHLIGHTED, MARKED, WORDED, Claim
from recollect.parsing.folding import folded
from recollect.parsing.labels import (
    Label,
    Numbered,
    answered_below,
    asked_and_said,
    bare,
    titled,
    unpictured,
)
from recollect.parsing.marks import is_contents_entry
from recollect.parsing.openers import end_of, leads_to_answer, promises_questions
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import CODE, HEADING, TEXT, Piece
from recollect.parsing.troubles import has_a_cause, is_reported
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_ANSWERING = (Role.ANSWER, Role.HINT, Role.OWN_ANSWER, Role.EXPLANATION)
_ASKING, _NUMBER, _SIGN, _WORDS = "asking", "number", "sign", "words"
_MANY = 5
"""Lines in bold that end in a pictogram: where this many of them ask, the others do too."""
_FEW = 3
"""Bold questions without number or answer label: only where a note has this many of them."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a line asks, and how it says so; `said` is an answer that starts on the same line."""

    text: str
    why: str
    label: str | None = None
    said: str = ""
    company: str = ""
    """What others must share for it to be a question: asking in bold, a number, a sign."""
    bold_number: bool = False
    """It stands in bold behind a number."""
    below: bool = False
    """The label stands alone, and the question on the line below it."""
    alone: bool = False
    """It is asked in bold, without a number or a label: the next such line ends it."""
    asks_on: bool = False
    """What stands between it and its answer's label goes on asking."""
    prompt: bool = False
    """Inside an item, its label gives a hint: it asks only where it stands in none."""

    @property
    def strength(self) -> int:
        """How sure it is to be a question."""
        if self.prompt or self.company in (_NUMBER, _WORDS):
            return HIGHLIGHTED
        return WORDED if self.company else MARKED


@dataclass(frozen=True, slots=True)
class BoldQuestion:
    """The question is in the bold, or follows its bold label; what stands below belongs to it."""

    name: str = "bold-question"
    specificity: int = 60

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line with a bold label that asks, or whose bold part asks."""
        labelled = sorted(note.marks.labels.keys() | note.marks.questions.keys())
        texts = [note.pieces[index] for index in labelled if note.pieces[index].kind == TEXT]
        found = [
            (piece.index, asked) for piece in texts if (asked := _asked(note, piece, vocabulary))
        ]
        met = _company(note, found)
        following = len(note.pieces)
        for index, asked in reversed(found):
            promised = asked.company == _ASKING and promises_questions(note, note.pieces[index])
            if promised or asked.company in met:
                claim = _claim(note, index, asked, vocabulary)
                if asked.alone:
                    claim = replace(claim, end=max(claim.head, min(claim.end, following)))
                    following = index
                yield claim


def _company(note: Outline, found: list[tuple[int, _Asked]]) -> set[str]:
    """Return how a note's bold lines ask where neither a number nor a label says so."""
    met = {""}
    alone = [index for index, asked in found if asked.alone and asked.company != _WORDS]
    bold = [i for i, label in note.marks.labels.items() if label.bold and not note.pieces[i].marker]
    if len(alone) >= _FEW and 2 * len(alone) >= len(bold):
        met.add(_ASKING)
        if sum(_is_signed(note.pieces[index].text) for index in alone) >= _MANY:
            met.add(_SIGN)
        if len(alone) >= sum(asked.company == _WORDS for _, asked in found):
            met.add(_WORDS)
    if sum(asked.bold_number for _, asked in found) >= _FEW:
        met.add(_NUMBER)
    return met


def _is_signed(text: str) -> bool:
    """Tell whether a line ends in a pictogram, as marks of difficulty do."""
    last = text.rstrip("*_ \t\ufe0f\u200d")[-1:]
    return bool(last) and unicodedata.category(last) == "So"


def _claim(note: Outline, index: int, asked: _Asked, vocabulary: Vocabulary) -> Claim:
    goes_on = asked.text.endswith("?") and sets_task(asked.said, vocabulary)
    return Claim(
        start=index,
        head=index + 1 + asked.below,
        end=_end(note, index, vocabulary),
        question=f"{asked.text} {asked.said}" if goes_on else asked.text,
        label=asked.label,
        said="" if goes_on else asked.said,
        strength=asked.strength,
        asks_on=asked.asks_on,
        why=asked.why,
    )


def _end(note: Outline, index: int, vocabulary: Vocabulary) -> int:
    """Return how far an item reaches: a heading that names its answer goes on with it."""
    end = end_of(note, index)
    if note.pieces[index].quoted and end == index + 1:  # a quotation of nothing but the question
        return note.reach.to_next_item(index)
    if end == len(note.pieces) or note.pieces[end].kind != HEADING:
        return end
    answers = reveal_role(note.pieces[end].text, vocabulary) is Role.ANSWER
    return note.reach.of_heading(end) if answers else end


def _asked(note: Outline, piece: Piece, vocabulary: Vocabulary) -> _Asked | None:
    numbered = note.marks.questions.get(piece.index)
    label = note.marks.labels.get(piece.index)
    bold = label is not None and label.bold
    if numbered is not None:
        if not numbered.rest and (code := _code_below(note, piece)):
            return _Asked(code, "a number over code to tell about", numbered.label, below=True)
        if (piece.marker or not bold) and not _is_stated(note, piece, numbered.rest, vocabulary):
            return None
        if not ends_as_question(numbered.rest) and has_a_cause(note, piece, vocabulary):
            return None
        why = f"a line labelled {numbered.label}"
        if numbered.rest:
            text, said = answered_below(numbered.rest)
            if asks_somewhere(said, vocabulary):
                text, said = numbered.rest, ""
            return _Asked(text, why, numbered.label, numbered.said or said)
        return _below(note, piece, why, numbered.label, vocabulary)
    if label is None:
        return None
    role = note.marks.roles.get(piece.index) if label.closed else vocabulary.role(label.word)
    if role is Role.QUESTION:
        return _labelled(note, piece, label, vocabulary)
    if not label.bold:
        return None
    named = _named(note, piece, label, vocabulary) if label.closed else None
    return named or _bold(note, piece, label, vocabulary)


def _labelled(note: Outline, piece: Piece, label: Label, vocabulary: Vocabulary) -> _Asked | None:
    why = f"a line labelled {label.word}"
    number = label.word if any(letter.isdigit() for letter in label.word) else None
    if not label.rest:
        return _below(note, piece, why, number, vocabulary) if not piece.marker else None
    if not label.closed and number is None:
        return None
    if number is None and is_reported(note, piece.index, vocabulary):
        return None
    if piece.marker and not _is_answered(note, piece.index + 1):
        return None
    stated = _is_stated(note, piece, label.rest, vocabulary)
    asks_on = bool(number) and not stated and leads_to_answer(note, piece.index + 1)
    if number and not stated and not vocabulary.is_example(label.word):
        stated = sets_task(label.rest, vocabulary)
    sure = label.bold and number and not vocabulary.sets_work(label.word)
    if not (sure or stated or asks_on):
        return None
    text, said = asked_and_said(label.rest)
    return _Asked(text, why, number, said or label.said, asks_on=asks_on)


def _named(note: Outline, piece: Piece, label: Label, vocabulary: Vocabulary) -> _Asked | None:
    """Return what is asked behind a bold label that only calls it a question, or counts it."""
    if folded(label.word) in vocabulary.sections["question_list"]:
        return _prompt(piece, label)
    why = f"a line labelled {label.word}"
    if label.word.casefold().endswith((" question", "问题")):
        asks_ = ends_as_question(label.rest) and _is_answered(note, piece.index + 1)
        return _Asked(bare(label.rest).strip('"“”'), why) if asks_ else None
    if label.rest or piece.index not in note.marks.numbers:
        return None
    number = note.marks.numbers[piece.index].label
    asked = _below(note, piece, why, number, vocabulary)
    return asked if asked and asked.below and leads_to_answer(note, piece.index + 1) else None


def _prompt(piece: Piece, label: Label) -> _Asked | None:
    """Return a line all in bold that asks behind a word that titles questions: `**思考：…？**`."""
    text = piece.text.strip()
    alone = text.endswith("**") and text.count("**") == 2
    if not (alone and ends_as_question(label.rest)):
        return None
    return _Asked(bare(label.rest), f"a line in bold behind {label.word}", prompt=True)


def _below(
    note: Outline, piece: Piece, why: str, number: str | None, vocabulary: Vocabulary
) -> _Asked | None:
    """Return the question on the line below a label that stands alone."""
    index = piece.index + 1
    if index >= len(note.pieces):
        return None
    if note.pieces[index].kind != TEXT:
        return None
    if index in note.marks.labels and note.marks.labels[index].closed:
        return None
    if note.pieces[index].marker and note.pieces[min(index + 1, len(note.pieces) - 1)].marker:
        leads = leads_to_answer(note, index)  # a list asks, all of it
        return _Asked("", why, number) if leads else None
    text = note.pieces[index].text
    sure = number and not vocabulary.sets_work(note.marks.labels[piece.index].word)
    if sure or ends_as_question(text) or leads_to_answer(note, index):
        return _Asked(text, why, number, below=True)
    return None


def _code_below(note: Outline, piece: Piece) -> str:
    """Return the code right below a line, or nothing."""
    below = note.pieces[piece.index + 1 : piece.index + 2]
    if not below or below[0].kind != CODE:
        return ""
    return note.source(below[0].start, below[0].end, below[0].holder)


def _is_stated(note: Outline, piece: Piece, text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a labelled text asks, leads on to what asks, or is answered; not what broke."""
    if ends_as_question(text) or text.rstrip().endswith((":", "：")):
        return True
    if has_a_cause(note, piece, vocabulary):
        return False
    return asks(text, vocabulary) or _is_answered(note, piece.index + 1)


def _bold(note: Outline, piece: Piece, label: Label, vocabulary: Vocabulary) -> _Asked | None:
    """Return a line whose bold part asks: numbered, answered by a label, or among others."""
    stripped = unpictured(piece.text.strip())
    text = bare(stripped)
    whole = text != stripped and "**" not in text
    said = "" if whole or is_contents_entry(label.rest.lstrip("-–— ")) else label.rest
    if not whole:
        text = label.word
        if label.closed or not label.rest:
            return None
    number = note.marks.numbers.get(piece.index)
    if not ends_as_question(text):
        return _among_others(piece, text, number, said, vocabulary, whole=whole)
    if number is not None:
        stated = bare(number.rest) if whole else titled(text)[1]
        why = "a numbered line in bold that asks"
        return _Asked(stated, why, number.label, said, bold_number=True)
    if whole and _is_answered(note, piece.index + 1):
        return _Asked(text, "a line in bold that asks, with a labelled answer", alone=True)
    if piece.quoted:
        return None
    why = "a line in bold that asks, among others"
    return _Asked(text, why, said=said, company=_ASKING, alone=True)


def _among_others(
    piece: Piece,
    text: str,
    number: Numbered | None,
    said: str,
    vocabulary: Vocabulary,
    *,
    whole: bool,
) -> _Asked | None:
    """Return a bold line that does not ask by itself: numbered or signed as those that do."""
    if piece.quoted:
        return None
    if number is not None:
        why = "a numbered line in bold, among some that ask"
        stated = bare(number.rest) if whole else titled(text)[1]
        if not (text.endswith((":", "：")) or asks(stated, vocabulary)):
            return None
        worded = asks(stated, vocabulary)
        return _Asked(stated, why, number.label, said, company=_NUMBER, bold_number=worded)
    if whole and _is_signed(text):
        return _Asked(text, "a line in bold, signed as those that ask", company=_SIGN)
    if whole and not piece.marker and asks_among_others(text, vocabulary):
        why = "a line in bold that asks by its words, among others"
        return _Asked(text, why, company=_WORDS, alone=True)
    return None


def _is_answered(note: Outline, index: int) -> bool:
    return note.marks.roles.get(index) in _ANSWERING


DIALECT = BoldQuestion()
