"""What a report is about: everything, a deck, an area, or what was answered since a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import HandClock

from recollect.app.areas.model import BAD_STATES
from recollect.app.reports import FORMATS, WeaknessReport, english, weakness_report
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.areas.weakness import State
from recollect.core.scheduling.grades import Grade


@pytest.fixture(autouse=True)
def studied(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object], clock: HandClock
) -> None:
    """A leaf was forgotten on one day and known on the next, a heap was forgotten on the first."""
    for folder, asked in (("trees", "What is a leaf?"), ("heaps", "What is on top?")):
        (notes / folder).mkdir()
        text = f"# {folder.title()}\n\n### Q1: {asked}\n\n**Answer**: A node.\n"
        (notes / folder / "note.md").write_text(text, encoding="utf-8")
    import_notes()
    for deck in ("notes/trees", "notes/heaps"):
        StudySession(workspace, Selection(deck=deck)).grade(Grade.AGAIN)
    clock.pass_days(1)
    StudySession(workspace, Selection(deck="notes/trees")).grade(Grade.GOOD)


def told(report: WeaknessReport) -> tuple[list[str], int, int]:
    return sorted(area.name for area in report.areas), report.answers, report.passed


def test_everything(workspace: Workspace) -> None:
    assert told(weakness_report(workspace)) == (["Heaps", "Trees"], 3, 1)


def test_a_deck(workspace: Workspace) -> None:
    assert told(weakness_report(workspace, deck="notes/heaps")) == (["Heaps"], 1, 0)


def test_an_area(workspace: Workspace) -> None:
    assert told(weakness_report(workspace, area="trees")) == (["Trees"], 2, 1)


def test_a_time(workspace: Workspace) -> None:
    assert told(weakness_report(workspace, since=date(2026, 3, 3))) == (["Trees"], 1, 1)


def test_its_plan_fits_into_the_minutes(workspace: Workspace) -> None:
    assert weakness_report(workspace, minutes=0).plan.steps == ()
    assert weakness_report(workspace).plan.minutes == 20


def all_in(state: State, report: WeaknessReport) -> WeaknessReport:
    areas = (replace(one, score=replace(one.score, state=state)) for one in report.areas)
    return replace(report, areas=tuple(areas))


def test_what_failed_lately_is_told_also_where_no_area_is_weak(
    workspace: Workspace, clock: HandClock
) -> None:
    clock.pass_days(1)
    StudySession(workspace, Selection(deck="notes/trees")).grade(Grade.AGAIN, answer="A twig.")
    report = all_in(State.STEADY, weakness_report(workspace))
    asked = [card.question for card in report.failed_beside]
    assert asked == ["What is a leaf?", "What is on top?"]  # the last first
    for form in ("md", "html"):
        text = FORMATS[form](report, english)
        assert "Also failed lately" in text
        assert "last failed 2026-03-04 · answered: A twig." in text
    assert ",2026-03-04,A twig.\n" in FORMATS["csv"](report, english)


def test_what_failed_in_a_weak_area_is_told_there_alone(workspace: Workspace) -> None:
    report = all_in(State.WEAK, weakness_report(workspace))
    assert report.failed_beside == []
    assert "Also failed lately" not in FORMATS["md"](report, english)


def test_what_failed_long_ago_is_told_of_weak_areas_alone(
    workspace: Workspace, clock: HandClock
) -> None:
    clock.pass_days(30)
    report = weakness_report(workspace)
    weak = {card.id for area in report.in_state(*BAD_STATES) for card in area.members}
    assert report.failures.keys() == weak
