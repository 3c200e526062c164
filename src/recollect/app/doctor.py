"""The check that nothing has come apart: all that is kept of the log is what the log comes to."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recollect import __version__
from recollect.app.areas.glance import KEPT
from recollect.app.backups import all_backups, back_up_before
from recollect.app.figures.counting import CountedLog
from recollect.app.importing import known_folders
from recollect.app.scheduling.grading import refold, schedulers
from recollect.app.settings import Settings, without_meaning
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import Said, phrase, said_by
from recollect.core.scheduling.replay import replay
from recollect.core.scheduling.schedule import Schedule
from recollect.store.files.location import HEAD
from recollect.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A card whose cached schedule is not what its log comes to."""

    card: Card
    cached: Schedule
    folded: Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What `diagnose` found."""

    cards: int
    """How many cards' schedules were compared."""
    entries: int
    """How many entries of the log were read."""
    drifts: tuple[Drift, ...]
    wrong_days: tuple[int, ...]
    """The study days whose kept figures are not what the log comes to."""
    damage: tuple[Said, ...]
    """What is wrong with the database itself, a line each; a backup is the cure."""
    entries_ahead: int
    """Answers and actions dated after today: the clock was ahead, or it is behind now."""
    settings_without_meaning: tuple[str, ...]
    """The settings whose values mean nothing here, so that the defaults hold."""


def diagnose(workspace: Workspace, progress: Progress = unwatched) -> Diagnosis:
    """Compare every cached schedule and what is kept of days with the log; look at the database."""
    with workspace.database.read() as unit:
        cached = dict(unit.schedules.all())
        total = len(cached)
        seen, entries, drifted = 0, 0, _miscounted(unit, cached)
        for card_id, folded, length in _folds(unit):
            progress(seen, total, "schedules")
            seen, entries = seen + 1, entries + length
            was = cached.pop(card_id, Schedule())
            if was != folded:
                drifted[card_id] = (was, folded)
        # What is left has no log, so it should say nothing either.
        drifted |= {card_id: (was, Schedule()) for card_id, was in cached.items()}
        cards = unit.cards.get(drifted)
        return Diagnosis(
            cards=seen + len(cached),
            entries=entries,
            drifts=tuple(
                Drift(card=cards[card_id], cached=was, folded=folded)
                for card_id, (was, folded) in drifted.items()
            ),
            wrong_days=tuple(sorted(_wrong_days(unit, workspace.today(), progress))),
            damage=(*unit.health.damage(progress), *_voids(unit)),
            entries_ahead=unit.health.entries_after(workspace.today()),
            settings_without_meaning=tuple(without_meaning(unit.settings.of(Settings._fields))),
        )


def surroundings(workspace: Workspace) -> Mapping[str, Said]:
    """Return versions and places by what they are called: what a report of a fault should say."""
    folders = known_folders(workspace)
    return {
        "recollect": __version__,
        "schema": HEAD,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "database": workspace.address,
        **_backups(workspace),
        "notes": ", ".join(map(str, folders)),
    }


def _backups(workspace: Workspace) -> Mapping[str, Said]:
    try:
        backups = all_backups(workspace.address) if workspace.database.file else []
    except RecollectError as error:
        return {"backups": said_by(error), "newest_backup": ""}
    newest = str(backups[0].path) if backups else ""
    return {"backups": str(len(backups)), "newest_backup": newest}


def repair(workspace: Workspace, diagnosis: Diagnosis, progress: Progress = unwatched) -> int:
    """Rebuild the schedules that drifted from their logs; return how many.

    What is kept of days and is wrong is forgotten: it is read from the log again. The database is
    backed up before, where it is a file.
    """
    back_up_before(workspace.database.file, workspace.now(), progress)
    with workspace.database.write() as unit:
        if diagnosis.wrong_days:
            unit.evidence.forget(diagnosis.wrong_days)
            unit.figures.forget()
        unit.settings.put(KEPT, None)  # the areas that were weighed with it
        refold(unit, [drift.card.id for drift in diagnosis.drifts], progress)
        unit.schedules.mark_anew()
    return len(diagnosis.drifts)


def _miscounted(unit: Unit, cached: Mapping[str, Schedule]) -> dict[str, tuple[Schedule, Schedule]]:
    """Return the cards that count as new and are not, or the other way round, each with what it
    counts as and with its schedule.
    """
    return {
        card_id: (Schedule(), cached.get(card_id, Schedule()))
        for card_id in unit.schedules.wrongly_marked()
    }


def _wrong_days(unit: Unit, today: int, progress: Progress) -> frozenset[int]:
    """Return the study days whose kept figures are not what the log comes to."""
    counted = CountedLog(unit, today, since=0).wrong()
    return frozenset({*unit.evidence.wrong(progress), *unit.figures.wrong(), *counted})


def _folds(unit: Unit) -> Iterator[tuple[str, Schedule, int]]:
    """Yield every card that has a log, with what the log comes to and how long it is."""
    scheduler_of = schedulers(unit)
    decks = unit.decks.of_cards()
    for card_id, entries in unit.log.by_card():
        if card_id in decks:  # A log of no card is damage, and told as such.
            yield card_id, replay(entries, scheduler_of(decks[card_id])), len(entries)


def _voids(unit: Unit) -> Iterator[Said]:
    orphans = unit.health.orphaned_voids()
    if orphans:
        yield phrase("{n} undos take back what is not in the log", n=orphans)
