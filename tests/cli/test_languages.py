"""What commands print is in the learner's language, also what only an error says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Say

from recollect.app.language import Language, speak, tr_error
from recollect.cli.run import run
from recollect.core.errors import RecollectError
from recollect.tui.note.spans import cell_len

LATIN = set("abcdefghijklmnopqrstuvwxyz")


@pytest.fixture
def chinese(say: Say, notes: Path, write_questions: Callable[..., Any]) -> Say:
    """Return what runs a command on a deck of a learner who reads Chinese."""
    write_questions(3)
    say("import", notes, "--yes")
    say("settings", "language", "zh")
    speak(Language.ENGLISH)
    return say


@pytest.mark.parametrize(
    ("verb", "says"),
    [
        ("decks", "保持率"),
        ("plan", "周"),
        ("stats", "还没有作答"),
        ("doctor", "一切正常"),
        ("backup", "已备份到"),
    ],
)
def test_a_command_prints_the_learners_language(chinese: Say, verb: str, says: str) -> None:
    assert says in chinese(verb).output


@pytest.mark.parametrize("verb", ["plan", "stats"])
def test_nothing_of_it_stays_english(chinese: Say, verb: str) -> None:
    assert not set(chinese(verb).output.lower()) & LATIN


@pytest.mark.parametrize("verb", ["decks", "plan"])
def test_columns_stand_below_their_heads(chinese: Say, verb: str) -> None:
    head, first, *_ = chinese(verb).output.splitlines()
    if verb == "decks":
        head, first = head.rsplit(" ", 1)[0], first.rsplit(" ", 1)[0]
    assert cell_len(head) == cell_len(first)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("settings", "colour"), "没有设置项 colour"),
        (("settings", "buttons", "5"), "可以是 4 或 6"),
        (("settings", "zone", "Mars"), "可以是时区"),
        (("words", "status.dune", "x"), "没有这个键：status.dune"),
        (("quiz", "--plain", "--area", "x"), "薄弱点 x 中没有卡片"),
        (("merge", "nowhere.db"), "没有这个数据库"),
        (("record", "--day", "2020-01-01"), "那一天没有作答"),
    ],
)
def test_what_cannot_be_done_is_said_in_it(
    chinese: Say, command: tuple[str, ...], says: str
) -> None:
    failed = chinese(*command).exception
    assert isinstance(failed, RecollectError)
    assert says in tr_error(failed)


def test_a_card_is_told_in_it(chinese: Say) -> None:
    (first, *_) = chinese("search", "head").output.split()
    assert "从未问过" in chinese("card", first).output


def test_going_back_to_a_backup_speaks_it_too(chinese: Say) -> None:
    made = chinese("backup").output.strip().removeprefix("已备份到 ")
    speak(Language.ENGLISH)
    restored = chinese("restore", made, "--yes")
    assert f"已从 {made} 恢复" in restored.output
    assert "原来的数据库：" in restored.stderr


def test_a_deck_that_cannot_be_read_is_told_of_in_the_machines_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "deck.db"
    broken.write_bytes(b"")
    monkeypatch.setattr("sys.argv", ["recollect", "--db", str(broken), "decks"])
    monkeypatch.setattr("recollect.app.language._in_use", None)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit):
        run()
    said = capsys.readouterr().err
    assert said.startswith(f"recollect: {broken}：这不是完好的数据库，保持原样（空文件，0 字节）")


def test_why_a_line_is_an_item_is_said_in_it(chinese: Say, notes: Path) -> None:
    (note,) = notes.glob("*.md")
    assert "标题带标签 Q1" in chinese("scan", note, "--explain").output
    assert "不是条目：没有提问" in chinese("scan", f"{note}:1", "--explain").output
