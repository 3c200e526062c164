"""Whatever is typed behind the program's name: done, failed or misused, in plain words."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import FOUND
from tests.faults.decks import assert_sound, make_deck
from tests.hostile.obeying import obeyed

from recollect.app.unforeseen import explained
from recollect.cli.main import VERBS, main

LEFT_OUT = {"watch"}
"""Ends with Ctrl-C only."""

# No `/` in what is made up: no file is written outside the folder that the commands run in.
made_up = st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), max_size=8)
known = st.sampled_from(
    [
        *("why", "notes", "tides", "0", "1", "-1", "9" * 30, "1e400", "2026-02-30", "2026-03-02"),
        *("default", "zh", "fsrs", "json", "md", "x" * 300, "%", "'", "\x1b[2J", "\u202e", "学习"),
        *(
            "../..",
            "/dev/null",
            "deck.db",
            "notes/tides.md",
            "notes/tides.md:3",
            "",
            "-",
            "--",
            "*",
        ),
    ]
)
words = st.one_of(known, made_up)


def command_lines() -> st.SearchStrategy[list[str]]:
    """Draw a verb, some of the options that it has, and words as their values and arguments."""
    context = click.Context(main)
    verbs = [name for group in VERBS.values() for name in group if name not in LEFT_OUT]
    return st.one_of(*(of_command([verb], main.get_command(context, verb)) for verb in verbs))


def of_command(begun: list[str], command: click.Command | None) -> st.SearchStrategy[list[str]]:
    assert command is not None
    parts = st.one_of(words.map(lambda word: [word]), *map(part, command.params))
    lines = st.lists(parts, max_size=4).map(
        lambda found: begun + [one for ps in found for one in ps]
    )
    if isinstance(command, click.Group):
        below = [of_command([*begun, name], one) for name, one in command.commands.items()]
        return st.one_of(lines, *below)
    return lines


def part(parameter: click.Parameter) -> st.SearchStrategy[list[str]]:
    name = max(parameter.opts, key=len)
    if isinstance(parameter, click.Option):
        if parameter.is_flag:
            return st.just([name])
        return words.map(lambda word: [name, word])
    return words.map(lambda word: [word])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("commands") / "template"
    make_deck(folder)
    return folder


@pytest.fixture
def place(template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to work in, which is also home."""
    place = template.parent / "place"
    place.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(place))
    monkeypatch.chdir(place)
    yield place
    os.chdir(template)
    shutil.rmtree(place)


def fresh(place: Path, template: Path) -> None:
    for left in place.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    shutil.copytree(template, place, dirs_exist_ok=True)


def assert_plain(result: Result, line: list[str]) -> None:
    assert result.exit_code in (0, 1, 2), line
    assert obeyed(result.stdout + result.stderr) == [], line
    error = result.exception
    if isinstance(error, Exception):
        said = str(explained(error))
        assert "not foreseen" not in said, (line, said)


@pytest.mark.parametrize("examples", [15, pytest.param(600, marks=pytest.mark.long)])
def test_whatever_is_typed_is_answered_in_plain_words(
    place: Path, template: Path, examples: int
) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=FOUND,
        suppress_health_check=list(HealthCheck),
    )
    @given(lines=st.lists(command_lines(), min_size=1, max_size=3))
    def run(lines: list[list[str]]) -> None:
        fresh(place, template)
        for line in lines:
            arguments = ["--db", str(place / "deck.db"), *line]
            assert_plain(CliRunner().invoke(main, arguments, input="\n1\nq\n"), line)
        assert_sound(place)

    run()
