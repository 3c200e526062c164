"""What areas are called: one concept under several names, merged, renamed, suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from rapidfuzz.fuzz import ratio

from recollect.app.areas.meaning import SHARED_PARTS, shared_parts
from recollect.app.concepts.concepts import Concepts
from recollect.app.concepts.glossary import Glossary, glossary_of
from recollect.app.concepts.terms import term_fold
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.unit import Unit

APART = "areas_kept_apart"
"""The setting that holds the pairs of names that the learner said are different."""

SAME_SPELLING = 90
"""How alike (0 to 100) two spellings must be."""


class UnknownArea(RecollectError):
    """There is no area of that name."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two areas that may be one, and why."""

    name: str
    other: str
    shared: tuple[str, ...] = ()
    """The concepts that both are about; empty where they are spelt nearly the same."""


def area_named(unit: Unit, name: str, at: datetime, glossary: Glossary) -> str:
    """Return the id of the area of a name, of an alias, or of the same concept in the glossary.

    A name that is not known at all becomes a new area.
    """
    found = unit.areas.find(name)
    key = glossary.key_of(name) if found is None else None
    if key is not None:
        found = area_of_key(key, unit.areas.names(), glossary)
    return found if found is not None else unit.areas.ensure(name, at)


def area_of_key(key: str, names: Mapping[str, str], glossary: Glossary) -> str | None:
    """Return the id of the area that one of a concept's names names."""
    return next((area for area, name in names.items() if glossary.key_of(name) == key), None)


def area_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all concepts, whether there is evidence about them or not."""
    with workspace.database.read() as unit:
        return tuple(unit.areas.names().values())


def rename(workspace: Workspace, name: str, new_name: str) -> None:
    """Give an area another name; the old one stays as an alias."""
    _check(new_name)
    with workspace.database.write() as unit:
        area_id = required(unit, name)
        taken = unit.areas.find(new_name)
        if taken is not None and taken != area_id:
            raise RecollectError(
                phrase(
                    "there is already an area of the name {name}: merge them instead "
                    "(recollect area merge)",
                    name=repr(new_name),
                )
            )
        unit.namings.rename(area_id, new_name, workspace.now(), unit.deeds.next())


def add_alias(workspace: Workspace, name: str, other: str) -> None:
    """Let an area be known by another name too; an area of that name is merged into it."""
    _check(other)
    with workspace.database.write() as unit:
        area_id = required(unit, name)
        taken = unit.areas.find(other)
        if taken is None:
            unit.namings.add_alias(area_id, other, workspace.now(), unit.deeds.next())
        elif taken != area_id:
            unit.namings.merge(area_id, taken, workspace.now(), unit.deeds.next())


def merge(workspace: Workspace, name: str, other: str) -> None:
    """Let the area `name` take over the cards, marks and names of the area `other`."""
    with workspace.database.write() as unit:
        into, gone = required(unit, name), required(unit, other)
        if into != gone:
            unit.namings.merge(into, gone, workspace.now(), unit.deeds.next())


def keep_apart(workspace: Workspace, name: str, other: str) -> None:
    """Remember that two areas are different: they are never suggested as one again."""
    with workspace.database.write() as unit:
        for one in (name, other):
            required(unit, one)
        pairs = [*(unit.settings.get(APART) or ()), sorted((term_fold(name), term_fold(other)))]
        unit.settings.put(APART, sorted({tuple(pair) for pair in pairs}))


def extend_glossary(workspace: Workspace, name: str, others: Sequence[str]) -> None:
    """Let cards that speak of a concept by other names be found; none forgets those added."""
    for one in (name, *others):
        _check(one)
    glossary = {key: list(names) for key, names in workspace.settings.glossary.items()}
    known = glossary.pop(name, [])
    if others:
        glossary[name] = list(dict.fromkeys([*known, *others]))
    with workspace.database.write() as unit:
        unit.settings.put("glossary", glossary or None)
        every = [card.id for card in unit.wordings.others(())]
        concepts = Concepts(unit, glossary_of(unit), every, workspace.now())
        concepts.admit([])
        list(concepts.link())
    workspace.settings = workspace.settings._replace(glossary=glossary)


def suggestions(workspace: Workspace) -> tuple[Suggestion, ...]:
    """Return the areas that may be one under two names, for the learner to confirm or refuse."""
    with workspace.database.read() as unit:
        names = list(unit.areas.names().values())
        apart = {tuple(pair) for pair in unit.settings.get(APART) or ()}
        glossary = glossary_of(unit)
    return tuple(
        suggestion
        for suggestion in _alike(names, glossary)
        if tuple(sorted((term_fold(suggestion.name), term_fold(suggestion.other)))) not in apart
    )


def _alike(names: Sequence[str], glossary: Glossary) -> Iterable[Suggestion]:
    parts = {name: glossary.parts_of(name) for name in names}
    folded = {name: term_fold(name) for name in names}
    for name, other in combinations(names, 2):
        if shared_parts(parts[name], parts[other], glossary) >= SHARED_PARTS:
            shared = sorted(parts[name] & parts[other])
            yield Suggestion(name, other, tuple(shared))
        elif glossary.key_of(name) != glossary.key_of(other):
            continue
        elif ratio(folded[name], folded[other], score_cutoff=SAME_SPELLING):
            yield Suggestion(name, other)


def required(unit: Unit, name: str) -> str:
    """Return the id of the area of a name or an alias; raises UnknownArea for any other name."""
    area_id = unit.areas.find(name)
    if area_id is None:
        raise UnknownArea(
            phrase(
                "no area is called {name}: `recollect area list --all` shows them", name=repr(name)
            )
        )
    return area_id


def _check(name: str) -> None:
    if not term_fold(name):
        raise RecollectError(phrase("an area needs a name"))
