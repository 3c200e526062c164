"""What a command hands out: printed, or written to a file that the learner names."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.whole_files import write_whole
from recollect.core.text.safe_text import safe_line

output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file."
)


def hand_out(text: str, output: Path | None, said: str, *, encoding: str = "utf-8") -> None:
    """Print a text as it is, or write all of it to a file and say so."""
    if output is None:
        click.echo(text, nl=False)
        return
    write_whole(output, text.encode(encoding))
    click.echo(safe_line(said), err=True)
