"""The learner's own editor is opened at the line of the card."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recollect.core.errors import RecollectError
from recollect.tui.editor import edit


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "a note.md"
    path.write_text("", encoding="utf-8")
    return path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes down how it was called."""
    called = tmp_path / "called"
    script = tmp_path / "code"
    script.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"open({str(called)!r}, 'w').write('|'.join(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    (tmp_path / "nano").symlink_to(script)
    monkeypatch.delenv("VISUAL", raising=False)
    return called


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("nano -w", "-w|+7|{note}"), ("code", "--wait|--goto|{note}:7")],
)
def test_each_editor_is_told_the_line_its_own_way(
    note: Path, editor: Path, monkeypatch: pytest.MonkeyPatch, name: str, arguments: str
) -> None:
    monkeypatch.setenv("EDITOR", f"{editor.parent}/{name}")
    edit(note, 7)
    assert editor.read_text() == arguments.format(note=note)


def test_a_missing_editor_is_said_in_one_line(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    with pytest.raises(RecollectError, match="set EDITOR"):
        edit(note, 3)


def test_a_missing_note_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(RecollectError, match="not there any more"):
        edit(tmp_path / "gone.md", 1)
