"""Whether two cards are one: the rules that what speaks for it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from recollect.app.matching.contrasts import ContrastKind
from recollect.app.matching.evidence import Evidence
from recollect.core.phrases import Phrase, phrase


class Verdict(IntEnum):
    """Whether two cards are one."""

    DIFFERENT = 0
    ASK = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to come to a verdict; the first rule that holds decides."""

    verdict: Verdict
    reason: Phrase
    holds: Callable[[Evidence], bool]


RULES = (
    Rule(
        Verdict.SAME,
        phrase("the same answer in the same place, the question reworded"),
        lambda e: e.same_answer and e.in_place and e.question >= 0.2,
    ),
    Rule(
        Verdict.DIFFERENT,
        phrase("reads alike and asks about something else"),
        lambda e: e.contrast is not None and e.contrast.certain and e.other_answer,
    ),
    Rule(
        Verdict.SAME,
        phrase("the same answer in the same note, the question reworded"),
        lambda e: e.doubtful and e.same_answer and e.near and e.question >= 0.5,
    ),
    Rule(
        Verdict.SAME,
        phrase("the same label between the same neighbours, the question reworded"),
        lambda e: (
            e.contrast is not None
            and e.contrast.kind is ContrastKind.STRETCH
            and (e.label and e.slot and not e.contradicted)
            and (e.question >= 0.5 and e.substance >= 0.3)
        ),
    ),
    Rule(
        Verdict.ASK,
        phrase("reads alike in the same place, and may ask about something else"),
        lambda e: (
            e.contrast is not None and e.in_place and e.question >= 0.5 and e.substance >= 0.2
        ),
    ),
    Rule(
        Verdict.ASK,
        phrase("reads alike in the same note, and may ask about something else"),
        lambda e: e.contrast is not None and e.near and not e.contradicted and e.question >= 0.85,
    ),
    Rule(
        Verdict.DIFFERENT,
        phrase("reads alike and seems to ask about something else"),
        lambda e: e.contrast is not None,
    ),
    Rule(
        Verdict.SAME,
        phrase("the same answer, the question reworded"),
        lambda e: e.same_answer and e.question >= (0.3 if e.near else 0.45),
    ),
    Rule(
        Verdict.SAME,
        phrase("the same first line in the same place, the rest rewritten"),
        lambda e: e.title and e.in_place,
    ),
    Rule(
        Verdict.SAME,
        phrase("the same label in the same note, the question reworded"),
        lambda e: e.label and e.question >= 0.5 and (e.substance >= 0.3 or e.question >= 0.65),
    ),
    Rule(
        Verdict.SAME,
        phrase("between the same neighbours, the question reworded"),
        lambda e: e.slot and e.question >= (0.85 if e.contradicted else 0.5) and e.substance >= 0.3,
    ),
    Rule(
        Verdict.SAME,
        phrase("nearly the same question in the same note"),
        lambda e: e.near and not e.contradicted and e.question >= 0.6 and e.substance >= 0.4,
    ),
    Rule(
        Verdict.SAME,
        phrase("the same question"),
        lambda e: e.question == 1.0 and (e.long_question or (e.heading and not e.contradicted)),
    ),
    Rule(
        Verdict.SAME,
        phrase("nearly the same question in another note"),
        lambda e: not e.contradicted and e.question >= 0.85 and e.long_question,
    ),
    Rule(
        Verdict.ASK,
        phrase("in the same place and somewhat alike: reworded, or another question?"),
        lambda e: e.in_place and e.question >= 0.5 and e.substance >= 0.2,
    ),
    Rule(
        Verdict.ASK,
        phrase("in the same place, in another language: translated, or another question?"),
        lambda e: e.other_tongue and e.slot and (e.heading or e.label),
    ),
    Rule(
        Verdict.ASK,
        phrase("alike, with quite another answer: reworded, or another question?"),
        lambda e: e.near and e.question >= 0.7 and e.substance >= 0.5,
    ),
)
"""The bounds weigh a history that is lost against two cards that are wrongly made one, and both
against a question to the learner: `benchmarks.edited_notes` counts all three on random edits."""


def judge(evidence: Evidence) -> tuple[Verdict, Phrase]:
    """Return the verdict on two cards, and the rule that it rests on."""
    for rule in RULES:
        if rule.holds(evidence):
            return rule.verdict, rule.reason
    return Verdict.DIFFERENT, phrase("too little in common")
