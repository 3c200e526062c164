"""What every form of the report says in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.app.areas import Area
from recollect.app.progress import Step, StepKind
from recollect.app.reports.weakness import WeaknessReport
from recollect.app.wording import Words
from recollect.core.weakness import Mark, MarkKind, State

NAMED = 3
"""So many areas are named where several hold well."""

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
    "Estimated chance that an answer fails, with its 80 % interval; "
    "✗✓ are the last marks, the oldest first."
)


def marks(passes: Sequence[bool]) -> str:
    """Return marks as signs, the oldest first: `✗✗✓✗✓`."""
    return "".join("✓" if passed else "✗" for passed in passes)


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
    strong = report.in_state(State.STRONG)[-NAMED:]
    if strong:
        names = ", ".join(area.name for area in reversed(strong))
        yield words("holding well: {names}").format(names=names)
    first = next(iter((*weak, *suspected)), None)
    if first is not None:
        yield words("start with {name}").format(name=first.name)


def figures(area: Area, words: Words) -> str:
    """Return an area's figures in one line."""
    score = area.score
    parts = [
        words(score.state),
        f"{words('fails')} {score.p:.0%} ({score.low:.0%}–{score.high:.0%})",
        f"{_counted(score.n, words)} {marks(score.last)}".rstrip(),
    ]
    if area.forgotten is not None:
        share = f"{area.forgotten:.0%}"
        parts.append(words("{share} likely forgotten in 30 days").format(share=share))
    return " · ".join(parts)


def _counted(n: int, words: Words) -> str:
    return words("{n} mark" if n == 1 else "{n} marks").format(n=n)


def mark_text(mark: Mark, words: Words) -> str:
    """Return what left a mark, and what it says: `answer: again`, `from the notes: recursion`."""
    said = words(mark.text) if mark.is_answer else mark.text
    return f"{words(ORIGINS[mark.kind])}: {said}" if said else words(ORIGINS[mark.kind])


def step_text(step: Step, words: Words) -> str:
    """Return a step of the plan without its place."""
    minutes = words("{n} min").format(n=max(1, round(step.seconds / 60)))
    count = words("{n} cards").format(n=len(step.card_ids)) if step.card_ids else ""
    kind = words(step.kind if step.kind is not StepKind.TEST else "test")
    return " · ".join(part for part in (kind, step.area, count, minutes) if part)
