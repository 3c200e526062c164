"""A session in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recollect.app import areas
from recollect.app.address import short_address
from recollect.app.study.turn import Summary
from recollect.app.workspace import Workspace
from recollect.core.reviews import Review
from recollect.core.statistics import streak

AREAS_SHOWN = 5


def summarise(workspace: Workspace, reviews: Sequence[Review], settled: int) -> Summary:
    """Return the figures of a session from its reviews."""
    first = [review for review in reviews if review.kind.counts]
    touched = {review.card_id for review in reviews}
    today = workspace.today()
    with workspace.database.read() as unit:
        load = unit.schedules.load(today + 1, today + 7)
        days = unit.reviews.days()
        calendar = workspace.calendar
        changes = (
            areas.changes_since(unit, today, reviews[0].instant, calendar)
            if reviews
            else areas.AreaChanges()
        )
        weak = [
            row
            for row in areas.weak_areas(unit, today, calendar=calendar)
            if touched & {card.card_id for card in row.cards}
        ]
    return Summary(
        answers=len(reviews),
        settled=settled,
        seconds=round(sum(review.elapsed_ms for review in reviews) / 1000),
        by_grade=Counter(review.grade for review in reviews),
        passed_share=sum(review.grade.passed for review in first) / len(first) if first else None,
        areas=tuple(row.summary() for row in weak[:AREAS_SHOWN]),
        newly_weak=changes.newly_weak,
        recovered=changes.recovered,
        forecast=tuple(load.get(today + ahead, 0) for ahead in range(1, 8)),
        streak_days=streak(days, today),
        database=short_address(workspace.address),
    )
