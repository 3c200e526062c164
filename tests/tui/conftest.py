"""The real application on a real database, with a clock of its own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import new_deck
from tests.tui import decks
from textual._context import active_app
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.screen import Screen
from textual.worker import WorkerCancelled

from recollect.app.language import Language, speak
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.tui.app import RecollectApp
from recollect.tui.keys import key_of
from recollect.tui.keys.own import take_keys
from recollect.tui.screens.weighing import WEIGHING
from recollect.tui.screens.working import LONG_WORK

AWAITED = {WEIGHING, LONG_WORK}
"""The work that a key waits for here."""
SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "RECOLLECT_UPDATE_SNAPSHOTS"


@pytest.fixture(autouse=True)
def _english_and_still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parsed_once)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 3600)  # painted when all is quiet
    monkeypatch.setattr("textual.app.wait_for_idle", nothing_to_run)
    monkeypatch.setattr("textual.pilot.wait_for_idle", nothing_to_run)
    speak(Language.ENGLISH)
    take_keys({})
    yield
    speak(Language.ENGLISH)


_parse_rules, _parsed = Stylesheet._parse_rules, dict[object, Any]()


def _parsed_once(sheet: Stylesheet, css: str, **about: Any) -> Any:
    """Parse the style sheets of all apps once, for each theme."""
    key = (css, *about.values(), *sheet._variables.items())
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, **about)
    return _parsed[key]


async def nothing_to_run(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Wait until every task waits for a timer, a thread or a key, and all is painted.

    Textual's own waits until little processor time is used, for 40 ms a key at least: on a busy
    machine that is a long time for some tests and too early for others.
    """
    app = active_app.get()
    await _painted(app)
    while any(one.group in AWAITED and not one.is_finished for one in app.workers):
        await asyncio.sleep(0.001)
        await _painted(app)


async def _painted(app: App[object]) -> None:
    await _quiet()
    for _ in range(5):  # a layout may ask for another one, but not for ever
        if app._resize_timer is not None:
            app._check_resize()  # what a timer would do
        elif not any(map(_unpainted, app.screen_stack)):
            break
        for screen in filter(_unpainted, app.screen_stack):
            screen._on_timer_update()  # what a timer would do
        await _quiet()


def _unpainted(screen: Screen[object]) -> bool:
    """Tell whether a screen waits to be painted; below a sheet it wants to be for ever."""
    changed = screen._layout_required or screen._scroll_required or screen._dirty_widgets
    wants = changed or (screen._repaint_required and screen is screen.app.screen)
    return bool(screen._callbacks or (screen.is_current and wants))


async def work_done(app: App[None]) -> None:
    """Wait for all work; a screen that closes with its work takes what is left of it along."""
    with suppress(WorkerCancelled):
        await app.workers.wait_for_complete()


async def _quiet() -> None:
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)


@pytest.fixture(scope="session")
def empty_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck in English that asks all of a test's cards on one day."""
    return new_deck(tmp_path_factory.mktemp("tui"), language="en", new_a_day=50)


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))  # so that every screen shows the same short path
    return "deck.db"


ReviewOf = Callable[..., RecollectApp]


@pytest.fixture
def review_of(workspace: Workspace) -> ReviewOf:
    """Return the application, opening on a session over the given cards."""

    def open_on(*cards: Card) -> RecollectApp:
        decks.put(workspace, cards)
        return RecollectApp(workspace, Selection())

    return open_on


def screen_text(app: App[None]) -> str:
    """Return what the terminal shows, as plain lines."""
    width = app.size.width
    update = app.screen._compositor.render_update(  # what export_screenshot asks for too
        full=True, screen_stack=app._background_screens
    )
    rows = [
        "".join(segment.text for strip in row for segment in strip).rstrip()
        for row in update.strips  # type: ignore[union-attr]
    ]
    assert width
    return "\n".join(rows).rstrip("\n") + "\n"


@pytest.fixture
def shown() -> Callable[[RecollectApp], str]:
    return screen_text


def press_at_once(app: RecollectApp, keys: str) -> None:
    """Press keys without waiting for what each does, as a stalled terminal hands them over."""
    names = {"\n": "enter", "\t": "tab"}
    for character in keys:
        app.post_message(Key(names.get(character) or key_of(character), character))


Snapshot = Callable[[RecollectApp, str], None]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    """Compare the screen with a text file; RECOLLECT_UPDATE_SNAPSHOTS=1 writes the file."""

    def compare(app: RecollectApp, name: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        now = screen_text(app)
        if os.environ.get(UPDATE):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(now, encoding="utf-8")
        picture = tmp_path / f"{name.replace('/', '-')}.svg"
        then = path.read_text(encoding="utf-8") if path.exists() else ""
        if now != then:
            picture.write_text(app.export_screenshot(), encoding="utf-8")
            changes = "\n".join(unified_diff(then.split("\n"), now.split("\n"), lineterm=""))
            pytest.fail(f"{path} ({UPDATE}=1 accepts it; picture: {picture})\n{changes}", False)

    return compare
