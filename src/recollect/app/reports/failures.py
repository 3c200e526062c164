"""How the cards of a report failed last: on which day, and what the learner said instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recollect.app.areas.model import BAD_STATES, Area
from recollect.app.workspace import Workspace
from recollect.core.scheduling.review_kinds import EVIDENCE
from recollect.core.scheduling.reviews import Review

LATELY = 14
"""In study days: what failed within them is told even where no area is weak."""


class Failure(NamedTuple):
    """The last failed answer to a card."""

    day: int
    said: str
    """What the learner answered; empty for an answer that was not written or chosen."""


def last_failures(workspace: Workspace, areas: Iterable[Area], since: int) -> Mapping[str, Failure]:
    """Return by card how the cards of some areas failed last: all of areas that are not well, of
    the others what failed from a study day on.
    """
    with workspace.database.read() as unit:
        lately = unit.reviews.forgotten(since, EVIDENCE)
        ids = {
            card.id
            for area in areas
            for card in area.members
            if card.id in lately or area.score.state in BAD_STATES
        }
        known = unit.reviews.of_cards(ids)
    failures = ((card_id, _last(reviews)) for card_id, reviews in known.items())
    return {card_id: failure for card_id, failure in failures if failure is not None}


def _last(reviews: Sequence[Review]) -> Failure | None:
    failed = (one for one in reversed(reviews) if one.kind in EVIDENCE and not one.grade.passed)
    last = next(failed, None)
    return None if last is None else Failure(last.study_day, last.answer)
