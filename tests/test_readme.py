"""The README's commands work as they stand there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from recollect.app.notes.scanning import scan
from recollect.cli.main import main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_daily_commands_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_questions: Callable[..., Any]
) -> None:
    write_questions(3)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("RECOLLECT_DB", str(tmp_path / "deck.db"))
    monkeypatch.chdir(tmp_path)
    commands = [line for block in fenced("sh") for line in block.splitlines()]
    assert len(commands) >= 3
    for line in commands:
        words = shlex.split(line.replace("~", str(tmp_path)))
        assert words[0] == "recollect"
        result = CliRunner().invoke(main, words[1:])
        assert result.exit_code == 0, (line, result.output)
    assert (tmp_path / "weak.md").exists()


def test_the_note_that_is_shown_becomes_the_card_that_is_shown(tmp_path: Path) -> None:
    (note,) = fenced("markdown")
    (tmp_path / "attention.md").write_text(note, encoding="utf-8")
    (item,) = scan([tmp_path]).items
    assert item.label == "Q3"
    assert item.question == "Why is the attention score divided by √d_k?"
    assert len(item.hints) == 2
    assert item.answer.startswith("The variance")
