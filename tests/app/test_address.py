"""Where a database is, as a learner reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recollect.app.address import short_address


def test_the_home_folder_is_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert short_address(str(tmp_path / "notes" / "deck.db")) == "~/notes/deck.db"
    assert short_address(f"{tmp_path}-of-another/deck.db") == f"{tmp_path}-of-another/deck.db"
    assert short_address("postgresql://host/deck") == "postgresql://host/deck"
