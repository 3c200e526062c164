"""The parts of one item in their roles: what asks, what answers, what hints, which options."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from recollect.core.cards.items import Kind, Option
from recollect.core.text.scripts import either
from recollect.parsing.items.assembling.choosing import (
    Told,
    asking_over_list,
    chosen,
    decides_between,
    listed_choices,
    listed_verdicts,
    lists_exclude,
    offered_below,
    unfenced,
)
from recollect.parsing.items.assembling.finishing import (
    answer_within,
    has_room,
    hint_within,
    one_a_blank,
    options_within,
    unmarked,
    verdict_first,
    without_verdicts,
)
from recollect.parsing.items.assembling.parts import Part, entries, text_of
from recollect.parsing.items.claims import Claim
from recollect.parsing.items.ends import goes_on
from recollect.parsing.items.placeholders import says_nothing
from recollect.parsing.items.questions import asked_over_code, asks_about_code
from recollect.parsing.items.troubles import SOLVING
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.choices import Choice, letters_in
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    ends_as_question,
    ends_in_gap,
    goes_on_asking,
    has_blank,
    without_tags,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import bare, label_of
from recollect.parsing.words.rating import unstarred
from recollect.parsing.words.roles import counted_role, unlabelled
from recollect.parsing.words.truth import calls_to_judge, judgement, truth, uncalled
from recollect.parsing.words.vocabulary import Role

_BETWEEN = re.compile(r"^(?:\s*<br\s*/?>|(?:[ \t]*#[^\W\d][\w/-]*)+[ \t]*(?:\n|$))+\s*", re.I)
"""Breaks and tags between a question and what is said to it: `**BERT?** #flashcard`."""
_CODED = re.compile(
    r"[`~]{3,}[ \t]*(?!(?:text|txt|plain|md|markdown)\b)\w[^\n]*\s+(?![`~\s])", re.I
)
_FOLLOWING = re.compile(either(r"\bfollowing\b|以下|下列|下面"), re.I)
_LISTED, _NAMED = 2, 40
"""Entries of a list that is spoken of, at least, and the letters of each, at most."""
_TELLS = 20
"""Letters of a critique that answers, where it judges nothing, at least: it is no score."""
_FEW = 2
"""Blocks of code of which the second may answer what is asked about the first."""
_REMARKING = (Role.INSIGHT, Role.HINT)
_ANSWERING = (None, Role.ANSWER, Role.OWN_ANSWER)
_TOLD = (Role.ANSWER, Role.EXPLANATION)
_LEADS_TO_ANSWER = (Role.ANSWER, Role.HINT, Role.OWN_ANSWER, Role.QUESTION)
_DONE_AT = re.compile(r"\[[!-\\^-~]{1,40}\]\((?!https?:|#)[^()\s]*\)")
"""A file beside the note, or a word for it, where one is done: `[reef.go](ch2/reef.go)`."""


class Gathered:
    """Collects the parts of one item."""

    def __init__(self, note: Outline) -> None:
        self.note = note
        self.question = ""
        self.answer = ""
        self.keyed = ""
        """An answer that the dialect found elsewhere."""
        self.hints: list[str] = []
        self.options: tuple[Option, ...] = ()
        self.judged = False
        """Whether the options are the verdicts on a statement."""
        self.texts: dict[Role, list[str]] = {}

    def take(self, claim: Claim, parts: list[Part]) -> None:
        """Take what a claim says, and the parts that stand below it."""
        self.question = without_tags(unstarred(claim.question.strip()))
        self.keyed = claim.answer or ""
        lead = _lead_of(parts, claim)
        said = _BETWEEN.sub("", claim.said) or ("" if lead else claim.said)  # `#fff` may answer
        if said and (said := unlabelled(said, self.note.words)):
            below = lead.pieces if lead else []
            head = self.note.pieces[claim.start]
            parts.insert(0, Part(Role.ANSWER, said, head.start, "", [head, *below], labelled=True))
            lead = None
        if parts and parts[0].role is Role.QUESTION:
            self._take_asked(lead, parts, claim)
        if not lead and not any(part.role in _ANSWERING for part in parts):
            parts = self._behind_remark(parts)
        if not (lead or any(map(self._answers_whole, parts))):
            self._answer_by_points(parts)
        for part in parts:
            self._take(part)
        self._lead(lead, parts, claim)
        self.question = self.question or self.note.pieces[claim.start].text
        self.answer = self._answer()
        self.options = claim.options or self.options
        if claim.answer is not None:
            self.answer = claim.answer
        if claim.kind is None and not self.options:
            self._judge()

    def finish(self, kind: Kind | None) -> None:
        """Part what the question's end holds from it, and write out what some kinds answer."""
        if not self.answer:
            self.question, self.answer = answer_within(self.question, chosen=bool(self.options))
        if not self.answer:
            self.question, hint = hint_within(self.question)
            self.hints += [hint] if hint else []
        if not self.options and (letters_in(self.answer) or not self.answer):
            self.question, self.options = options_within(self.question, self.answer)
        if kind is Kind.TRUE_FALSE:
            self.question = without_verdicts(self.question, self.note.words)
            self.answer = verdict_first(self.options[0].correct, self.answer, self.note.words)
        if kind is Kind.BLANK:
            self.answer = one_a_blank(self.question, self.answer)

    def _judge(self) -> None:
        """Take a statement that is answered by a verdict for one to judge.

        What asks, or sets a task, is none, unless its verdict goes into a gap at its end: `（  ）`.
        """
        words = self.note.words
        verdict = judgement(self.answer, words)
        stated = ends_in_gap(self.question) or not asks_among_others(self.question, words)
        if verdict is not None and (stated or calls_to_judge(self.question)):
            self.options, self.judged = truth(verdict), True
            self.question = uncalled(self.question)

    def kind(self) -> Kind:
        """Return what kind of item the parts make."""
        if self.judged:
            return Kind.TRUE_FALSE
        if self.options:
            return Kind.CHOICE
        if self.answer and has_room(self.question):
            return Kind.BLANK
        return Kind.BASIC if self.answer else Kind.OPEN

    def joined(self, role: Role) -> str:
        """Return the texts of a role as one."""
        return "\n\n".join(self.texts.get(role, ()))

    def _take_asked(self, lead: Part | None, parts: list[Part], claim: Claim) -> None:
        """Take the first part, which a question's label begins: as one, or as told in the lead."""
        first, words = parts.pop(0), self.note.words
        # `Task: …` tells of one, below a question
        told = words.sets_work(first.title) and asks_among_others(self.question, words)
        if lead and (told or any(piece.kind == HEADING for piece in lead.pieces)):
            lead.pieces += first.pieces  # it names what a part of the answer is about
            while parts and folded(parts[0].title) in SOLVING:
                lead.pieces += parts.pop(0).pieces
        elif lead and claim.group and lead.pieces[0].kind != CODE:
            lead.pieces += first.pieces
            claim.asks_on = True
        else:
            self._question(first, claim)

    def _question(self, part: Part, claim: Claim) -> None:
        text = text_of(part, self.note)
        names = claim.group and not ends_as_question(self.question)
        self.question = text if names or not self.question else f"{self.question}\n\n{text}"

    def _behind_remark(self, parts: list[Part]) -> list[Part]:
        """Part what is told or quoted below a remark or hint of one line; nothing else answers."""
        for at, part in enumerate(takewhile(lambda p: p.role is not Role.EXPLANATION, parts)):
            if part.role not in _REMARKING or not part.first or len(part.pieces) == 1:
                continue
            below = part.pieces[1]
            label = self.note.marks.label(below.index)
            apart = not below.quoted or below.holder is not part.pieces[0].holder
            if below.kind == TEXT and not below.marker and apart:
                answer = Part(Role.ANSWER, "", below.start, "", part.pieces[1:])
                if label.bold:
                    answer.first, answer.labelled = label.rest, label.closed
                part.pieces = part.pieces[:1]
                return [*parts[: at + 1], answer, *parts[at + 1 :]]
        return parts

    def _answers_whole(self, part: Part) -> bool:
        """Tell whether a label names an answer, and not only how to go about one."""
        told = part.labelled and part.role in _TOLD
        return told and not self.note.words.is_called("approach", part.title)

    def _answer_by_points(self, parts: Sequence[Part]) -> None:
        """Take the points to make of a question for its answer, where no label names another."""
        for part in parts:
            if part.role is Role.INSIGHT and self.note.words.is_called("points", part.title):
                part.role = Role.ANSWER

    def _take(self, part: Part) -> None:
        role = part.role or Role.ANSWER
        if role is Role.HINT:
            self.hints += [
                text for text in entries(part, self.note) if not says_nothing(text, self.note.words)
            ]
            return
        text = text_of(part, self.note)
        if role is Role.FOLLOW_UP:
            role = Role.INSIGHT
        if role is Role.OWN_ANSWER:
            text = _unfenced(text, part.pieces)
        if not says_nothing(text, self.note.words):
            self.texts.setdefault(role, []).append(text)

    def _lead(self, lead: Part | None, parts: Sequence[Part], claim: Claim) -> None:
        """Give what stands before any label to the question, or to the answer."""
        if lead is None:
            return
        over = 0 if ends_as_question(self.question) else asked_over_code(lead.pieces)
        self._extend_question(lead.pieces[:over])
        if not (pieces := lead.pieces[over:]):
            return
        leads = bool(parts) and not self._tells(pieces, parts) and self._leads_to_answer(parts[0])
        asks_on = claim.asks_on or leads or _DONE_AT.fullmatch(self.question) is not None
        offered = offered_below(self.note, claim, self.question, pieces, asks_on=asks_on)
        if offered is not None and self._choose(offered, pieces):
            return
        asks_on = asks_on or (offered is not None and offered.parts)
        if asks_on or goes_on(pieces, self.question):
            self._offer(listed_verdicts(self.note, self.question, pieces), pieces)
            return
        spoken = _spoken_of(self.question, pieces)
        self._extend_question(pieces[:spoken])
        if not (pieces := pieces[spoken:]):
            return
        asking = self._asking(pieces, claim)
        self._extend_question(pieces[:asking])
        apart = self.note.pieces[claim.start].kind == HEADING or lists_exclude(self.note)
        apart = apart and ends_as_question(self.question)
        chooses = asking or apart or decides_between(self.question)
        below = pieces[asking:]
        if chooses and (entries := listed_choices(self.note, self.question, below)):
            self._offer(entries, below)
            return
        text = verbatim(pieces[asking:], self.note)
        titles_nothing = all(piece.kind == HEADING for piece in pieces[asking:])
        if not (titles_nothing or says_nothing(text, self.note.words)):
            self.texts.setdefault(Role.ANSWER, []).insert(0, text)

    def _offer(self, entries: Sequence[Piece], pieces: Sequence[Piece]) -> None:
        """Take the entries that pieces begin with for options, and the rest for the question's."""
        self.options = tuple(Option(piece.text, False) for piece in entries)
        self._extend_question(pieces[len(entries) :])

    def _asking(self, pieces: Sequence[Piece], claim: Claim) -> int:
        """Return how many pieces right below a question go on asking: its code, or over a list."""
        shown = any(p.kind == CODE for p in self.note.pieces[claim.start : claim.head])
        if pieces[0].kind == CODE and not shown and asks_about_code(self.question):
            code = sum(1 for _ in takewhile(lambda piece: piece.kind == CODE, pieces))
            alike = len(pieces) > _FEW and len({piece.info for piece in pieces}) == 1
            return code if code < len(pieces) or alike else 1  # the last may be the answer
        return 0 if ends_as_question(self.question) else asking_over_list(pieces)

    def _tells(self, above: Sequence[Piece], parts: Sequence[Part]) -> bool:
        """Tell whether what stands above the first label tells: below titles, or with a tip."""
        titles = (piece.text for piece in above if piece.kind == HEADING)
        told = any(counted_role(title, self.note.words) is not Role.QUESTION for title in titles)
        return told or self._tips(above, parts)

    def _leads_to_answer(self, part: Part) -> bool:
        """Tell whether what stands before a part asks: it answers, or explains no question."""
        if part.role is Role.EXPLANATION:
            return not (has_blank(self.question) or asks(self.question, self.note.words))
        return part.role in _LEADS_TO_ANSWER

    def _tips(self, above: Sequence[Piece], parts: Sequence[Part]) -> bool:
        """Tell whether what is told below a question is an answer with a tip: no other answers."""
        words = self.note.words
        if [part.role for part in parts] != [Role.HINT]:
            return False
        asking = (ends_as_question(p.text) or goes_on_asking(p.text, words) for p in above)
        tips = words.is_called("tips", parts[0].title) and ends_as_question(self.question)
        return tips and not any(asking)

    def _choose(self, choice: Choice, pieces: Sequence[Piece]) -> bool:
        """Take the options, if they are some, with what stands around them."""
        told = Told(self.keyed, self.joined(Role.ANSWER), self.joined(Role.EXPLANATION))
        found = chosen(self.note, self.question, choice, pieces, told)
        if found is None:
            return False
        self.question, self.options = found.question, found.options
        self._extend_question(pieces[: choice.before])
        if found.said:
            self.texts.setdefault(Role.ANSWER, []).insert(0, found.said)
        return True

    def _extend_question(self, pieces: Sequence[Piece]) -> None:
        text, asked = verbatim(pieces, self.note), self.question
        if text:  # `Exercise 2 [file](…)` over a text only says where it is done
            says = bool(asked) and not _DONE_AT.fullmatch(asked)
            self.question = f"{asked}\n\n{text}" if says else bare(text)

    def _answer(self) -> str:
        texts = [*self.texts.get(Role.ANSWER, ()), *self.texts.get(Role.EXPLANATION, ())]
        judges = Role.OWN_ANSWER in self.texts or self.options
        if not (texts or judges) and len(self.joined(Role.CRITIQUE)) >= _TELLS:
            texts = self.texts.pop(Role.CRITIQUE)
        return unmarked("\n\n".join(texts).rstrip())


def _lead_of(parts: list[Part], claim: Claim) -> Part | None:
    """Take out of an item's parts what stands before any label, or behind hints that it follows."""
    roles = [part.role for part in parts[:3]]
    hinted = roles[:2] == [Role.HINT, None] and (claim.asks_on or Role.ANSWER in roles)
    hinted |= roles[:2] in ([Role.CRITIQUE, None], [Role.INSIGHT, None])
    return parts.pop(hinted) if parts and parts[hinted].role is None else None


def _spoken_of(question: str, pieces: Sequence[Piece]) -> int:
    """Return how many entries a question speaks of: `What does each of the following do?`.

    Entries with labels, or long ones, say what it is, and answer; so do those below a list.
    """
    if not _FOLLOWING.search(question) or "\n" in question:
        return 0
    entries = [*takewhile(lambda piece: piece.marker, pieces)]
    told = any(len(p.text) > _NAMED or label_of(p.text) for p in entries)
    return 0 if told or len(entries) < _LISTED else len(entries)


def _unfenced(text: str, pieces: Sequence[Piece]) -> str:
    """Return the inside of a fence that is all there is: learners write their own words in one.

    A fence that names a language holds code, and is kept.
    """
    alone = sum(piece.kind == CODE for piece in pieces) == 1
    return unfenced(text) if alone and not _CODED.match(text) else text
