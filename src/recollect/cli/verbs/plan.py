"""`recollect plan`: the next days, and when a backlog is gone."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

import click

from recollect.app.figures.planning import plan_ahead
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.cli.options import deck_option, json_option, with_workspace
from recollect.core.scheduling.plan import PLANNED_DAYS, Plan, PlannedDay
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json
from recollect.tui.note.spans import left_in, right_in


@click.command("plan")
@deck_option
@click.option("--minutes", type=click.IntRange(min=1), help="Try another budget a day.")
@click.option("--new", "new_a_day", type=click.IntRange(min=0), help="Try other new cards a day.")
@click.option(
    "--days", type=click.IntRange(1, 365), default=PLANNED_DAYS, show_default=True, help="How far."
)
@json_option
@with_workspace
def command(
    workspace: Workspace,
    deck: str | None,
    minutes: int | None,
    new_a_day: int | None,
    days: int,
    as_json: bool,
) -> None:
    """Show what the next days bring: cards due, new cards, minutes.

    It is what to expect at your own pace and your own share of right answers, not a promise. With
    more due than today's minutes hold, it says on which day the backlog will be gone.
    """
    plan = plan_ahead(workspace, deck=deck, minutes=minutes, new_a_day=new_a_day, days=days)
    if as_json:
        click.echo(safe_json(_record(plan)))
        return
    click.echo(_row(tr("day"), [tr("due"), tr("new"), tr("min"), tr("left")]))
    for day in plan.days:
        click.echo(_line(day))
    click.echo(_backlog(plan))


def _line(day: PlannedDay) -> str:
    date = day_to_date(day.day)
    weekday = tr("Mon Tue Wed Thu Fri Sat Sun").split()[date.weekday()]
    counts = [day.due, day.new, ceil(day.minutes), day.left_over or "-"]
    return _row(f"{weekday} {date.isoformat()}", counts)


def _row(day: str, counts: Iterable[object]) -> str:
    return " ".join([left_in(15, day), *map(right_in, (5, 5, 5, 6), map(str, counts))])


def _backlog(plan: Plan) -> str:
    if not plan.backlog:
        return tr("No backlog: all that is due fits into today.")
    if plan.backlog_gone is None:
        return tr(
            "{n} due cards do not fit into today; under this budget the backlog will last longer "
            "than a year: raise the minutes, or learn fewer new cards.",
            n=plan.backlog,
        )
    return tr(
        "{n} due cards do not fit into today; under this budget the backlog will be gone on "
        "{date}, in {days} days.",
        n=plan.backlog,
        date=day_to_date(plan.backlog_gone),
        days=plan.backlog_gone - plan.days[0].day,
    )


def _record(plan: Plan) -> dict[str, Any]:
    gone = plan.backlog_gone
    return {
        "days": [
            {
                "date": day_to_date(day.day).isoformat(),
                "due": day.due,
                "new": day.new,
                "minutes": round(day.minutes, 1),
                "left_over": day.left_over,
            }
            for day in plan.days
        ],
        "backlog": plan.backlog,
        "backlog_gone": None if gone is None else day_to_date(gone).isoformat(),
    }
