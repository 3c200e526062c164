"""Groups of verbs under one verb: `recollect decks rename`, `recollect card ID`."""

from __future__ import annotations

import click
from click.exceptions import NoSuchCommand


class VerbWithDefault(click.Group):
    """A group in which anything that is no verb of its own goes to its default verb."""

    default: str = ""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default verb first where no other is named."""
        named = next((one for one in args if not one.startswith("-")), None)
        asks_for_help = any(one in ("-h", "--help") for one in args)
        if named not in self.commands and not (asks_for_help and named is None):
            if named is not None and named == args[0] and not self._default_takes_names():
                raise NoSuchCommand(named, possibilities=self.commands, ctx=ctx)
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def _default_takes_names(self) -> bool:
        return any(isinstance(each, click.Argument) for each in self.commands[self.default].params)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs, each with its whole first sentence."""
        with formatter.section("Verbs"):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(limit=1000))
                    for name, command in sorted(self.commands.items())
                ]
            )


def verbs(name: str, default: str, text: str) -> VerbWithDefault:
    """Return a group by its name, the name of its default verb, and its help."""
    group = VerbWithDefault(name, help=text)
    group.default = default
    return group
