"""What a learner did with the card at hand: chose, typed, wrote, ticked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recollect.app.language import tr
from recollect.app.study import Draft, Stage, Turn
from recollect.core.asking.judging import (
    Outcome,
    judge_blanks,
    judge_choice,
    same,
    statement_holds,
    suggest,
)
from recollect.core.asking.order import order_shown
from recollect.core.cards.cards import Card
from recollect.core.cards.items import Kind, Option
from recollect.core.scheduling.grades import BUTTONS, Grade
from recollect.tui.keys.review import LETTERS
from recollect.tui.note.key_points import key_points

_BLANK = re.compile(r"_{2,}")
_VERDICT = re.compile(
    r"(?<!\s)\s*(?:true|false|正确|错误|不对|对|错|是|否)[\s。.,，:：;；—-]*", re.I
)

_LETTERS = re.compile(r"\A\W*+[A-J](?:[,，、 ]*+[A-J])*+\W*(?:\n|\Z)")
"""A first line that only names the right options, in bold or brackets or plain."""


def grade_keys(buttons: int) -> Mapping[int, Grade]:
    """Return the grade behind each digit: four buttons from 1, or all six of SM-2 from 0."""
    return dict(enumerate(BUTTONS, start=1)) if buttons == len(BUTTONS) else dict(enumerate(Grade))


class Way(StrEnum):
    """How a card is answered."""

    RECALL = "recall"
    """In one's head, or in one's own words; then compare."""
    CHOOSE = "choose"
    FILL = "fill"
    RATE = "rate"
    """Rate yourself: there is nothing to compare with."""


def way_of(card: Card) -> Way:
    """Return how a card is answered; one that lacks what its kind needs is simply recalled."""
    if card.kind is Kind.TRUE_FALSE or (card.kind is Kind.CHOICE and _has_right(card)):
        return Way.CHOOSE
    if card.kind is Kind.BLANK and blanks_of(card):
        return Way.FILL
    return Way.RATE if card.kind is Kind.CHECKLIST and not card.answer else Way.RECALL


def _has_right(card: Card) -> bool:
    return any(option.correct for option in card.options)


def options_of(card: Card) -> tuple[Option, ...]:
    """Return what can be chosen; a statement is true or false."""
    if card.kind is not Kind.TRUE_FALSE:
        return card.options
    holds = statement_holds(card.answer)
    return Option(tr("True"), holds), Option(tr("False"), not holds)


def order_of(turn: Turn) -> tuple[int, ...]:
    """Return the places of the options in the order in which they are shown."""
    card = turn.study_card.card
    times = 0 if card.kind is Kind.TRUE_FALSE else len(turn.history)
    return order_shown([option.text for option in options_of(card)], times, card.id)


def several_right(card: Card) -> bool:
    """Tell whether several options are to be chosen, which the learner confirms with Enter."""
    return sum(option.correct for option in options_of(card)) > 1


def blanks_of(card: Card) -> tuple[str, ...]:
    """Return what belongs into the blanks, in order; nothing where text and answer disagree."""
    lines = tuple(line.strip() for line in card.answer.splitlines() if line.strip())
    count = len(_BLANK.findall(card.question))
    return lines[:count] if 0 < count <= len(lines) else ()


def reason_of(card: Card) -> str:
    """Return the answer without what the options say already."""
    if card.kind is Kind.TRUE_FALSE:
        return _VERDICT.sub("", card.answer, count=1)
    if card.kind is Kind.CHOICE:
        return _LETTERS.sub("", card.answer, count=1)
    return card.answer


def points_of(card: Card) -> tuple[str, ...]:
    """Return the key points that the learner can tick, for answers in one's own words."""
    return (
        key_points(card.answer)
        if way_of(card) is Way.RECALL and card.kind is not Kind.CLOZE
        else ()
    )


def letters_of(card: Card) -> str:
    """Return the letters that tick the key points of a card, one for each."""
    return LETTERS[: len(points_of(card))]


def is_left_open(turn: Turn, attempt: Attempt) -> bool:
    """Tell whether nobody has answered yet: neither the notes nor, now or before, the learner."""
    card = turn.study_card.card
    known = card.answer or card.references or turn.own_answers or attempt.text
    return card.kind is Kind.OPEN and not known


def own_answer(turn: Turn, attempt: Attempt) -> str:
    """Return what of the learner's own could be kept as the answer of a card that has none.

    That is what was just written, else what was written last; nothing while the question stands,
    for a card that its note answers, and for what is kept already.
    """
    study_card = turn.study_card
    is_open = not study_card.card.answer or study_card.has_own_answer
    if turn.stage is Stage.QUESTION or not is_open or way_of(study_card.card) is not Way.RECALL:
        return ""
    last = turn.own_answers[-1].text if turn.own_answers else ""
    written = attempt.text or ("" if study_card.has_own_answer else last)
    return "" if written == study_card.card.answer else written


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The learner's answer to the card at hand, as far as it goes."""

    text: str = ""
    """Written in the learner's own words."""
    chosen: frozenset[int] = frozenset()
    """Options, by index."""
    typed: tuple[str, ...] = ()
    """What stands in each blank."""
    given_up: bool = False
    """"I don't know", instead of guessing."""
    guessed: bool = False
    ticked: frozenset[int] | None = None
    """Key points that the learner had, by index; None as long as none was ticked."""

    @property
    def draft(self) -> Draft:
        """Return what was written, field by field; empty where nothing was."""
        return self.typed if any(self.typed) else tuple(filter(None, [self.text]))

    def outcome(self, card: Card) -> Outcome | None:
        """Judge the attempt; None where only the learner can."""
        if self.given_up:
            return Outcome.UNKNOWN
        way = way_of(card)
        judged = None
        if way is Way.CHOOSE:
            judged = judge_choice(options_of(card), self.chosen)
        elif way is Way.FILL:
            judged = judge_blanks(blanks_of(card), self.typed or ("",) * len(blanks_of(card)))
        if self.guessed and judged in (None, Outcome.RIGHT):
            return Outcome.GUESSED
        return judged

    def handed_in(self, card: Card) -> tuple[str, Outcome | None]:
        """Return the attempt as text, with its outcome in a test: the note's words are right."""
        text, outcome = self.as_text(card), self.outcome(card)
        if outcome is None and text and same(card.answer, text):
            outcome = Outcome.RIGHT
        return text, outcome

    def points(self, card: Card) -> tuple[int, int] | None:
        """Return how many key points the learner had, of how many; None without ticking."""
        return None if self.ticked is None else (len(self.ticked), len(points_of(card)))

    def missed(self, card: Card) -> tuple[str, ...]:
        """Return the key points that were not ticked, once any was."""
        if self.ticked is None:
            return ()
        return tuple(p for i, p in enumerate(points_of(card)) if i not in self.ticked)

    def suggested(self, turn: Turn) -> Grade:
        """Return the grade to suggest: what the hints leave, as far as the answer bears it out."""
        card = turn.study_card.card
        return suggest(turn.suggested, self.outcome(card), self.points(card))

    def as_text(self, card: Card) -> str:
        """Return the attempt as the review log keeps it."""
        way = way_of(card)
        if way is Way.CHOOSE:
            options = options_of(card)
            return "; ".join(options[index].text for index in sorted(self.chosen))
        return "; ".join(self.typed) if way is Way.FILL else self.text
