"""Adding the learner's own words to their vocabulary file, and taking them out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from recollect.app.notes.own_files import table_of, text_in
from recollect.app.notes.vocabulary import vocabulary_file, words_in
from recollect.app.whole_files import write_whole
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase, said_by
from recollect.parsing.words.tables import tables_with

OwnWords = Mapping[str, Mapping[str, Sequence[str]]]
"""Words by table and key, such as `status` and `done`."""


def own_words() -> OwnWords:
    """Return what the learner added; raises RecollectError for a file that is no vocabulary."""
    return _read(vocabulary_file())[1]


def add_words(key: str, words: Sequence[str]) -> None:
    """Add words under a key such as `status.done`.

    Raises RecollectError for a key that there is not.
    """
    _change(key, lambda now: [*now, *(word for word in words if word not in now)])


def remove_words(key: str, words: Sequence[str]) -> None:
    """Take words of the learner's out again; the built-in ones stay."""
    _change(key, lambda now: [word for word in now if word not in words])


def _change(key: str, change: Callable[[Sequence[str]], list[str]]) -> None:
    file = vocabulary_file()
    text, own = _read(file)
    table, _, name = key.partition(".")
    changed = change(own.get(table, {}).get(name, ()))
    wanted = {**own, table: {**own.get(table, {}), name: changed}}
    try:
        tables_with(wanted)
    except ValueError as error:
        raise RecollectError(said_by(error)) from None
    written = _with_key(text, table, name, changed)
    if table_of(file, written) != wanted:
        raise RecollectError(
            phrase(
                "{file} is written in another way: add {name} to [{table}] by hand",
                file=file,
                name=name,
                table=table,
            )
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, written.encode())


def _read(file: Path) -> tuple[str, OwnWords]:
    text = text_in(file)
    return text, words_in(file, text)


def _with_key(text: str, table: str, name: str, words: Sequence[str]) -> str:
    """Return a TOML text with a list under a key of a table; all other lines stay as they are."""
    line = f"{name} = [{', '.join(map(_quoted, words))}]"
    head = re.search(rf"^\[{re.escape(table)}\][ \t]*(?:#.*)?$", text, re.M)
    if head is None:
        return f"{text.rstrip()}\n\n[{table}]\n{line}\n".lstrip()
    rest = text[head.end() :]
    following = re.search(r"^\[", rest, re.M)
    body, after = (
        (rest[: following.start()], rest[following.start() :]) if following else (rest, "")
    )
    known = re.compile(rf"^{re.escape(name)}[ \t]*=[ \t]*\[.*?\][ \t]*$", re.M | re.S)
    if known.search(body):
        return text[: head.end()] + known.sub(lambda _: line, body, count=1) + after
    return f"{text[: head.end()]}\n{line}{body}{after}"


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
