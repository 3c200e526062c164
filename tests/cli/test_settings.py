"""Settings by command: shown, changed, put back, and refused with a reason."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Say
from tests.conftest import HandClock

from recollect.app.backups import back_up_now
from recollect.app.settings import Settings
from recollect.tui.pages.settings import SETTINGS, setting_name

SET_ELSEWHERE = {"glossary", "keys", "folded"}
"""By verbs of their own, and by folding decks on the dashboard."""


def test_a_setting_is_kept_until_it_is_put_back(say: Say) -> None:
    assert say("settings", "new_a_day", "24").output == "new_a_day      24\n"
    assert json.loads(say("settings", "--json").stdout)["new_a_day"] == 24
    assert say("settings", "new_a_day", "default").output == "new_a_day      10\n"
    listed = [line.split()[0] for line in say("settings").output.splitlines()]
    assert sorted(listed) == sorted(set(Settings._fields) - SET_ELSEWHERE)


def test_own_words_are_shown_as_they_are_once_some_came_or_went(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOLLECT_VOCABULARY", str(tmp_path / "vocabulary.toml"))
    assert say("words", "status.done", "学懂了", "吃透").stdout == "status.done: 学懂了, 吃透\n"
    assert say("words", "status.done", "吃透", "--remove").stdout == "status.done: 学懂了\n"
    assert say("words").stdout == "status.done: 学懂了\n"


def test_further_names_of_a_concept_are_shown_as_they_are_once_some_came_or_went(say: Say) -> None:
    assert say("area", "glossary", "KV cache", "键值缓存").stdout == "KV cache: 键值缓存\n"
    assert say("area", "glossary").stdout == "KV cache: 键值缓存\n"
    assert say("area", "glossary", "KV cache", "--forget").stdout == ""
    assert say("area", "glossary").stdout == ""


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("new_a_day", "-1", "0 to 9999"),
        ("rollover_hour", "24", "0 to 23"),
        ("zone", "Mars/Olympus", "a time zone"),
        ("zone", "../../etc/passwd", "a time zone"),
        ("language", "fr", "en or zh"),
        ("buttons", "5", "4 or 6"),
        ("colour", "red", "is no setting"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(say: Say, key: str, value: str, said: str) -> None:
    result = say("settings", "--", key, value)
    assert result.exit_code == 1
    assert said in str(result.exception)
    assert json.loads(say("settings", "--json").stdout)["new_a_day"] == 10


def test_every_setting_is_explained_and_stands_on_its_screen(say: Say) -> None:
    names = set(Settings._fields) - SET_ELSEWHERE
    explained = say("settings", "--help").output
    assert [name for name in names if name not in explained] == []
    assert set(SETTINGS) == names
    assert all(map(setting_name, SETTINGS))


@pytest.mark.usefixtures("workspace")
def test_times_are_told_in_the_zone_that_is_set(
    say: Say,
    address: str,
    clock: HandClock,
    write_questions: Callable[[int], Path],
    import_notes: Callable[[], object],
) -> None:
    write_questions(1)
    import_notes()
    back_up_now(address, clock=clock)
    assert say("settings", "zone", "Pacific/Kiritimati").exit_code == 0
    assert say("imports").output.startswith("2026-03-03 02:00:00")
    assert "\n2026-03-03 02:00:00" in say("backup", "--list").output


@pytest.mark.parametrize(
    ("key", "stored"),
    [
        ("zone", '"Mars/Olympus"'),
        ("rollover_hour", "99"),
        ("new_a_day", '"x"'),
        ("minutes", "1e400"),
        ("language", "7"),
        ("leech_lapses", "null"),
        ("glossary", "[1]"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_stored_value_that_means_nothing_here_gives_way_to_the_default(
    say: Say, address: str, key: str, stored: str
) -> None:
    """A zone that another machine knew, say: without this no command would run any more."""
    with closing(sqlite3.connect(address)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, stored))
    for verb in ("due", "doctor"):
        ended = say(verb)
        assert ended.exit_code == 0, ended.output
    assert f"the setting {key} means nothing here" in ended.output


def test_a_key_is_set_by_the_name_of_what_it_does(say: Say) -> None:
    assert say("settings", "review.undo", ";").output == "review.undo            ;      Undo\n"
    assert json.loads(say("settings", "--json").stdout)["keys"] == {"review.undo": "semicolon"}
    assert say("settings", "keys").output.count(" ;  ") == 1
    assert say("settings", "review.undo", "default").output.split()[1] == "u"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("review.undo", "z", "z is taken: Unfold"),
        ("review.undo", "f3", "f3 is taken: all screens"),
        ("review.undo", " ", "␣ is taken: Go on"),
        ("review.undo", "a,b", "a,b is no key"),
        ("review.undo", "", "is no key"),
        ("review.fly", "n", "`recollect settings keys` lists all"),
    ],
)
def test_a_key_that_cannot_be_is_refused(say: Say, key: str, value: str, said: str) -> None:
    result = say("settings", key, value)
    assert result.exit_code == 1
    assert said in str(result.exception)
    assert json.loads(say("settings", "--json").stdout)["keys"] == {}


def test_a_setting_that_there_is_not_is_not_shown(say: Say) -> None:
    assert "is no setting" in str(say("settings", "colour").exception)
