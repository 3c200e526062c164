"""A file of the learner's is written whole, or stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recollect.app.whole_files import CannotWrite, write_whole


def test_a_new_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.md", b"weak\n")
    assert (tmp_path / "report.md").read_bytes() == b"weak\n"
    assert (tmp_path / "report.md").stat().st_mode & 0o777 == 0o600


def test_an_old_one_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_write_that_fails_half_way_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "report.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite, match="No space left") as caught:
        write_whole(file, b"new")
    assert str(file) in str(caught.value)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_device_is_written_to_as_it_is() -> None:
    write_whole(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()


def test_links_in_a_circle_are_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(CannotWrite, match="links"):
        write_whole(tmp_path / "a", b"new")
