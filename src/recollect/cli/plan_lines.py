"""A plan of an import, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.app.importing import Change, ImportPlan, PlannedCard
from recollect.cli.output import many
from recollect.core.cards.cards import Card
from recollect.core.text.safe_text import safe_line

LONGEST = 60
"""Letters of a question that a line shows."""

SIGNS = {
    Change.NEW: "+",
    Change.UPDATED: "~",
    Change.MOVED: ">",
    Change.UNCHANGED: " ",
    Change.RETIRED: "-",
    Change.RESTORED: "^",
    Change.DUPLICATE: "=",
    Change.AMBIGUOUS: "?",
    Change.REJECTED: "x",
    Change.SUGGESTED: "*",
}


def plan_lines(plan: ImportPlan, *, explain: bool = False) -> Iterator[str]:
    """Yield a line for each card that something happens to; explained, for every card in play."""
    for planned in plan.cards:
        if explain or planned.change is not Change.UNCHANGED:
            yield from _lines(planned, explain=explain)


def totals(plan: ImportPlan) -> str:
    """Return how many notes were read and what was found, in one line."""
    met = [f"{count} {change}" for change, count in plan.counts.items() if count]
    notes, told = many(len(plan.notes), "note"), _told(plan)
    if not met and told:
        return f"{notes} read: no questions, but {told}."
    if not (met or plan.notes):
        return "No notes were read: their names end in .md, .markdown, .mdx, .qmd or .Rmd."
    if not met and all(note.unchanged for note in plan.notes):
        return f"{notes} looked at; nothing has changed."
    if not met:
        return f"{notes} read; none of them asks anything that Recollect can find."
    said = f"{notes} read: {', '.join(met)}{f'; beside the questions {told}' if told else ''}."
    if plan.counts[Change.AMBIGUOUS]:
        said += " What is ambiguous stays as it was: import at a terminal to decide."
    if plan.counts[Change.SUGGESTED]:
        said += " Suggestions are cards only once they are accepted: import at a terminal."
    return said


def _told(plan: ImportPlan) -> str:
    """Return what the notes tell of the studying; empty where they tell nothing new."""
    told = plan.told
    said = [
        f"{many(told.entries, 'row')} of progress tables",
        f"{many(told.seeds, 'hint')} at weak areas",
        f"{many(told.answers, 'answer')} of yours",
    ]
    *most, last = [one for one in said if not one.startswith("0 ")] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def shown(text: str) -> str:
    """Return a text as the beginning of a line."""
    line = " ".join(text.split())
    return safe_line(line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")


def evidence(planned: PlannedCard) -> str:
    """Return what the identity of a card rests on, in one line."""
    return safe_line(", ".join(map(str, planned.evidence)))


def at(card: Card) -> str:
    """Return where a card stands and what it asks, in one line."""
    return f"{safe_line(card.source.place)}  {shown(card.question)}"


def _lines(planned: PlannedCard, *, explain: bool) -> list[str]:
    card = planned.card.card
    why = (
        ""
        if planned.change is Change.NEW and not explain
        else f"  ({safe_line(str(planned.reason))})"
    )
    lines = [f"{SIGNS[planned.change]} {at(card)}{why}"]
    before = planned.before.card if planned.before else None
    if before is not None and before.question != card.question:
        lines.append(f"    was {at(before)}")
    if explain and planned.evidence:
        lines.append(f"    {evidence(planned)}")
    return lines
