"""The `recollect` command: finds a verb's file."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import click
from click.exceptions import NoSuchCommand

from recollect.cli.help import LearnersHelp
from recollect.cli.options import database_option, remember_address
from recollect.cli.typed_line import typed_line
from recollect.cli.wrong_calls import told


class Verb(NamedTuple):
    """A command: the module that holds it, and what `--help` says before loading it."""

    module: str
    summary: str
    command: str = "command"
    """What the command is called in its module."""


# Named here, not imported: `recollect --help` and `recollect due` must load neither Textual nor
# SQLAlchemy, and a verb loads only what it needs.
VERBS: dict[str, dict[str, Verb]] = {
    "Every day": {
        "review": Verb("review", "Review what is due, card by card."),
        "quiz": Verb("quiz", "Test yourself: a score, and what to strengthen."),
        "import": Verb("import_", "Read notes into the deck, or read them again."),
        "report": Verb("report", "Write down what is weak, with the evidence."),
        "due": Verb("due", "Say how much is due today."),
        "plan": Verb("plan", "Show what the next days bring, and when a backlog is gone."),
        "undo": Verb("undo", "Take back what you did last."),
    },
    "Notes and cards": {
        "scan": Verb("scan", "Show what notes ask, without touching the deck."),
        "watch": Verb("watch", "Read notes again whenever they change."),
        "imports": Verb("imports", "List the imports and the folders; forget a folder."),
        "undo-import": Verb("undo_import", "Put the deck back to before the last import."),
        "decks": Verb("decks", "List the decks with what is due, new and weak; rename them."),
        "search": Verb("search", "Find cards by their words."),
        "card": Verb("card", "Show a card; see to retired and rejected ones."),
        "export": Verb("export", "Print every card with its history, for other programs."),
        "area": Verb("area", "List, open, merge and name the areas."),
        "progress": Verb("progress", "Show the progress board, or write it into a note."),
        "record": Verb("record", "Write a discussion record of some cards."),
        "stats": Verb("stats", "Show retention, workload and streak."),
    },
    "Schedules": {
        "suspend": Verb("card_actions", "Ask cards no more.", "suspend"),
        "unsuspend": Verb("card_actions", "Ask suspended cards again.", "unsuspend"),
        "bury": Verb("card_actions", "Put cards off until tomorrow.", "bury"),
        "unbury": Verb("card_actions", "Bring cards that were put off back today.", "unbury"),
        "flag": Verb("card_actions", "Give cards a flag.", "flag"),
        "reset": Verb("card_actions", "Let cards start over as new ones.", "reset"),
        "set-due": Verb("card_actions", "Bring cards back on a day of your choice.", "set_due"),
        "scheduler": Verb("scheduler", "Show or choose SM-2 or FSRS-6, deck by deck."),
    },
    "The deck's file": {
        "backup": Verb("backup", "Back the deck up; it also happens by itself."),
        "restore": Verb("restore", "Go back to a backup."),
        "doctor": Verb("doctor", "Check the database and every schedule against its log."),
        "merge": Verb("merge", "Take over another machine's answers."),
    },
    "Start": {
        "settings": Verb("settings", "Show or change the limits, the language, the grades."),
        "words": Verb("words", "Show or add your own words for what notes say."),
        "demo": Verb("demo", "Try Recollect on the sample notes, in a deck of their own."),
    },
}


click.Context.formatter_class = LearnersHelp


class Verbs(click.Group):
    """A group that loads a verb's module when it is called, and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all verbs, in the order of the help."""
        return [name for verbs in VERBS.values() for name in verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one verb."""
        for verbs in VERBS.values():
            if cmd_name in verbs:
                verb = verbs[cmd_name]
                module = import_module(f"recollect.cli.verbs.{verb.module}")
                command: click.Command = getattr(module, verb.command)
                return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb that is called; of one that there is not, say which may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise NoSuchCommand(
                error.command_name, possibilities=self.list_commands(ctx), ctx=ctx
            ) from None

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Parse what stands before the verb."""
        with told():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Parse what stands behind the verb, and run it."""
        with told():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs by what a learner wants, without loading any of them."""
        for title, verbs in VERBS.items():
            with formatter.section(title):
                formatter.write_dl([(name, verb.summary) for name, verb in verbs.items()])


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@database_option
@click.version_option(package_name="recollect", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, address: str | None) -> None:
    """Recollect reads your Markdown notes as they are, and reviews them with you.

    Without a command it opens today's dashboard. A first day:

    \b
      recollect import ~/notes     read your notes into the deck
      recollect                    review what is due
      recollect report             see what is weak, and why

    The deck is one file in your data directory; --db PATH or RECOLLECT_DB chooses another one.
    """  # noqa: D301 (Click wants the character itself: it keeps the lines below as they are)
    remember_address(context, address)
    if context.invoked_subcommand is None:
        # Loaded here, because it brings Textual along.
        from recollect.cli.dashboard import open_dashboard

        open_dashboard(context)


def command_line() -> None:
    """Run what was typed; `run` says its errors."""
    click.termui.visible_prompt_func = typed_line
    main(prog_name="recollect")
