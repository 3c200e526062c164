"""`backup` and `restore` by command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.cli.conftest import Say

from recollect.cli import options
from recollect.cli.run import run
from recollect.core.errors import RecollectError


def test_a_deck_goes_back_to_its_backup(
    say: Say, notes: Path, write_questions: Callable[..., Any]
) -> None:
    assert "nothing to back up" in str(say("backup").exception)
    assert say("restore").output == "No backups yet: `recollect backup` makes one.\n"
    write_questions(2)
    say("import", notes, "--yes")
    made = say("backup").output.strip().removeprefix("Backed up to ")
    assert made in say("backup", "--list").output
    write_questions(3)
    say("import", notes, "--yes")
    restored = say("restore", made)
    assert restored.exit_code == 0
    assert "The deck as it was: " in restored.stderr
    assert '"cards": 2' in say("decks", "--json").output


class TestWhatNobodyForesaw:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        def fail(_address: str | None) -> None:
            raise KeyError("a secret from a card \x1b[2J")

        monkeypatch.setattr(options, "default_address", lambda: address)
        monkeypatch.setattr(options, "open_workspace", fail)
        monkeypatch.setattr("sys.argv", ["recollect", "stats"])
        monkeypatch.delenv("RECOLLECT_DEBUG", raising=False)

    def test_is_one_line_without_a_card_s_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            run()
        said = capsys.readouterr().err
        assert caught.value.code == 1
        assert said.startswith("recollect: something went wrong that was not foreseen (KeyError at")
        assert said.count("\n") == 1
        assert "secret" not in said

    def test_is_shown_whole_to_who_asks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("RECOLLECT_DEBUG", "1")
        with pytest.raises(KeyError):
            run()


def test_a_damaged_deck_explains_an_error_that_cannot_be(
    say: Callable[..., Result], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("stats")
    Path(address).write_bytes(Path(address).read_bytes()[:5000])
    from recollect.app.unforeseen import explained

    assert "no sound database" in str(explained(KeyError("x"), address))
    assert isinstance(explained(RecollectError("told"), address), RecollectError)
