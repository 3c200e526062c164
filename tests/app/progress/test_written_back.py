"""The table is written between its own markers, in one step, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.app.progress.written_back import CannotWrite, prepare, write
from recollect.core.text.own_pages import begin, end

BEGIN, END = begin("progress"), end("progress")


def written(path: Path, page: str) -> bytes:
    write(prepare(path, page))
    return path.read_bytes()


def test_a_file_without_markers_gets_them_at_its_end(tmp_path: Path) -> None:
    file = tmp_path / "log.md"
    file.write_text("# Log\n", encoding="utf-8")
    assert written(file, "| a |\n").decode() == f"# Log\n\n{BEGIN}\n| a |\n{END}\n"


def test_a_new_file_holds_the_table_alone(tmp_path: Path) -> None:
    assert written(tmp_path / "new.md", "| a |").decode() == f"{BEGIN}\n| a |\n{END}\n"


def test_writing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "log.md"
    written(file, "| a |\n")
    assert not prepare(file, "| a |\n").changes


around = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80).filter(
    lambda text: "recollect:" not in text and "\r" not in text
)


@given(before=around, after=around)
def test_the_rest_stays_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, before: str, after: str
) -> None:
    file = tmp_path_factory.mktemp("x") / "log.md"
    head, tail = f"{before}\n".encode(), f"\n{after}".encode()
    file.write_bytes(head + f"{BEGIN}\nold\n{END}".encode() + tail)
    assert written(file, "new\n") == head + f"{BEGIN}\nnew\n{END}".encode() + tail


def test_windows_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    file = tmp_path / "log.md"
    file.write_bytes(f"\ufeff# Log\r\n{BEGIN}\r\nold\r\n{END}\r\nend\r\n".encode())
    assert written(file, "| a |\n| b |\n") == (
        f"\ufeff# Log\r\n{BEGIN}\r\n| a |\r\n| b |\r\n{END}\r\nend\r\n".encode()
    )


@pytest.mark.parametrize(
    "text", [f"{BEGIN}\nno end\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n"]
)
def test_damaged_markers_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "log.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotWrite, match="once"):
        prepare(file, "| a |\n")
    assert file.read_text(encoding="utf-8") == text


def test_what_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "log.md"
    file.write_bytes("进度".encode("gb18030"))
    with pytest.raises(CannotWrite, match="UTF-8"):
        prepare(file, "| a |\n")


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "log.md"
    file.write_text("one\n", encoding="utf-8")
    writing = prepare(file, "| a |\n")
    file.write_text("two\n", encoding="utf-8")
    with pytest.raises(CannotWrite, match="meanwhile"):
        write(writing)
    assert file.read_text(encoding="utf-8") == "two\n"


def test_mode_and_link_survive_and_nothing_else_is_left(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_text("x\n", encoding="utf-8")
    real.chmod(0o600)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    written(link, "| a |\n")
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"real.md", "link.md"}
