"""What a weakness report says, before anybody decides how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recollect.app.areas import Area, all_areas
from recollect.app.workspace import Workspace
from recollect.core.study_days import day_to_date
from recollect.core.weakness import State


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaknessReport:
    """Every area with evidence, the weakest first, as of a study day."""

    day: date
    deck: str | None
    answers: int
    """How many answers the report rests on."""
    areas: tuple[Area, ...]

    def in_state(self, *states: State) -> tuple[Area, ...]:
        """Return the areas in any of some states, the weakest first."""
        return tuple(area for area in self.areas if area.score.state in states)


def weakness_report(workspace: Workspace, *, deck: str | None = None) -> WeaknessReport:
    """Gather the report, over everything or one deck and its children."""
    today = workspace.today()
    with workspace.database.read() as unit:
        areas = all_areas(unit, today, deck=deck)
    answered = {card.card_id: len(card.answers) for area in areas for card in area.cards}
    return WeaknessReport(
        day=day_to_date(today), deck=deck, answers=sum(answered.values()), areas=areas
    )
