"""A folder's path is completed as a shell does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recollect.app.typed_path import completed, folders_begun


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("notes/物理/波", "notes/物理/热", "notes/physics", ".hidden"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "notes" / "physics.md").write_text("no folder")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("typed", "becomes", "may_be"),
    [
        ("~", "~/", ["notes"]),
        ("~/n", "~/notes/", ["physics", "物理"]),
        ("no", "notes/", ["physics", "物理"]),
        ("notes/物", "notes/物理/", ["波", "热"]),
        ("notes/ph", "notes/physics/", []),
        ("notes/物理/", "notes/物理/", ["波", "热"]),
        ("~/.h", "~/.hidden/", []),
        ("nowhere/x", "nowhere/x", []),
        ("~nobody-of-that-name/x", "~nobody-of-that-name/x", []),
    ],
)
def test_as_far_as_it_is_clear(typed: str, becomes: str, may_be: list[str]) -> None:
    assert completed(typed) == becomes
    assert folders_begun(becomes) == may_be or not may_be
