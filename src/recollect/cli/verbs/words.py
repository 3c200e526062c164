"""`recollect words`: the learner's own words for what notes say."""

from __future__ import annotations

import click

from recollect.app.language import tr
from recollect.app.notes.own_words import add_words, own_words, remove_words
from recollect.app.notes.vocabulary import vocabulary_file
from recollect.cli.options import speaking_at
from recollect.core.text.safe_text import safe_line


@click.command("words")
@click.argument("key", required=False)
@click.argument("words", nargs=-1)
@click.option("--remove", is_flag=True, help="Take the words out again.")
def command(key: str | None, words: tuple[str, ...], remove: bool) -> None:
    """Show your own words for what notes say, or add WORDS under KEY.

    KEY names a table and what the words mean: status.done, status.in_progress, status.trouble,
    status.not_started, columns.topic, columns.test, seeds.to_strengthen, roles.hint, roles.answer
    and so on. They are kept in a file of your configuration directory, and hold from the next
    import on.
    """
    speaking_at(None)
    if key is not None and words:
        (remove_words if remove else add_words)(key, words)
    for table, keys in own_words().items():
        for name, listed in keys.items():
            if key in (None, table, f"{table}.{name}"):
                click.echo(safe_line(f"{table}.{name}: {', '.join(listed)}"))
    click.echo(safe_line(tr("They are kept in {path}", path=vocabulary_file())), err=True)
