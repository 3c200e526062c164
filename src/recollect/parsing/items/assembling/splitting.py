"""Which part of an item plays which role: the lines below a question, split at their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from recollect.parsing.items.assembling.parts import Part
from recollect.parsing.items.troubles import has_a_cause
from recollect.parsing.items.verbatim import leads_away
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CLOSE, CODE, HEADING, OPEN, RULE, TEXT, Piece
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import answered_at_end, label_of
from recollect.parsing.words.roles import label_role, title_role
from recollect.parsing.words.vocabulary import Role, Vocabulary

_TIP = "tip"
_QUOTED = (Role.QUESTION, Role.HINT, Role.CRITIQUE, Role.INSIGHT)
"""What a label in a quotation begins, and the quotation ends."""
_SOLVED = ("solution", "solutions")
_STYLE = re.compile("[a-z]*")
"""What a site says of how a box looks, and no title: `hint info`."""
DISCUSSION = "discussion"
"""A type that asks, though the word alone titles an explanation."""
_TYPES = {"hint": Role.HINT, "success": Role.ANSWER, "answer": Role.ANSWER, "solution": Role.ANSWER}
"""What a callout is whose title names no part: `> [!success] In so many words`."""
_ON_LINE = re.compile(
    r"[ \t　;；,，]{1,4}(?P<word>[^\W\d_][^\n:：]{1,15})[:：][ \t]*(?P<rest>\S.*)", re.S
)
"""A label behind what another one's line says."""


def split(pieces: Sequence[Piece], note: Outline, *, asked: bool = False) -> list[Part]:
    """Split the pieces below a question into parts; those before any label have no role.

    `asked`: the question is asked in full before them.
    """
    splitter = _Splitter(note, _of_options(pieces, note), asked)
    for piece in pieces:
        splitter.take(piece)
    parts = splitter.parts
    return [part for part in parts if part.labelled or any(p.kind != RULE for p in part.pieces)]


class _Splitter:
    """Gives the pieces below a question to parts, one after the other."""

    def __init__(self, note: Outline, options: Set[int], asked: bool) -> None:
        self.note = note
        self.options = options
        self.asked = asked
        self.parts = [Part(None, "", -1)]
        self.folds: list[bool] = []
        """Of each fold that is open: whether it began a part by its title."""
        self.points: set[int] = set()
        """The lists of points of an answer, whose entries are no answers of their own."""

    def take(self, piece: Piece) -> None:
        """Let a piece begin a part, end one, or go on with it."""
        if piece.kind == OPEN:
            self._open(piece)
        elif piece.kind == CLOSE:
            if self.folds and self.folds.pop():
                self.parts.append(Part(None, "", piece.end))
        elif begun := self._begun(piece):
            if begun.role is not Role.ABOUT:
                self.parts += [begun, *_behind(begun, self.note.words)]
        elif _is_beside_insight(piece, self.parts[-1], self.note):
            self.parts.append(Part(Role.ANSWER, "", piece.start, pieces=[piece]))
        elif _leaves(self.parts, piece, self.note.words):
            self.parts.append(Part(None, "", piece.start, pieces=[piece]))
        else:
            self.parts[-1].pieces.append(piece)

    def _open(self, fold: Piece) -> None:
        opened = _opened(fold, self.parts[-1], self.note.words)
        self.folds.append(opened is not None and opened.labelled)
        self.parts += [opened] if opened else []
        part = self.parts[-1]
        if not (part.labelled or part.pieces) and self.note.shows(fold):
            part.pieces.append(fold)

    def _begun(self, piece: Piece) -> Part | None:
        """Return the part that a piece begins, unless it is an option, a point or told of."""
        if piece.index in self.options:
            return None
        part = self.parts[-1]
        begun = _verdict(piece, part, self.note) or _marks(piece, self.note)
        if begun is None or self._is_point(piece, begun):
            return None
        if _is_told(begun, part, self.note, asked=self.asked):
            return None
        within = any(self.folds) and begun.role is Role.QUESTION
        return None if within else begun

    def _is_point(self, piece: Piece, begun: Part) -> bool:
        """Tell whether a piece is a point of the answer that it stands in: `- **Problem**: …`.

        A hint that is quoted below an answer only remarks on it: `> 提示：…`.
        """
        if piece.holder is None:
            return False
        if _is_one_of_several(piece, begun, self.parts[-1]):
            return True
        if begun.role is Role.HINT and piece.quoted and self._answers():
            return True
        if begun.role is Role.ANSWER and self._replies(piece):
            return True
        if piece.marker and self._begins_points(piece, begun):
            self.points.add(piece.holder.listing)
        return piece.holder.listing in self.points

    def _answers(self) -> bool:
        """Tell whether the last part has begun to answer: by its label, or below what is asked."""
        part = self.parts[-1]
        told = part.role is Role.ANSWER or (self.asked and part.role is None)
        return told and bool(part.pieces or part.first)

    def _replies(self, piece: Piece) -> bool:
        """Tell whether a label answers what an entry asks that it stands in, amid what is told."""
        part = self.parts[-1]
        entry = next((above for above in reversed(part.pieces) if above.marker), None)
        within = entry is not None and entry.holder is piece.holder and not piece.marker
        if entry is None or not (within and self.asked and part.role is None):
            return False
        return entry is not part.pieces[0] and ends_as_question(entry.text)

    def _begins_points(self, piece: Piece, begun: Part) -> bool:
        """Tell whether an entry begins the points of an answer, whatever its label says."""
        part = self.parts[-1]
        labelled = part.role is Role.ANSWER and part.labelled
        if begun.role is Role.INSIGHT:  # `- 要点 1：…`
            return labelled and not _is_begun(part)
        if begun.role is not Role.QUESTION:
            return False
        within = any(not p.marker or piece.depth > p.depth for p in part.pieces[:1])
        return (labelled and within) or (self.asked and part.role is None)


def _opened(fold: Piece, part: Part, vocabulary: Vocabulary) -> Part | None:
    """Return the part that a fold begins, or None where the one before it goes on.

    A fold that names no role ends hints, but holds them right below their label.
    """
    remarks = fold.text == fold.info == _TIP and bool(part.pieces)  # on what stands before it
    role = None if remarks else fold_role(fold, vocabulary)
    if role is not None:
        return Part(role, _said(fold.text, vocabulary), fold.start, "", [fold], labelled=True)
    hinted = part.role is Role.HINT and (part.first or part.pieces[1:])
    return Part(None, "", fold.start) if hinted else None


def fold_role(fold: Piece, vocabulary: Vocabulary) -> Role | None:
    """Return which part of an item a fold holds by its title, or else by its type."""
    if fold.info == DISCUSSION:
        return None
    styled = _STYLE.fullmatch(fold.text) is not None
    return title_role(fold.text, vocabulary) or (None if styled else _TYPES.get(fold.info))


def _behind(own: Part, vocabulary: Vocabulary) -> list[Part]:
    """Part what answers from the learner's own answer on its line: `我的答案：B 正确答案：A`."""
    match = _ON_LINE.search(own.first) if own.role is Role.OWN_ANSWER else None
    if match is None or vocabulary.role(match["word"]) is not Role.ANSWER:
        return []
    answer = Part(Role.ANSWER, match["rest"], own.line, match["word"], own.pieces, labelled=True)
    own.first, own.pieces = own.first[: match.start()], own.pieces[:1]
    return [answer]


def _of_options(pieces: Sequence[Piece], note: Outline) -> set[int]:
    """Return the pieces that are options, or stand in the entry of one: they begin no part.

    An entry in it may explain it.
    """
    found = {piece.index for piece in pieces if piece.index in note.marks.options}
    entries = {p.holder for p in pieces if p.marker and (p.index in found or p.box is not None)}
    for piece in pieces if entries else ():
        explains = piece.marker and note.marks.roles.get(piece.index) is Role.EXPLANATION
        holder = piece.holder.parent if explains and piece.holder else piece.holder
        answers = note.marks.roles.get(piece.index) is Role.ANSWER
        if holder in entries and (explains or not (piece.marker or answers)):
            found.add(piece.index)
    return found


def _is_one_of_several(piece: Piece, marked: Part, part: Part) -> bool:
    """Tell whether a hint, or what explains in an answer, is an entry beside others with labels."""
    if marked.role is Role.HINT:
        beside = part.pieces[-1:]
    elif marked.role is Role.EXPLANATION and part.role is Role.ANSWER:
        beside = part.pieces[1:][-1:]
    else:
        return False
    return any(_is_beside(piece, above) for above in beside)


def _is_told(marked: Part, part: Part, note: Outline, *, asked: bool) -> bool:
    """Tell whether an answer that a label began tells of a problem and what solves it, in turn; or
    of another way to solve it, whatever that is called.

    `asked`: the question is asked in full; a problem right below the label is told of.
    """
    if part.role is not Role.ANSWER or not part.labelled:
        return False
    if not _is_begun(part) and (asked or marked.role is not Role.QUESTION):
        return marked.role is Role.QUESTION
    word = folded(marked.title)
    if marked.role is Role.ANSWER and word.endswith(_SOLVED) and word not in note.words.roles:
        return True
    problem = marked if marked.role is Role.QUESTION else part
    at = problem.pieces[-1].index if problem.pieces else -1
    roles = note.marks.roles
    if roles.get(at) is not Role.QUESTION:
        return False
    return roles.get(at + 1) is Role.ANSWER or has_a_cause(note, note.pieces[at])


def _is_beside(piece: Piece, above: Piece) -> bool:
    """Tell whether an entry with a label is one of several: `- **Root**: …`, `- **Tip**: …`."""
    beside = piece.marker and above.marker and piece.listing == above.listing
    return bool(beside) and _is_labelled(above)


def _is_beside_insight(piece: Piece, part: Part, note: Outline) -> bool:
    """Tell whether an entry has a label beside that of an insight: `- 【考点】…`, `- 【框架】…`."""
    first = part.pieces[0] if part.role is Role.INSIGHT and part.pieces else piece
    if first.start != part.line or not piece.marker or piece.listing != first.listing:
        return False
    own, label = (note.marks.labels.get(each.index) for each in (first, piece))
    return own is not None and label is not None and label.closed and label.bold is own.bold


def _said(title: str, vocabulary: Vocabulary) -> str:
    """Return what a fold's title says itself, behind its label: `Answer: B`, `答案（答案：B）`."""
    label = label_of(title)
    if label is not None and label_role(label, vocabulary) is not None:
        return label.rest
    return answered_at_end(title)[1]


def _marks(piece: Piece, note: Outline) -> Part | None:
    """Return the part that a piece begins with a role's label, or None."""
    if piece.kind not in (TEXT, HEADING):
        return None
    role = note.marks.roles.get(piece.index)
    if role is not None:
        if role is Role.QUESTION and piece.index in note.marks.questions:
            return None
        label = note.marks.labels[piece.index]
        return Part(role, label.rest, piece.start, label.word, [piece], labelled=True)
    if piece.kind == HEADING:
        role = note.marks.part_headings.get(piece.index) or title_role(piece.text, note.words)
        told = role is not Role.QUESTION or piece.index - 1 in note.marks.questions
        told = _titles_options(note, piece) if role is Role.ABOUT else told
        if role and told:
            return Part(role, "", piece.start, piece.text, labelled=True)
    return None


def _verdict(piece: Piece, own: Part, note: Outline) -> Part | None:
    """Return the part that begins with how the learner's own answer did: `**Result:** correct`."""
    if own.role is not Role.OWN_ANSWER or piece.index in note.marks.roles:
        return None
    label = note.marks.label(piece.index)
    word = label.word if label.closed else piece.text if piece.kind == HEADING else ""
    if not note.words.is_called("verdict", note.words.qualifier.sub("", word.casefold())):
        return None
    below = [piece] if label.word else []
    return Part(Role.CRITIQUE, label.rest, piece.start, word, below, labelled=True)


def _titles_options(note: Outline, heading: Piece) -> bool:
    below = note.piece_at(heading.index + 1)
    return below.box is not None or below.index in note.marks.options


def _leaves(parts: Sequence[Part], piece: Piece, words: Vocabulary) -> bool:
    """Tell whether a piece ends the last part: what leads nowhere, references before any other."""
    part = parts[-1]
    if part.role is Role.REFERENCE:
        first = not any(each.first or each.pieces for each in parts[:-1])
        led = first and bool(part.pieces) and leads_away(part.pieces[-1])
        return led and not leads_away(piece)
    if _is_behind_quotation(part, piece):
        return True
    if part.role is Role.QUESTION:
        return _leaves_question(part, piece, words)
    if part.role is Role.OWN_ANSWER:
        return _answers_own(part, piece)
    if part.role is Role.CRITIQUE:
        own = any(each.role is Role.OWN_ANSWER for each in parts)
        return own and bool(part.first) and not piece.marker and _is_labelled(piece)
    return part.role is Role.HINT and _leaves_hint(part, piece)


def _is_behind_quotation(part: Part, piece: Piece) -> bool:
    """Tell whether a piece stands behind the quotation that a part's label begins: `> 点评：…`."""
    quoted = part.labelled and part.role in _QUOTED and bool(part.pieces)
    return quoted and part.pieces[0].quoted and not piece.quoted


def _leaves_question(part: Part, piece: Piece, words: Vocabulary) -> bool:
    """Tell whether a piece ends what is asked: as a title of an answer."""
    if piece.kind != HEADING:
        return False
    named = not part.pieces or part.pieces[0].start != part.line  # by a title
    return named and words.role(piece.text) is not Role.QUESTION


def _leaves_hint(part: Part, piece: Piece) -> bool:
    """Tell whether a piece ends a part of hints: it is no list, quotation or plain line."""
    if piece.kind == CODE:
        return bool(part.first) or len(part.pieces) > 1
    if piece.kind in (HEADING, RULE):
        return True
    return _is_begun(part) and not piece.marker and _is_labelled(piece)


def _is_begun(part: Part) -> bool:
    """Tell whether something of a part stands behind its label, or below it."""
    return bool(part.first) or any(piece.start != part.line for piece in part.pieces)


def _answers_own(own: Part, piece: Piece) -> bool:
    """Tell whether a piece is what was said to the learner's own answer.

    So is what stands beside its entry or behind its quotation, a title that is not below its own,
    and a label in bold where the answer stood on the line of its own.
    """
    if piece.kind == HEADING:
        return own.title not in piece.section.path[:-1]
    if own.pieces and _is_beside(piece, own.pieces[0]):
        return True
    if own.first:
        return not piece.marker and _is_labelled(piece)
    return bool(own.pieces[1:]) and bool(own.pieces[-1].quoted) and not piece.quoted


def _is_labelled(piece: Piece) -> bool:
    label = label_of(piece.text) if piece.kind == TEXT else None
    return label is not None and label.bold and label.is_apart
