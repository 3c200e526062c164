"""The help of every command, in the learner's language."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click
import pytest
from tests.cli.conftest import Say

from recollect.app.language import Language, texts
from recollect.cli.help import key_of
from recollect.cli.main import VERBS, main
from recollect.tui.note.spans import cell_len

CLICKS_OWN = {
    *("Usage:", "Options", "Commands", "Verbs"),
    *("Show this message and exit.", "Show the version and exit."),
}


def commands(command: click.Command) -> Iterator[click.Command]:
    yield command
    for each in getattr(command, "commands", {}).values():
        yield from commands(each)


def paragraphs(command: click.Command) -> Iterator[str]:
    """Yield all that the help of a command says, but its first sentence in a list of others."""
    text = inspect.cleandoc(command.help or "").partition("\f")[0]
    yield from text.split("\n\n")
    for each in command.params:
        yield (getattr(each, "help", "") or "").partition("  [")[0]


def told() -> Iterator[str]:
    context = click.Context(main)
    yield from CLICKS_OWN
    yield from paragraphs(main)
    for title, verbs in VERBS.items():
        yield title
        for name, verb in verbs.items():
            yield verb.summary
            found = main.get_command(context, name)
            assert found is not None
            for each in commands(found):
                yield from paragraphs(each)
                if each is not found:
                    yield each.get_short_help_str(limit=1000)


def test_every_sentence_of_the_help_has_a_chinese_form_and_none_is_left_over() -> None:
    kept = texts(Language.CHINESE, "help")
    assert {key_of(text) for text in told()} - {""} == kept.keys()


@pytest.mark.parametrize("command", [[], ["import"], ["area"], ["review"], ["decks", "set"]])
def test_help_is_in_the_learners_language_and_fits(
    say: Say, address: str, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOLLECT_DB", address)
    say("settings", "language", "zh")
    told = say(*command, "--help").stdout
    assert told.startswith("用法: ")
    assert "显示本说明。" in told
    assert max(map(cell_len, told.splitlines())) <= 80
    say("settings", "language", "en")
    assert say(*command, "--help").stdout.startswith("Usage: ")
