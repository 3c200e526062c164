"""`recollect area`: the areas, what is behind each figure, and what they are called."""

from __future__ import annotations

from typing import Any

import click

from recollect.app.areas.membership import add_cards, remove_cards
from recollect.app.areas.model import BAD_STATES, Area, joined
from recollect.app.areas.naming import (
    add_alias,
    extend_glossary,
    keep_apart,
    merge,
    rename,
    suggestions,
)
from recollect.app.areas.opening import OpenArea, current_areas, open_area
from recollect.app.cards.records import named_cards
from recollect.app.language import Words, tr, words_for
from recollect.app.reports.as_json import area_record
from recollect.app.reports.wording import figures, mark_text
from recollect.app.workspace import Workspace
from recollect.cli.card_lines import list_line
from recollect.cli.groups import verbs
from recollect.cli.options import json_option, with_workspace
from recollect.core.areas.marks import ticks
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json, safe_line
from recollect.tui.note.spans import left_in
from recollect.tui.pages.area import sum_of

command = verbs(
    "area", "list", "List, open, merge and name the areas: concepts and sections with evidence."
)


@command.command("list")
@json_option
@click.option("--all", "everything", is_flag=True, help="Also those that are not weak.")
@with_workspace
def list_areas(workspace: Workspace, as_json: bool, everything: bool) -> None:
    """List the weak areas, the weakest first."""
    areas = current_areas(workspace)
    if as_json:
        click.echo(safe_json([_record(area) for area in areas]))
        return
    shown = joined(area for area in areas if everything or area.score.state in BAD_STATES)
    if not shown:
        click.echo(tr("No weak areas."))
    for area in shown:
        list_line(_line(area, words_for(workspace.settings)))


def _line(area: Area, words: Words) -> str:
    score = area.score
    figures = (
        f"{score.p:>4.0%} {score.low:>4.0%}–{score.high:<4.0%} {left_in(10, words(score.state))}"
    )
    return f"{figures} {ticks(score.last):<5} {safe_line(area.title)}  {safe_line(area.place)}"


def _record(area: Area) -> dict[str, Any]:
    return area_record(area) | {
        "place": area.place,
        "cards": [card.card_id for card in area.cards],
        "sources": [mark.source for mark in area.evidence if mark.source],
    }


@command.command("show")
@click.argument("name")
@json_option
@with_workspace
def show(workspace: Workspace, name: str, as_json: bool) -> None:
    """Open the area NAME: every review, hint, missed point and line of the notes behind it."""
    opened = open_area(workspace, name)
    if as_json:
        click.echo(safe_json(_open_record(opened)))
    else:
        _print_open(opened, words_for(workspace.settings))


def _open_record(opened: OpenArea) -> dict[str, Any]:
    return _record(opened.area) | {
        "parent_fails": round(opened.area.parent, 4),
        "learner_fails": round(opened.area.mean, 4),
        "evidence_marks": [
            {
                "day": day_to_date(one.mark.day).isoformat(),
                "kind": one.mark.kind,
                "failed": one.mark.failed,
                "weight": round(one.weight, 4),
                "text": one.mark.text,
                "card": one.mark.card_id,
                "question": one.question,
                "place": one.place,
            }
            for one in opened.marks
        ],
    }


def _print_open(opened: OpenArea, words: Words) -> None:
    area = opened.area
    click.echo(safe_line(f"{area.name}{tr(': ')}{figures(area, words)}"))
    if area.aliases:
        click.echo(safe_line(tr("also: {names}", names=", ".join(area.aliases))))
    click.echo(sum_of(opened))
    for one in opened.marks:
        sign = "✗" if one.mark.failed else "✓"
        said = " · ".join(part for part in (mark_text(one.mark, words), one.question) if part)
        day = day_to_date(one.mark.day).isoformat()
        click.echo(safe_line(f"{day} {sign} {one.weight:.2f} {said}  {one.place}").rstrip())


def _say_done() -> None:
    click.echo(tr("Done. `recollect undo` takes it back."))


@command.command("add")
@click.argument("name")
@click.argument("cards", nargs=-1, required=True, metavar="CARD...")
@with_workspace
def add(workspace: Workspace, name: str, cards: tuple[str, ...]) -> None:
    """Let cards belong to the area NAME. CARD is an id, or how it begins."""
    add_cards(workspace, name, named_cards(workspace, cards))
    _say_done()


@command.command("remove")
@click.argument("name")
@click.argument("cards", nargs=-1, required=True, metavar="CARD...")
@with_workspace
def remove(workspace: Workspace, name: str, cards: tuple[str, ...]) -> None:
    """Take cards out of the area NAME; reading their notes again does not bring them back."""
    remove_cards(workspace, name, named_cards(workspace, cards))
    _say_done()


@command.command("rename")
@click.argument("name")
@click.argument("new_name")
@with_workspace
def rename_area(workspace: Workspace, name: str, new_name: str) -> None:
    """Call the area NAME by NEW_NAME; the old name stays as an alias."""
    rename(workspace, name, new_name)
    _say_done()


@command.command("alias")
@click.argument("name")
@click.argument("other")
@with_workspace
def alias_area(workspace: Workspace, name: str, other: str) -> None:
    """Let OTHER be another name of the area NAME, in any language."""
    add_alias(workspace, name, other)
    _say_done()


@command.command("merge")
@click.argument("name")
@click.argument("other")
@with_workspace
def merge_areas(workspace: Workspace, name: str, other: str) -> None:
    """Let the area NAME take over the cards, the marks and the names of the area OTHER."""
    merge(workspace, name, other)
    _say_done()


@command.command("confirm")
@click.argument("pair", nargs=-1)
@click.option("--apart", is_flag=True, help="They are two: never suggest them as one again.")
@with_workspace
def confirm(workspace: Workspace, pair: tuple[str, ...], apart: bool) -> None:
    """Say that two areas are one, by their names; without names: list what may be one."""
    if not pair:
        suggested = suggestions(workspace)
        if not suggested:
            click.echo(tr("No two names look like one area."))
        for one in suggested:
            both = tr("both are about {what}", what=" + ".join(one.shared))
            reason = both if one.shared else tr("spelt nearly the same")
            click.echo(safe_line(f"{one.name} = {one.other}  ({reason})"))
    elif len(pair) != 2:
        raise click.UsageError(tr("give two names, or none"))
    elif apart:
        keep_apart(workspace, *pair)
    else:
        merge(workspace, *pair)
        _say_done()


@command.command("glossary")
@click.argument("name", required=False)
@click.argument("others", nargs=-1)
@click.option("--forget", is_flag=True, help="Forget what you added about NAME.")
@with_workspace
def glossary(workspace: Workspace, name: str | None, others: tuple[str, ...], forget: bool) -> None:
    """Let OTHERS be further names of the concept NAME in all notes, or show what you added.

    The built-in glossary knows a few hundred Chinese and English names. Cards that speak of NAME by
    any of its names are found at once. `alias` names an area that there is already.
    """
    if name is not None and (others or forget):
        extend_glossary(workspace, name, () if forget else others)
    for key, names in sorted(workspace.settings.glossary.items()):
        if name in (None, key):
            click.echo(safe_line(f"{key}: {', '.join(names)}"))
