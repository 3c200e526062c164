"""The dashboard's weak areas are kept, and never older than what they rest on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import HandClock

from recollect.app.areas.glance import KEPT, KeptRows, kept_rows, weak_rows
from recollect.app.areas.membership import add_cards
from recollect.app.areas.model import BAD_STATES, joined
from recollect.app.areas.naming import extend_glossary, rename
from recollect.app.areas.opening import current_areas
from recollect.app.cards.actions import undo
from recollect.app.cards.browsing import mark_weak
from recollect.app.deck_changes import choose_scheduler, rename_deck
from recollect.app.reports import weakness_report
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade

pytestmark = pytest.mark.usefixtures("deck")


def fresh(workspace: Workspace) -> KeptRows:
    """Return the rows as they are when nothing was kept."""
    with workspace.database.write() as unit:
        unit.settings.put(KEPT, None)
    return weak_rows(workspace)


def first_card(workspace: Workspace) -> str:
    with workspace.database.read() as unit:
        return unit.cards.all()[0].id


def changes(notes: Path, read: Callable[[], object]) -> dict[str, Callable[[Workspace], object]]:
    def edit(_: Workspace) -> None:
        (notes / "log.md").write_text("# Log\n\n**Weak spots**: tries\n", "utf-8")
        read()

    def join(workspace: Workspace) -> None:
        (notes / "trees").mkdir()
        (notes / "trees" / "b.md").write_text("Q: What is a B-tree?\nA: A wide tree.\n", "utf-8")
        read()
        rename_deck(workspace, "else/trees", "trees")
        weak_rows(workspace)
        rename_deck(workspace, "else", "trees", merge=True)

    return {
        "answer": lambda ws: StudySession(ws).grade(Grade.AGAIN),
        "mark": lambda ws: mark_weak(ws, first_card(ws), "a new name"),
        "undo": undo,
        "rename": lambda ws: rename(ws, "recursion", "calling itself"),
        "glossary": lambda ws: extend_glossary(ws, "recursion", ["tree"]),
        "deck": lambda ws: rename_deck(ws, max(area.deck for area in current_areas(ws)), "else"),
        "import": edit,
        "join": join,
    }


def test_rows_are_kept_while_nothing_changes(workspace: Workspace) -> None:
    rows = weak_rows(workspace)
    with workspace.database.read() as unit:
        kept = unit.settings.get(KEPT)
    assert weak_rows(workspace) == rows
    assert [row["name"] for row in kept["rows"]] == [row.name for row in rows.rows]


def test_the_kept_rows_are_there_at_once_and_said_to_be_old(workspace: Workspace) -> None:
    rows = weak_rows(workspace)
    assert kept_rows(workspace) == rows
    mark_weak(workspace, first_card(workspace), "a new name")
    assert kept_rows(workspace) == rows._replace(are_current=False)


def test_what_an_earlier_version_kept_is_shown_but_weighed_anew(workspace: Workspace) -> None:
    rows = weak_rows(workspace)
    with workspace.database.write() as unit:
        kept = unit.settings.get(KEPT)
        old = [{k: v for k, v in row.items() if k != "same"} for row in kept["rows"]]
        unit.settings.put(KEPT, {"stamp": kept["state"][1], "rows": old})
    assert kept_rows(workspace).rows == rows.rows
    assert weak_rows(workspace) == rows
    assert kept_rows(workspace).are_current


def test_whatever_changes_them_is_seen_at_once(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object]
) -> None:
    for name, change in changes(notes, import_notes).items():
        weak_rows(workspace)
        change(workspace)
        assert weak_rows(workspace) == fresh(workspace), name


def test_another_day_or_scheduler_may_change_what_is_soon_forgotten_and_so_the_order(
    workspace: Workspace, clock: HandClock
) -> None:
    weak_rows(workspace)
    clock.pass_days(1)
    assert not kept_rows(workspace).are_current
    weak_rows(workspace)
    choose_scheduler(workspace, "notes", "fsrs")
    assert not kept_rows(workspace).are_current


def test_areas_of_the_very_same_marks_are_told_of_once_and_everywhere_alike(
    workspace: Workspace,
) -> None:
    with workspace.database.read() as unit:
        card = unit.cards.all()[0]
    for name in ("HBM", "SRAM"):
        add_cards(workspace, name, [card])
    StudySession(workspace, Selection(search=card.question)).grade(Grade.AGAIN)
    mark_weak(workspace, card.id, "another")
    weak = [area for area in current_areas(workspace) if area.score.state in BAD_STATES]
    shown = [area.title for area in joined(weak)]
    assert any(title.startswith("HBM, SRAM") for title in shown)
    assert "another" in shown, "it has a mark of its own"
    assert [row.title for row in weak_rows(workspace).rows] == shown
    report = weakness_report(workspace)
    assert {area.title for area in report.in_state(*BAD_STATES)} == set(shown)
