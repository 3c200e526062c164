"""What is wrong with a call, said in one line and in the learner's language, as Click says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from recollect.core.phrases import phrase

_SENTENCES = (
    phrase("{said} Did you mean {name}?"),
    phrase("{said} (Did you mean one of: {names}?)"),
    phrase("Invalid value for {name}: {said}"),
    phrase("Missing argument {name}."),
    phrase("Missing option {name}."),
    phrase("Missing command."),
    phrase("No such option {name}."),
    phrase("No such command {name}."),
    phrase("Option {name} requires an argument."),
    phrase("Option {name} does not take a value."),
    phrase("Got unexpected extra argument ({name})"),
    phrase("Got unexpected extra arguments ({name})"),
    phrase("{value} is not a valid {kind}."),
    phrase("{value} is not in the range {range}."),
    phrase("{value} is not one of {names}."),
    phrase("{value} does not match the format {name}."),
    phrase("{value} does not match the formats {names}."),
    phrase("File {name} does not exist."),
    phrase("Directory {name} does not exist."),
    phrase("Path {name} does not exist."),
    phrase("File {name} is a directory."),
    phrase("Directory {name} is a file."),
    phrase("integer"),
    phrase("integer range"),
)
"""What Click says that parses a call; a kind and what is `said` are of it, too. The first fits.

Click looks up its words by the locale, in files that a program would have to compile.
"""


class WrongCall(click.ClickException):
    """A call that cannot be followed: what is wrong with it, and where its help is."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it in one line."""
        click.echo(f"recollect: {self.message}", file=file, err=file is None)


@contextmanager
def told() -> Iterator[None]:
    """Say so where a call is wrong."""
    try:
        yield
    except WrongCall:
        raise
    except click.ClickException as error:
        raise WrongCall(_said_of(error)) from error


def _said_of(error: click.ClickException) -> str:
    # Loaded here: most calls are right.
    from recollect.app.language import tr
    from recollect.cli.options import speaking_at
    from recollect.core.text.safe_text import safe_line

    context = error.ctx if isinstance(error, click.UsageError) else None
    if within := context or click.get_current_context(silent=True):
        with within.scope(cleanup=False):
            address = within.params.get(
                "address"
            )  # of a call cut short Click says that it is unset
            speaking_at(address if isinstance(address, str) else None)
    said = in_the_learners_words(error.format_message())
    if context is not None:
        command = f"{context.command_path} --help"
        said = tr("{said}; see {command}", said=said.rstrip(".。"), command=command)
    return safe_line(said)  # it repeats what was typed, or globbed


def in_the_learners_words(said: str) -> str:
    """Return a sentence of Click's in the language in use; one that is not known stays as it is."""
    from recollect.app.language import tr

    for text, _ in _SENTENCES:
        if match := re.fullmatch(_pattern(text), said, re.DOTALL):
            blanks = match.groupdict()
            blanks |= {n: in_the_learners_words(blanks[n]) for n in ("said", "kind") if n in blanks}
            return tr(text, **blanks)
    return said


def _pattern(text: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(text))
