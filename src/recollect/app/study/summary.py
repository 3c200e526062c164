"""A session in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from recollect.app import areas
from recollect.app.address import short_address
from recollect.app.study.turn import Summary
from recollect.app.workspace import Workspace
from recollect.core.reviews import Review
from recollect.core.statistics import streak
from recollect.store.unit import Unit

AREAS_SHOWN = 5


def summarise(workspace: Workspace, reviews: Sequence[Review], settled: int) -> Summary:
    """Return the figures of a session from its reviews."""
    first = [review for review in reviews if review.kind.counts]
    today = workspace.today()
    with workspace.database.read() as unit:
        load = unit.schedules.load(today + 1, today + 7)
        days = unit.figures.days()
        changes = _changes(workspace, unit, reviews)
    weak = [area for area in changes.areas if area.score.state in areas.BAD_STATES]
    return Summary(
        answers=len(reviews),
        settled=settled,
        seconds=round(sum(review.elapsed_ms for review in reviews) / 1000),
        by_grade=Counter(review.grade for review in reviews),
        passed_share=sum(review.grade.passed for review in first) / len(first) if first else None,
        areas=tuple(area.summary() for area in areas.joined(weak)[:AREAS_SHOWN]),
        newly_weak=changes.newly_weak,
        recovered=changes.recovered,
        forecast=tuple(load.get(today + ahead, 0) for ahead in range(1, 8)),
        streak_days=streak(days, today),
        database=short_address(workspace.address),
    )


def _changes(workspace: Workspace, unit: Unit, reviews: Sequence[Review]) -> areas.AreaChanges:
    """Return what a session did to the areas of its cards, from its first question on."""
    if not reviews:
        return areas.AreaChanges()
    begun = reviews[0].instant - timedelta(milliseconds=reviews[0].elapsed_ms)
    card_ids = {review.card_id for review in reviews}
    return areas.changes_since(unit, workspace.today(), begun, workspace.calendar, card_ids)
