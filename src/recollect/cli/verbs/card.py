"""`recollect card`: one card with its history; cards that were retired, rejected, or mistaken."""

from __future__ import annotations

import click

from recollect.app.cards.browsing import card_file
from recollect.app.cards.identity import purge, rejections, relink, take_back_rejections
from recollect.app.cards.records import card_records, named_cards, retired_cards
from recollect.app.language import tr, tr_n
from recollect.app.workspace import Workspace
from recollect.cli.by_lines import cells, say_lines
from recollect.cli.card_lines import at, shown
from recollect.cli.groups import verbs
from recollect.cli.options import json_option, with_workspace
from recollect.core.cards.cards import GONE, UNDONE, Card
from recollect.core.cards.library import standing_of
from recollect.core.text.safe_text import safe_json, safe_line
from recollect.tui.pages.card import card_page
from recollect.tui.pages.note_parts import View

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
    (card,) = named_cards(workspace, [name])
    if as_json:
        click.echo(safe_json(next(card_records(workspace, [card]))))
    else:
        _print_card(workspace, card)


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
        answers = tr_n("{n} answer", "{n} answers", one["reviews"])
        why = tr(", ").join([answers, _reason(one["retired_because"])])
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


def _print_card(workspace: Workspace, card: Card) -> None:
    known = card_file(workspace, card.id)
    standing = standing_of(card.status, known.study_card.schedule, workspace.today())
    say_lines(card_page(known, standing, View(workspace.calendar), cells()))
    click.echo(safe_line(f"{card.source.root}/{card.source.path}:{card.source.line}"))


def _reason(retired_because: str) -> str:
    """Return why a card was retired, in the learner's language."""
    known = {GONE: tr("no longer in the notes"), UNDONE: tr("its import was undone")}
    return known.get(retired_because, retired_because)
