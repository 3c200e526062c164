"""What every form of the report says in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from recollect.app.areas.model import BAD_STATES, Area, AreaKind, CardEvidence
from recollect.app.language import Words
from recollect.app.reports.study_plan import Step, StudyPlan
from recollect.app.reports.weakness import WeaknessReport
from recollect.core.areas.marks import Mark, MarkKind, ticks
from recollect.core.areas.weakness import State
from recollect.core.scheduling.study_days import day_to_date

NAMED = 3
"""How many areas are named where several hold well."""

ORIGINS = {
    MarkKind.BY_HAND: "marked by hand",
    MarkKind.MISSED_POINT: "key point missed",
    MarkKind.NOTES: "from the notes",
    MarkKind.PITFALL: "misconception",
    MarkKind.UNTICKED: "not ticked",
    MarkKind.HINT: "hint needed",
    MarkKind.QUIZ: "quiz",
    MarkKind.ANSWER: "answer",
}

FOOTNOTE = (
    "Estimated chance that an answer fails, with its 80 % interval; ✗✓ are the last marks, the "
    "oldest first. The order looks further back, and at what may be forgotten in 30 days."
)


def tested(report: WeaknessReport, words: Words) -> str:
    """Return how the answers went that the report rests on."""
    if not report.answers:
        return words("no answers yet")
    share = f"{report.passed / report.answers:.0%}"
    return words("{n} answers, {share} passed").format(n=report.answers, share=share)


def advice(report: WeaknessReport, words: Words) -> Iterator[str]:
    """Yield what the report comes to, in a few sentences."""
    weak = report.in_state(State.WEAK)
    suspected = report.in_state(State.SUSPECTED, State.RECOVERING)
    yield words("weak: {weak}, suspected or recovering: {suspected}").format(
        weak=len(weak), suspected=len(suspected)
    )
    holding = report.in_state(State.STRONG)
    strong = [area for area in holding if area.kind is AreaKind.CONCEPT][-NAMED:]
    if strong:
        names = words(", ").join(area.title for area in reversed(strong))
        yield words("holding well: {names}").format(names=names)
    first = next(iter(report.in_state(*BAD_STATES)), None)  # as the plan has it
    if first is not None:
        yield words("start with {name}").format(name=first.title)


def figures(area: Area, words: Words) -> str:
    """Return an area's figures in one line."""
    score = area.score
    parts = [
        words(score.state),
        f"{words('fails')} {score.p:.0%} ({score.low:.0%}–{score.high:.0%})",
        f"{_counted(score.n, words)} {ticks(score.last)}".rstrip(),
    ]
    if area.foreseen is not None:
        share = f"{area.foreseen:.0%}"
        parts.append(words("{share} likely forgotten in 30 days").format(share=share))
    return " · ".join(parts)


def _counted(n: int, words: Words) -> str:
    return words("{n} mark" if n == 1 else "{n} marks").format(n=n)


def last_failed(report: WeaknessReport, card: CardEvidence, words: Words) -> str:
    """Return when a card failed last and what the learner said; empty for one that did not."""
    failure = report.failures.get(card.card_id)
    if failure is None:
        return ""
    day = words("last failed {day}").format(day=day_to_date(failure.day).isoformat())
    said = words("answered: {said}").format(said=" ".join(failure.said.split()))
    return f"{day} · {said}" if failure.said else day


def mark_text(mark: Mark, words: Words) -> str:
    """Return what left a mark, and what it says: `answer: again`, `from the notes: recursion`."""
    said = words(mark.text) if mark.is_answer else mark.text
    origin = words(ORIGINS[mark.kind])
    return f"{origin}{words(': ')}{said}" if said else origin


class PlanLine(NamedTuple):
    """What a plan asks about one area."""

    area: str
    place: str
    """What to read again: `path:first-last`; empty for nothing."""
    said: str
    """What else to do, and how long all of it takes."""


def plan_lines(plan: StudyPlan, words: Words) -> Iterator[PlanLine]:
    """Yield the steps of a plan, those about one area together."""
    for area, steps in groupby(plan.steps, key=lambda step: step.area):
        mine = list(steps)
        place = next((step.place for step in mine if step.place), "")
        parts = [_step(step, words) for step in mine if step.card_ids]
        minutes = max(1, round(sum(step.seconds for step in mine) / 60))
        parts.append(words("{n} min").format(n=minutes))
        yield PlanLine(area, place, " · ".join(parts))


def _step(step: Step, words: Words) -> str:
    count = words("{n} cards" if len(step.card_ids) > 1 else "{n} card")
    return f"{words(step.kind)} {count.format(n=len(step.card_ids))}"


def more_cards(n: int, words: Words) -> str:
    """Return that there are `n` more cards."""
    return words("… and {n} more card" if n == 1 else "… and {n} more cards").format(n=n)


def more_areas(n: int, words: Words) -> str:
    """Return that there are `n` more areas."""
    return words("… and {n} more area" if n == 1 else "… and {n} more areas").format(n=n)
