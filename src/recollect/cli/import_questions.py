"""Asking about what an import cannot know, one question at a time."""

from __future__ import annotations

import click

from recollect.app.importing import Change, ImportPlan, PlannedCard
from recollect.app.importing.decisions import accept, accept_section, different, reject, same
from recollect.app.language import tr, tr_said
from recollect.cli.card_lines import at, shown
from recollect.cli.import_lines import evidence


def decide(plan: ImportPlan) -> ImportPlan:
    """Ask a person about every unclear card and every suggestion; return the plan as it is then.

    Enter leaves a thing for another time, `q` leaves all that are left.
    """
    asked = (Change.AMBIGUOUS, Change.SUGGESTED)
    waiting = [one for one in plan.cards if one.change in asked]
    for number, planned in enumerate(waiting, start=1):
        if planned not in plan.cards:
            continue  # an earlier answer settled it
        answer = _asked(planned, f"{number}/{len(waiting)}")
        if answer == "q":
            return plan
        plan = _decided(plan, plan.cards.index(planned), answer)
    return plan


def _asked(planned: PlannedCard, count: str) -> str:
    card = planned.card.card
    click.echo(f"\n[{count}] {at(card)}")
    if planned.change is Change.SUGGESTED:
        click.echo(f"    {tr('answer: {answer}', answer=shown(card.answer))}")
        return _choice(tr("a accept, A its whole section, x never, Enter later, q stop"), "aAx")
    if planned.before is not None and planned.after is not None:
        click.echo(f"    {tr('was {card}', card=at(planned.before.card))}")
        click.echo(f"    {tr_said(planned.reason)}: {evidence(planned)}")
        return _choice(tr("s the same card, n a new one, Enter later, q stop"), "sn")
    click.echo(f"    {tr_said(planned.reason)}")
    return _choice(tr("r retire it, Enter keep it, q stop"), "r")


def _choice(prompt: str, letters: str) -> str:
    answer: str = click.prompt(
        f"    {prompt}",
        type=click.Choice(["", *letters, "q"]),
        default="",
        show_choices=False,
        show_default=False,
    )
    return answer


def _decided(plan: ImportPlan, place: int, answer: str) -> ImportPlan:
    match answer:
        case "s":
            return same(plan, place)
        case "n":
            return different(plan, place)
        case "a" | "r":
            return accept(plan, [place])
        case "A":
            return accept_section(plan, place)
        case "x":
            return reject(plan, [place])
    return plan
