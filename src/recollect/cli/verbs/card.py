"""`recollect card`: one card with its history; cards that were retired, rejected, or mistaken."""

from __future__ import annotations

import click

from recollect.app.cards.identity import purge, rejections, relink, take_back_rejections
from recollect.app.cards.records import Record, card_records, named_cards, retired_cards
from recollect.app.workspace import Workspace
from recollect.cli.card_lines import at, shown
from recollect.cli.groups import verbs
from recollect.cli.options import json_option, with_workspace
from recollect.core.text.safe_text import safe_json, safe_line, safe_text
from recollect.tui.messages import tr, tr_n

command = verbs(
    "card",
    "show",
    "Show a card by the beginning of its ID, or see to retired and rejected ones.\n\n"
    "`recollect card ID` shows a card; `recollect search` finds its ID.",
)


@command.command("show")
@click.argument("name", metavar="ID")
@json_option
@with_workspace
def show(workspace: Workspace, name: str, as_json: bool) -> None:
    """Show a card: what it asks, where it stands, when it is due, and every answer to it."""
    (record,) = card_records(workspace, named_cards(workspace, [name]))
    if as_json:
        click.echo(safe_json(record))
    else:
        _print_card(record)


@command.command("retired")
@json_option
@with_workspace
def list_retired(workspace: Workspace, as_json: bool) -> None:
    """List the cards that are retired, with how often each was answered."""
    records = list(card_records(workspace, retired_cards(workspace)))
    if as_json:
        click.echo(safe_json(records))
        return
    for one in records:
        place = safe_line(f"{one['file']}:{one['line']}")
        why = f"answers: {one['reviews']}, {one['retired_because']}"
        click.echo(f"{one['id'][:8]}  {place}  {shown(one['question'])}  ({why})")
    if not records:
        click.echo(tr("No card is retired."))


@command.command("relink")
@click.argument("old", metavar="RETIRED-ID")
@click.argument("new", metavar="NEW-ID")
@with_workspace
def join(workspace: Workspace, old: str, new: str) -> None:
    """Say that a retired card is what the notes now ask as another one: it keeps its history."""
    card = relink(workspace, old, new)
    click.echo(tr("{card} is now {place}", card=card.id[:8], place=at(card)))


@command.command("purge")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_workspace
def remove(workspace: Workspace, names: tuple[str, ...], yes: bool) -> None:
    """Remove retired cards for good, with their histories. Nothing else ever deletes a card."""
    for record in card_records(workspace, named_cards(workspace, names)):
        click.echo(f"{record['id'][:8]}  {shown(record['question'])}")
    if not yes:
        click.confirm(tr("Remove them with all their answers, for good?"), abort=True)
    count = purge(workspace, names)
    click.echo(tr_n("{n} card removed.", "{n} cards removed.", count))


@command.command("rejected")
@click.option("--take-back", metavar="ID", multiple=True, help="Let this question come back.")
@json_option
@with_workspace
def list_rejected(workspace: Workspace, take_back: tuple[str, ...], as_json: bool) -> None:
    """List the questions that were rejected for good, or let some of them come back."""
    if take_back:
        count = take_back_rejections(workspace, take_back)
        click.echo(tr("{n} taken back: `recollect import --again` offers them anew.", n=count))
        return
    records = rejections(workspace)
    if as_json:
        rows = [{"id": one.id, "question": one.question} for one in records]
        click.echo(safe_json(rows))
        return
    for one in records:
        click.echo(f"{one.id[:8]}  {shown(one.question)}")
    if not records:
        click.echo(tr("Nothing was rejected."))


def _print_card(record: Record) -> None:
    click.echo(safe_text(record["question"]))
    for number, hint in enumerate(record["hints"], start=1):
        click.echo(safe_text(f"\nhint {number}: {hint}"))
    if record["answer"]:
        click.echo(safe_text(f"\n{record['answer']}"))
    for own in record["own_answers"]:
        click.echo(safe_text(f"\nown answer, {own['study_day']}: {own['text']}"))
    figures = (
        f"due {record['due'] or 'when it comes up'}, interval {record['interval_days']} d, "
        f"ease {record['ease_factor']:.2f}, answers {record['reviews']}, lapses {record['lapses']}"
    )
    place = f"{record['root']}/{record['file']}:{record['line']}"
    click.echo(f"\n{record['id']}  {record['status']}")
    click.echo(f"{safe_line(record['deck'])}  {safe_line(place)}")
    if record["areas"]:
        click.echo(safe_line(f"areas: {', '.join(record['areas'])}"))
    click.echo(figures)
    for answer in record["history"]:
        click.echo(f"  {answer['study_day']}  {answer['kind']:9}  {answer['grade']}")
