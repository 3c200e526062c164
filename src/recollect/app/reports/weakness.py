"""What a weakness report says, before anybody decides how it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recollect.app.areas.evidence import read_evidence
from recollect.app.areas.listing import areas_from
from recollect.app.areas.model import BAD_STATES, Area, CardEvidence, joined
from recollect.app.areas.opening import areas_named
from recollect.app.deck_names import deck_or_all
from recollect.app.reports.failures import LATELY, Failure, last_failures
from recollect.app.reports.study_plan import StudyPlan, plan_for
from recollect.app.scheduling.queueing import seconds_a_card
from recollect.app.workspace import Workspace
from recollect.core.areas.backdrop import COMMON_FAILURE
from recollect.core.areas.weakness import State
from recollect.core.cards.decks import is_within
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.study_days import date_to_day, day_to_date, monday_of

WEEKS = 12
"""How many weeks the trend goes back, this one included."""


@dataclass(frozen=True, slots=True)
class Week:
    """The first answers of one week, from Monday on."""

    monday: date
    passed: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaknessReport:
    """Every area with evidence, the weakest first, as of a study day."""

    day: date
    deck: str | None
    since: date | None
    """Only areas with evidence from this date on."""
    answers: int
    """How many answers the report rests on."""
    passed: int
    """How many of them passed."""
    mean: float
    """The learner's own chance to fail."""
    areas: tuple[Area, ...]
    weeks: tuple[Week, ...]
    plan: StudyPlan
    failures: Mapping[str, Failure]
    """By card, how it failed last."""

    @property
    def failed_beside(self) -> Sequence[CardEvidence]:
        """Return the cards that failed lately, though no area of theirs is weak; the last first."""
        well = [area for area in self.areas if area.score.state not in BAD_STATES]
        unwell = {card.id for area in self.in_state(*BAD_STATES) for card in area.members}
        told = self.failures.keys() - unwell
        cards = {card.card_id: card for area in well for card in area.told(told)}
        return sorted(
            cards.values(), key=lambda card: (-self.failures[card.card_id].day, card.place)
        )

    def in_state(self, *states: State) -> tuple[Area, ...]:
        """Return the areas in any of some states, the weakest first."""
        return joined(area for area in self.areas if area.score.state in states)


def weakness_report(
    workspace: Workspace,
    *,
    deck: str | None = None,
    area: str | None = None,
    since: date | None = None,
    minutes: int | None = None,
    progress: Progress = unwatched,
) -> WeaknessReport:
    """Gather the report, over everything, one deck and its children, or one area.

    `since` leaves out the areas without evidence from that date on; `minutes` sizes the plan.
    Raises RecollectError for a deck or an area that is not known.
    """
    today = workspace.today()
    with workspace.database.read() as unit:
        deck = deck_or_all(unit, deck)
        known = read_evidence(workspace, unit, progress)
        pace = seconds_a_card(unit.agenda)
    areas = areas_from(known, progress)
    if deck is not None:
        areas = tuple(one for one in areas if is_within(one.deck, deck))
    if area is not None:
        areas = tuple(areas_named(workspace, areas, area))
    first = today - LATELY + 1
    if since is not None:
        first = date_to_day(since)
        areas = tuple(one for one in areas if any(day >= first for day in one.days))
    counts = known.log.by_day({card.id for one in areas for card in one.members})
    if since is not None:
        counts = Counter({key: n for key, n in counts.items() if key[0] >= first})
    return WeaknessReport(
        day=day_to_date(today),
        deck=deck,
        since=since,
        answers=counts.total(),
        passed=sum(n for (_, passed), n in counts.items() if passed),
        mean=areas[0].mean if areas else COMMON_FAILURE,
        areas=areas,
        failures=last_failures(workspace, areas, first),
        weeks=_weeks(counts, today),
        plan=plan_for(
            [one for one in areas if one.score.state in BAD_STATES],
            minutes=workspace.settings.minutes if minutes is None else minutes,
            today=today,
            seconds_a_card=pace,
        ),
    )


def _weeks(answers: Mapping[tuple[int, bool], int], today: int) -> tuple[Week, ...]:
    """Return the last weeks, the oldest first, those without answers too."""
    first = monday_of(today) - 7 * (WEEKS - 1)
    counts = {first + 7 * week: [0, 0] for week in range(WEEKS)}
    for (day, passed), n in answers.items():
        monday = monday_of(day)
        if monday in counts:
            counts[monday][not passed] += n
    return tuple(Week(day_to_date(monday), *pair) for monday, pair in counts.items())
