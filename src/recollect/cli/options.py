"""What several verbs share: which database they open, whether they print JSON or draw a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from math import isnan
from typing import TYPE_CHECKING, Any

import click

from recollect.app.address import default_address
from recollect.core.errors import RecollectError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from recollect.app.workspace import Workspace

_ADDRESS = "recollect.address"

database_option = click.option(
    "--db",
    "address",
    metavar="PATH",
    help="Another database: a path, or a SQLAlchemy URL.",
)
"""Lets a verb take `--db`, as the command itself does."""


class DeckName(click.ParamType[str]):
    """The name of a deck, which a shell completes from its beginning or that of its last part."""

    name = "deck"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the decks that may be meant; none where the deck cannot be read."""
        from click.shell_completion import CompletionItem

        from recollect.app.scheduling.due import due_by_deck
        from recollect.core.cards.decks import lineage, title_of

        given = (context.params.get("address") for context in (ctx, ctx.find_root()))
        decks = set[str]()
        with suppress(RecollectError):
            counted = due_by_deck(next(filter(None, given), None) or default_address())
            decks = {name for one in counted for name in lineage(one.deck)}
        begun = incomplete.casefold()
        return [
            CompletionItem(name)
            for name in sorted(decks)
            if any(form.casefold().startswith(begun) for form in (name, title_of(name)))
        ]


DECK = DeckName()

deck_option = click.option(
    "--deck", type=DECK, metavar="NAME", help="Only this deck and the decks below it."
)
"""Lets a verb be about one deck."""

plain_option = click.option(
    "--plain", is_flag=True, help="By lines: for screen readers, pipes, dumb terminals."
)
"""Lets a verb ask without drawing a screen."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
"""Lets a verb print JSON."""


class NumberRange(click.FloatRange):
    """A number between two others, which "nan" is not."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number that was typed."""
        number: float = super().convert(value, param, ctx)
        if isnan(number):
            from recollect.app.language import tr

            self.fail(tr("{value} is no number", value=value), param, ctx)
        return number


def has_screen() -> bool:
    """Tell whether a screen can be drawn here."""
    dumb = os.name == "posix" and os.environ.get("TERM", "") in ("", "dumb")
    return sys.stdin.isatty() and sys.stdout.isatty() and not dumb


def remember_address(context: click.Context, address: str | None) -> None:
    """Keep the address that was given before the verb, for the verb."""
    if address is not None:
        context.meta[_ADDRESS] = address


def address_of(address: str | None) -> str:
    """Return the address given with the verb, else before it, else the default one."""
    given = address or click.get_current_context().meta.get(_ADDRESS)
    return given or default_address()


def speaking_at(address: str | None) -> str:
    """Return the address that was asked for; from now on the language of its deck is spoken."""
    from recollect.app.backups import settings_at
    from recollect.app.language import speak

    place = address_of(address)
    speak(settings_at(place).language)
    return place


def open_workspace(address: str | None) -> Workspace:
    """Open the database that was asked for; close it with the command."""
    # Loaded here, because it brings SQLAlchemy along.
    from recollect.app.workspace import Workspace

    workspace = Workspace.open(address_of(address))
    click.get_current_context().call_on_close(workspace.close)
    return workspace


def _explained(error: Exception, workspace: Workspace) -> Exception:
    from recollect.app.unforeseen import debugging, explained

    return error if debugging() else explained(error, workspace.address)


# What Click, and whoever runs the program, see to themselves.
_FORESEEN = (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError)


def with_workspace(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb `--db`, and hand it the opened workspace as its first argument."""

    @database_option
    @wraps(command)  # its options, too
    def opened(address: str | None, **arguments: Any) -> Any:
        # Loaded here: `recollect due` and `--help` say all that they say without it.
        from recollect.app.language import speak

        workspace = open_workspace(address)
        speak(workspace.settings.language)
        try:
            return command(workspace, **arguments)
        except (*_FORESEEN, RecollectError):
            raise
        except Exception as error:
            raise _explained(error, workspace) from error

    return opened
