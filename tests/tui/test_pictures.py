"""A picture of a note is drawn in the terminal where the `images` extra is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from textual.app import App
from textual.widget import Widget

from recollect.core.errors import RecollectError
from recollect.tui import pictures
from recollect.tui.screens.picture import PictureScreen


def test_without_the_extra_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_image.widget", None)
    pictures.prepare()
    assert not pictures.can_draw()


def test_a_file_that_is_no_picture_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("textual_image.widget")
    pictures.prepare()
    file = tmp_path / "x.png"
    file.write_text("no picture")
    with pytest.raises(RecollectError, match="holds no picture"):
        pictures.drawn(file)


async def test_a_picture_stands_below_its_name_until_a_key() -> None:
    app = App[None]()
    async with app.run_test(size=(40, 12)) as pilot:
        await app.push_screen(PictureScreen(Path("img/[b]map[red].png"), Widget()))
        await pilot.pause()
        assert "[b]map[red].png" in screen_text(app)
        await pilot.press("space")
        assert not isinstance(app.screen, PictureScreen)
