"""What a line asks that carries a label for a question: `问题: …`, `**Short answer:**`, `Q7`."""

from __future__ import annotations

import re

from recollect.core.phrases import Phrase, phrase
from recollect.core.text.scripts import both_forms
from recollect.parsing.items.answers import is_answered, leads_to_answer, names_answer
from recollect.parsing.items.lines.asked import Asked, Company
from recollect.parsing.items.lines.below_labels import asked_below, asked_within
from recollect.parsing.items.lines.numbered import is_stated, numbered_line
from recollect.parsing.items.troubles import has_a_cause, is_reported
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.folding import folded, unremarked
from recollect.parsing.words.labels import Label, bare, question_and_answer
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.truth import calls_to_judge
from recollect.parsing.words.vocabulary import Role, Vocabulary

_NAMED = (*both_forms(["题", "卡片", "闪卡"]), "card", "Card")
_EXERCISE = both_forms(["exercise", "练习", "习题"])
_SURE = both_forms([" question", " challenge", " exercise", "思考题", "自测题", "练习题", "面试题"])
_CLAUSE = re.compile(r"[,.;，。；]\s*")
_PART = re.compile(r"[(（][a-z1-9][)）][ \t]*")
"""The letter of a part of an exercise: `(a) Show that …`."""
_COUNT = re.compile(r"[ \t]?#?\d{1,3}$")


def labelled_line(note: Outline, piece: Piece) -> Asked | None:
    """Return what a line asks behind a label that says so, or None."""
    numbered = note.marks.questions.get(piece.index)
    label = note.marks.labels.get(piece.index)
    if numbered is not None:
        return numbered_line(note, piece, numbered)
    if label is None or note.marks.roles.get(piece.index) is Role.FOLLOW_UP:
        return None
    if names_question(note, piece):
        return _labelled(note, piece, label)
    answered = names_answer(note, piece.index + 1)
    if answered and (note.words.is_example(label.word) or calls_to_judge(piece.text)):
        return Asked(
            label.rest, phrase("an example, or a statement to judge, with a labelled answer")
        )
    if label.bold:
        return _named(note, piece, label)
    within = piece.index in note.marks.parents
    asked = None if within else _prompt(label)
    if asked and _titles_questions(label.word, note.words):
        return asked
    kind = piece.marker and label.rest and is_answered(note, piece.index)
    if kind and _names_a_kind(label.word, note.words):
        return Asked(
            label.rest, phrase("a line labelled {label}, with a labelled answer", label=label.word)
        )
    return None


def names_question(note: Outline, piece: Piece) -> bool:
    """Tell whether a line starts with what names a question, though it may report a problem."""
    if piece.index in note.marks.questions:
        return True
    label = note.marks.labels[piece.index]
    role = note.marks.roles.get(piece.index) if label.closed else note.words.role(label.word)
    return role is Role.QUESTION


def _labelled(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what is asked behind a question's label, or below one that stands alone."""
    if not label.rest:
        return _under_label(note, piece, label)
    if not (label.closed or label.counts):
        begins = label.rest[:1].isupper() and piece.index + 1 in note.marks.roles
        return Asked(label.rest, _why(label)) if begins else None
    if _is_one_of_exercises(note, piece, label):
        text = bare(label.rest)
        asks_on = not ends_as_question(text)
        return Asked(text, _why(label), _number(label), asks_on=asks_on)
    if not (label.counts or _puts(note, piece, label)):
        return None
    open_entry = piece.marker and not is_answered(note, piece.index)
    if open_entry and not _titles_exercise(note, piece, label):
        return _in_open_entry(note, piece, label)
    return _behind_label(note, piece, label)


def _under_label(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what is asked below a label that stands alone, or within the entry that it is."""
    above, work = note.marks.label(piece.index - 1), note.words.sets_work
    if not label.counts and work(above.word) and work(label.word):
        return None  # it goes on with what a heading states: `Scenario: …`, `Tasks:`
    look = asked_within if piece.marker else asked_below
    return look(note, piece, _why(label), _number(label))


def _is_one_of_exercises(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether a paragraph says that it is an exercise, and so does the title over it."""
    named = folded(label.word) in _EXERCISE or (label.counts and label.closed)
    titled = label.bold and named and not piece.marker
    return titled and is_exercise_title(piece.section.title, note.words)


def _in_open_entry(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what an entry asks that no label answers: it says its answer, or is surely asked."""
    text, said = question_and_answer(label.rest)
    if not said:
        named = folded(label.word).endswith(_SURE) or _is_titled(note, piece)
        if not (named and asks_among_others(text, note.words)) or has_a_cause(note, piece):
            return None
    return Asked(_unquoted(text), _why(label), _number(label), said)


def _behind_label(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what the text behind a label asks or sets, or leads on to."""
    why, number = _why(label), _number(label)
    stated = _titles_exercise(note, piece, label) or is_stated(note, piece, label.rest)
    if not stated and _is_set(label, note.words):
        return Asked(bare(label.rest), why, number, in_prose=True)
    only_counted = label.counts and not stated
    asks_on = only_counted and leads_to_answer(note, piece.index + 1)
    asks_on |= _leads_to_list(note, piece, label)
    if not (stated or asks_on or (only_counted and _counts_task(note, piece, label))):
        return None
    text, said = question_and_answer(label.rest)
    plain = not (label.bold or label.counts or asks_on or said)
    alone = plain and _asks_on_its_own(note, piece.index + 1)
    return Asked(text, why, number, said or label.said, asks_on=asks_on, in_prose=alone)


def _why(label: Label) -> Phrase:
    return phrase("a line labelled {label}", label=label.word)


def _number(label: Label) -> str | None:
    """Return the label of a question that it counts."""
    return label.word if label.counts else None


def _puts(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether a text is put to the learner: not what broke, a reply, or only a scenario."""
    told = _replies(note, piece, label) or _tells(note, piece, label)
    return not (told or is_reported(note, piece.index))


def _titles_exercise(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether the label of a numbered line titles an exercise, whatever words set it."""
    return piece.index in note.marks.numbers and is_exercise_title(label.word, note.words)


def _leads_to_list(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether the text behind a label leads to the list right below it."""
    below = note.piece_at(piece.index + 1)
    return leads_on(label.rest) and bool(below.marker)


def _counts_task(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether a counted label is surely a question's, or a task is set behind or below it."""
    if label.bold and not note.words.sets_work(label.word):
        return True
    if note.words.is_example(label.word):
        return False
    return sets_task(label.rest, note.words) or (label.bold and _sets_below(note, piece))


def _sets_below(note: Outline, piece: Piece) -> bool:
    """Tell whether a sentence behind a counted label sets a task, or parts right below it do."""
    below = note.piece_at(piece.index + 1)
    part = _PART.sub("", below.text) if below.text.startswith(("(", "（")) else ""
    texts = (note.marks.labels[piece.index].rest, part)
    return not has_a_cause(note, piece) and any(asks_somewhere(t, note.words) for t in texts)


def _asks_on_its_own(note: Outline, index: int) -> bool:
    """Tell whether a plain line asks, and is none of the question above it."""
    below = note.piece_at(index)
    return below.kind == TEXT and not below.marker and asks(below.text, note.words)


def _is_titled(note: Outline, piece: Piece) -> bool:
    """Tell whether an entry stands in a numbered one that only titles it: `3. Knots`."""
    above = note.marks.parents.get(piece.index)
    return above in note.marks.numbers and not ends_as_question(note.pieces[above].text)


def _named(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what is asked behind a bold label that only calls it a question, or counts it."""
    marked = "?" in label.rest or "？" in label.rest
    may_name = " " in label.word or any(kind in label.word for kind in _NAMED)
    if label.rest and not (marked or (may_name and sets_task(label.rest, note.words))):
        return None
    if note.words.role(label.word) is Role.OWN_ANSWER:
        return None
    if _titles_questions(label.word, note.words):
        return _prompt(label) if label.rest else asked_below(note, piece, _why(label), None)
    if not label.closed:
        return None
    return _behind_kind(note, piece, label) if label.rest else _below_kind(note, piece, label)


def _behind_kind(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what is asked behind a label that ends in what names a question."""
    asking = ends_as_question(label.rest) or sets_task(label.rest, note.words)
    if not (asking and _names_a_kind(label.word, note.words)):
        return None
    answered = bool(label.said) or is_answered(note, piece.index)
    goes_on = leads_on(label.rest)
    sure = folded(label.word).endswith(_SURE)
    return Asked(
        _unquoted(label.rest),
        _why(label),
        said=label.said,
        company=None if answered or sure else Company.COUNTED,
        asks_on=goes_on,
        in_prose=sure and not (answered or goes_on),
    )


def _below_kind(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return what is asked and answered below a label that counts it, or is a numbered topic."""
    why, numbered = _why(label), note.marks.numbers.get(piece.index)
    if _names_a_kind(label.word, note.words):
        return asked_below(note, piece, why, label.word) if label.counts else None
    if numbered is None or asks_among_others(numbered.rest, note.words):  # it asks itself
        return None
    asked = asked_below(note, piece, why, numbered.label)
    return asked if asked and asked.below and leads_to_answer(note, piece.index + 1) else None


def _titles_questions(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_called("question_list", word) or is_exercise_title(word, vocabulary)


def _is_set(label: Label, vocabulary: Vocabulary) -> bool:
    """Tell whether a text sets an exercise within prose: `**Exercise:** Using …, show that …`."""
    clauses = _CLAUSE.split(label.rest) if folded(label.word) in _EXERCISE else ()
    return any(sets_task(clause, vocabulary) for clause in clauses)


def _tells(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether a piece of work only tells what the list below it names: `Scenario: …:`."""
    if not (note.words.sets_work(label.word) and leads_on(label.rest)):
        return False
    return not (asks_somewhere(label.rest, note.words) or is_answered(note, piece.index))


def _replies(note: Outline, piece: Piece, label: Label) -> bool:
    """Tell whether a line replies to the one above it, whose label answers but which asks.

    So candidates ask interviewers in turn.
    """
    above = piece.index - 1
    asked = note.marks.roles.get(above) is Role.ANSWER and note.pieces[above].kind == TEXT
    return asked and ends_as_question(note.pieces[above].text) and not ends_as_question(label.rest)


def _names_a_kind(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a label ends in what names a question: `Original drill (10 marks)`, 进阶题.

    It may count it: `Inline question 2`.
    """
    word = _COUNT.sub("", unremarked(word))
    last = word.rsplit(" ", 1)[-1]
    named = last != word and vocabulary.role(last) is Role.QUESTION
    return named or word.endswith(_NAMED)


def _unquoted(text: str) -> str:
    """Return what is asked without the italics and the quotation marks around all of it."""
    return bare(text).strip('*_"“” ')


def _prompt(label: Label) -> Asked | None:
    """Return what asks behind a word that titles questions: `**思考**：…？`, `【思考】…？`."""
    if not ("?" in label.rest or "？" in label.rest):
        return None
    text, said = question_and_answer(label.rest)
    if not ends_as_question(text):
        return None
    sure = label.said or (label.bold and label.word[-1:].isnumeric())
    return Asked(
        bare(text),
        phrase("a line behind {label}", label=label.word),
        said=said or label.said,
        prompt=not sure,
    )
