"""The report as JSON, stable for programs; `report.schema.json` beside this file describes it."""

from __future__ import annotations

from importlib import resources
from typing import Any

from recollect.app.areas.model import Area, CardEvidence
from recollect.app.language import Words, english
from recollect.app.reports.failures import Failure
from recollect.app.reports.study_plan import Step
from recollect.app.reports.weakness import WeaknessReport
from recollect.core.areas.marks import Mark
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json


def as_json(report: WeaknessReport, _words: Words = english) -> str:
    """Return the report as JSON; chances are numbers from 0 to 1."""
    record = {
        "day": report.day.isoformat(),
        "deck": report.deck,
        "since": report.since.isoformat() if report.since else None,
        "answers": report.answers,
        "passed": report.passed,
        "learner_fails": round(report.mean, 4),
        "areas": [_area(area, report) for area in report.areas],
        "failed_beside": [card.card_id for card in report.failed_beside],
        "weeks": [
            {"monday": week.monday.isoformat(), "passed": week.passed, "failed": week.failed}
            for week in report.weeks
        ],
        "plan": {
            "minutes": report.plan.minutes,
            "steps": [_step(step) for step in report.plan.steps],
        },
    }
    return safe_json(record, indent=2) + "\n"


def schema() -> str:
    """Return the JSON Schema of the report."""
    return (
        resources.files("recollect.app.reports").joinpath("report.schema.json").read_text("utf-8")
    )


def area_record(area: Area) -> dict[str, Any]:
    """Return what every record of an area begins with: its names, its figures, its deck."""
    score = area.score
    return {
        "name": area.name,
        "aliases": list(area.aliases),
        "kind": area.kind,
        "state": score.state,
        "fails": round(score.p, 4),
        "low": round(score.low, 4),
        "high": round(score.high, 4),
        "marks": score.n,
        "evidence": round(score.evidence, 4),
        "last_marks": list(score.last),
        "deck": area.deck,
    }


def _area(area: Area, report: WeaknessReport) -> dict[str, Any]:
    return area_record(area) | {
        "parent_fails": round(area.parent, 4),
        "worse_than_learner": round(area.score.worse, 4),
        "forgotten_in_30_days": None if area.foreseen is None else round(area.foreseen, 4),
        "cards": [_card(card, report.failures.get(card.card_id)) for card in area.cards],
        "other_marks": [_mark(mark) for mark in area.marks],
    }


def _card(card: CardEvidence, failure: Failure | None) -> dict[str, Any]:
    return {
        "id": card.card_id,
        "question": card.question,
        "place": card.place,
        "failed": card.failed,
        "answers": list(card.answers),
        "last_failed": day_to_date(failure.day).isoformat() if failure else None,
        "answered": failure.said if failure else "",
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "kind": mark.kind,
        "failed": mark.failed,
        "day": day_to_date(mark.day).isoformat(),
        "source": mark.source,
        "text": mark.text,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "area": step.area,
        "seconds": round(step.seconds),
        "place": step.place,
        "cards": list(step.card_ids),
    }
