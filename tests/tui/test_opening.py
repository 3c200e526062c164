"""Only web and mail addresses, and what only shows itself below the card's root, are opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text
from tests.tui.decks import PLAIN, put

from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.tui.app import RecollectApp
from recollect.tui.opening import Address, NoteLine, Refused, Target, targets_of

LINKS = (
    "![p](img/p.png) [up](../outside.png) [abs](/img/p.png) [run](run.exe) [gone](gone.png) "
    "[web](https://a.example) [me](mailto:a@b.c) [odd](ftp://a.example) [n](b.md#x) [here](#top)"
)


@pytest.fixture
def card(tmp_path: Path) -> Card:
    root = tmp_path / "notes"
    (root / "img").mkdir(parents=True)
    for name in ("img/p.png", "run.exe", "b.md", "../outside.png"):
        (root / name).write_text("")
    source = replace(PLAIN.source, root=str(root), path="a.md")
    return replace(PLAIN, source=source, question="What? [q](https://q.example)", answer=LINKS)


def targets(workspace: Workspace, card: Card) -> tuple[Target, ...]:
    put(workspace, [card], root=card.source.root)
    session = StudySession(workspace)
    session.reveal()
    assert session.turn is not None
    return targets_of(session.turn)


def test_what_is_opened_and_what_is_not(workspace: Workspace, card: Card) -> None:
    root = Path(card.source.root).resolve()
    note, *others = targets(workspace, card)
    assert isinstance(note, NoteLine)
    assert (note.file.name, note.line) == ("a.md", 10)
    picture = (root / "img/p.png").as_uri()
    opened = [one.url for one in others if isinstance(one, Address)]
    assert opened == [
        *("https://q.example", picture, picture),
        *("https://a.example", "mailto:a@b.c"),
    ]
    assert [one.file for one in others if isinstance(one, NoteLine)] == [root / "b.md"]
    refused = [one.name.split()[0] for one in others if isinstance(one, Refused)]
    assert refused == ["up", "run", "gone", "odd"]


def test_a_symbolic_link_leads_nowhere_else(workspace: Workspace, card: Card) -> None:
    link = Path(card.source.root) / "img/link.png"
    link.symlink_to(Path(card.source.root).parent / "outside.png")
    card = replace(card, answer="![x](img/link.png)")
    assert isinstance(targets(workspace, card)[-1], Refused)


async def test_the_learner_chooses_what_to_open_and_the_question_gives_nothing_away(
    workspace: Workspace, card: Card, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    monkeypatch.setattr("recollect.tui.pictures.can_draw", lambda: False)
    monkeypatch.setattr("recollect.tui.screens.at_source.takes_the_terminal", lambda: False)
    put(workspace, [card], root=card.source.root)
    async with RecollectApp(workspace, Selection()).run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "a.example" not in screen_text(pilot.app)
        await pilot.press("2", "space", "o")
        await pilot.pause()
        assert "../outside.png (not in the folder of the notes)" in screen_text(pilot.app)
        await pilot.press("4", "3")  # the fourth is refused: nothing happens
        await pilot.pause()
    assert opened == ["https://q.example", (Path(card.source.root) / "img/p.png").as_uri()]
