"""What an import would do, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.app.importing import Change, ImportPlan, PlannedCard
from recollect.app.importing.alike import Alike, Together, alike, by_place, together
from recollect.app.language import tr, tr_n, tr_said
from recollect.cli.card_lines import at, listed
from recollect.core.text.safe_text import safe_line
from recollect.tui.pages.changes import change_name, duplicates, told

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


def plan_lines(
    plan: ImportPlan, most: int | None = None, *, explain: bool = False
) -> Iterator[str]:
    """Yield a line for whatever happens to cards; explained, one for every card in play.

    Of more than `most` new cards only their places are told, in half as many lines.
    """
    if explain:
        for planned in plan.cards:
            yield from _lines(planned, explain=True)
        return
    told = {Change.UNCHANGED}
    if most is not None and plan.counts[Change.NEW] > most:
        told.add(Change.NEW)
        new = (planned for planned in plan.cards if planned.change is Change.NEW)
        for there in by_place(new, most // 2):
            yield _line_of_several(Alike(Change.NEW, there.place), there)
    several = dict(together(plan.cards))
    said = set[Alike]()
    for planned in plan.cards:
        what = alike(planned)
        if what in said or planned.change in told:
            continue
        if what in several:
            said.add(what)
            yield _line_of_several(what, several[what])
        else:
            yield from _lines(planned)


def totals(plan: ImportPlan) -> str:
    """Return how many notes were read and what was found, and what that leaves to do."""
    met, besides = tr(", ").join(_met(plan)), tr(", ").join(told(plan))
    notes = tr_n("{n} note", "{n} notes", plan.looked_at)
    if not met and besides:
        return tr("{notes} read: no questions, but {told}.", notes=notes, told=besides)
    if not met and plan.errors and not plan.looked_at:
        return tr("No note could be read.")
    if not (met or plan.notes):
        return tr("No notes were read: their names end in .md, .markdown, .mdx, .qmd or .Rmd.")
    if not met and all(note.unchanged for note in plan.notes):
        return tr("{notes} looked at; nothing has changed.", notes=notes)
    if not met:
        return tr("{notes} read; none of them asks anything that Recollect can find.", notes=notes)
    said = [tr("{notes} read: {met}.", notes=notes, met=met)]
    if besides:
        said.append(tr("Beside the questions: {what}.", what=besides))
    if plan.counts[Change.AMBIGUOUS]:
        said.append(tr("What is unclear stays as it was: import at a terminal to decide."))
    if plan.counts[Change.SUGGESTED]:
        said.append(tr("Suggestions are cards once they are accepted: import at a terminal."))
    return "\n".join(said)


def _met(plan: ImportPlan) -> Iterator[str]:
    """Yield how many cards were met in each way."""
    for change in Change:
        if change is Change.DUPLICATE:
            yield from duplicates(plan)
        elif count := plan.counts[change]:
            yield f"{count} {change_name(change)}"


def evidence(planned: PlannedCard) -> str:
    """Return what the identity of a card rests on, in one line."""
    return safe_line(tr(", ").join(map(tr_said, planned.evidence)))


def _line_of_several(what: Alike, cards: Together) -> str:
    why = f"  ({safe_line(tr_said(what.reason))})" if what.reason else ""
    count = tr_n("{n} card", "{n} cards", cards.cards)
    return f"{SIGNS[what.change]} {safe_line(cards.place)}  {count}{why}"


def _lines(planned: PlannedCard, *, explain: bool = False) -> list[str]:
    card = planned.card.card
    why = (
        ""
        if planned.change is Change.NEW and not explain
        else f"  ({safe_line(tr_said(planned.reason))})"
    )
    place = at if explain else listed
    lines = [f"{SIGNS[planned.change]} {place(card)}{why}"]
    before = planned.before.card if planned.before else None
    if before is not None and before.question != card.question:
        lines.append(f"    {tr('was {card}', card=place(before))}")
    if explain and planned.evidence:
        lines.append(f"    {evidence(planned)}")
    return lines
