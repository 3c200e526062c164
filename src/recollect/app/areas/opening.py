"""One area opened: how its figure comes about, down to the reviews and the lines of the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recollect.app.areas.listing import all_areas
from recollect.app.areas.meaning import meant
from recollect.app.areas.model import Area
from recollect.app.areas.naming import UnknownArea
from recollect.app.concepts.glossary import glossary_of
from recollect.app.workspace import Workspace
from recollect.core.areas.marks import Mark
from recollect.core.areas.weighing import PRIOR_STRENGTH, present_weights
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase


@dataclass(frozen=True, slots=True)
class WeighedMark:
    """A mark with what it weighs now, in answers, and the card that it was left at."""

    mark: Mark
    weight: float
    question: str
    place: str
    """`path:line`: of the card, or of the notes' own words."""


@dataclass(frozen=True, slots=True)
class OpenArea:
    """An area with its evidence spread out.

    Its p is (failed + prior × expected) / (evidence + prior).
    """

    area: Area
    marks: tuple[WeighedMark, ...]
    """The oldest first."""

    @property
    def failed(self) -> float:
        """Return the weight of the marks that tell of failing."""
        return sum(one.weight for one in self.marks if one.mark.failed)

    @property
    def prior(self) -> int:
        """Return how many answers the expectation of the area's sections counts as much as."""
        return PRIOR_STRENGTH


def current_areas(workspace: Workspace, progress: Progress = unwatched) -> tuple[Area, ...]:
    """Return every area with evidence, the weakest first, as of now."""
    with workspace.database.read() as unit:
        return all_areas(workspace, unit, progress)


def state_of(workspace: Workspace) -> tuple[str, int]:
    """Return a stamp: while it stays the same, no area can have changed."""
    with workspace.database.read() as unit:
        return unit.areas.stamp(), workspace.today()


def open_area(workspace: Workspace, name: str) -> OpenArea:
    """Return an area by any of its names.

    Raises UnknownArea when there is no evidence about any of that name.
    """
    return opened(areas_named(workspace, current_areas(workspace), name)[0])


def opened(area: Area) -> OpenArea:
    """Return an area with what each of its marks weighs now."""
    cards = {card.card_id: card for card in area.cards}
    weights = present_weights([mark.sign for mark in area.evidence])
    marks = []
    for mark, weight in zip(area.evidence, weights, strict=True):
        card = cards.get(mark.card_id or "")
        question, place = (card.question, card.place) if card else ("", "")
        marks.append(WeighedMark(mark, weight, question, mark.source or place))
    return OpenArea(area, tuple(marks))


def file_of(workspace: Workspace, place: str) -> tuple[Path, int]:
    """Return the note that a place such as `path:line` means, and the line.

    Raises RecollectError when no imported folder holds such a note now.
    """
    path, _, line = place.rpartition(":")
    with workspace.database.read() as unit:
        roots = [Path(root.path) for root in unit.notes.roots()]
    for root in roots:
        if (root / path).is_file():
            return root / path, int(line)
    raise RecollectError(phrase("{path} is in none of the imported folders any more", path=path))


def areas_named(workspace: Workspace, areas: Sequence[Area], name: str) -> list[Area]:
    """Return those of some areas that a name means: one concept, or sections of that title.

    Raises UnknownArea when there is none.
    """
    with workspace.database.read() as unit:
        glossary = glossary_of(unit)
    names = {number: (area.name, *area.aliases) for number, area in enumerate(areas)}
    found = meant(name, names, glossary)
    if not found:
        raise UnknownArea(
            phrase(
                "there is no evidence about {name}: `recollect area list --all` shows every area",
                name=repr(name),
            )
        )
    return [areas[number] for number in found]
