"""A session in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from recollect.app.address import short_address
from recollect.app.areas.changes import AreaChanges, changes_since
from recollect.app.areas.evidence import keep_evidence
from recollect.app.study.turn import Summary
from recollect.app.workspace import Workspace
from recollect.core.figures.statistics import streak
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.reviews import Review


def summarise(workspace: Workspace, reviews: Sequence[Review], settled: int) -> Summary:
    """Return the figures of a session from its reviews."""
    first = [review for review in reviews if review.kind.counts]
    today = workspace.today()
    with workspace.database.read() as unit:
        load = unit.schedules.load(today + 1, today + 7)
        days = unit.figures.days()
    return Summary(
        answers=len(reviews),
        settled=settled,
        seconds=round(sum(review.elapsed_ms for review in reviews) / 1000),
        by_grade=Counter(review.grade for review in reviews),
        passed_share=sum(review.grade.passed for review in first) / len(first) if first else None,
        forecast=tuple(load.get(today + ahead, 0) for ahead in range(1, 8)),
        streak_days=streak(days, today),
        database=short_address(workspace.address),
    )


def weak_spots(
    workspace: Workspace, reviews: Sequence[Review], progress: Progress = unwatched
) -> AreaChanges:
    """Return the weak areas of a session's cards, and what it did to them from its first question
    on. All evidence is weighed, which takes a second for some hundred thousand answers.
    """
    if not reviews:
        return AreaChanges()
    begun = reviews[0].instant - timedelta(milliseconds=reviews[0].elapsed_ms)
    card_ids = {review.card_id for review in reviews}
    keep_evidence(workspace, progress)
    with workspace.database.read() as unit:
        return changes_since(workspace, unit, begun, card_ids, progress)
