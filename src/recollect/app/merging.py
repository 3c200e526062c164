"""Uniting two machines' histories: the same cards, one log, and the schedules it comes to."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from recollect.app.backups import back_up_before
from recollect.app.matching.match import match
from recollect.app.scheduling.grading import refold
from recollect.app.workspace import Workspace
from recollect.core.cards.items import NoteState
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.store.cards.card_rows import LocatedCard
from recollect.store.cards.notes import NoteRecord
from recollect.store.database import Database
from recollect.store.files.backups import copy_to
from recollect.store.files.location import Found, examine
from recollect.store.merging import Taken
from recollect.store.unit import Unit

_PREFIX = "recollect-merge-"
"""How the folders begin that hold the copy of another database while it is read."""

_A_DAY = 86_400


class NothingToMerge(RecollectError):
    """There is no database at the place given; the message is a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did."""

    matched: int
    """Cards of the other database that are here already."""
    added: int
    """Cards of the other database that are new here."""
    taken: Taken
    schedules: int
    """How many schedules the united log changed."""

    @property
    def changed_nothing(self) -> bool:
        """Tell whether this database had it all already."""
        return self.taken.nothing and not self.added and not self.schedules


def merge(workspace: Workspace, path: Path, progress: Progress = unwatched) -> Merged:
    """Take the history in the database at `path` over; that database is only read.

    Settings and deck options stay those of this database. All of it happens in one transaction,
    after a backup. Raises RecollectError, in a line, when `path` is not a database of ours.
    """
    with _opened_copy(path, progress) as other:
        back_up_before(workspace.database.file, workspace.now(), progress)
        with other.read() as theirs, workspace.database.write() as ours:
            return _unite(workspace, ours, theirs, progress)


@contextmanager
def _opened_copy(path: Path, progress: Progress) -> Iterator[Database]:
    """Open a copy of a database, brought up to this program's schema; the original stays."""
    if examine(path) is Found.NOTHING:
        raise NothingToMerge(
            phrase("{path}: no such database; give the path of the other deck.db", path=path)
        )
    try:
        _sweep()
        with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
            target = Path(folder) / "other.db"
            copy_to(path, target, progress)
            with closing(Database.open(str(target))) as other:
                yield other
    except OSError as error:
        raise RecollectError(
            phrase(
                "{path} could not be copied to {folder} to be read: {why}",
                path=path,
                folder=tempfile.gettempdir(),
                why=error.strerror or error,
            )
        ) from error


def _sweep() -> None:
    """Remove the copies that killed programs left, once they are a day old."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another program's, or another user's
            if time.time() - folder.stat().st_mtime > _A_DAY:
                shutil.rmtree(folder)


def _unite(workspace: Workspace, ours: Unit, theirs: Unit, progress: Progress) -> Merged:
    progress(0, 1, "which cards are the same")
    mine, yours = _all_cards(ours), _all_cards(theirs)
    homes = _homes(mine, yours)
    yours = [_moved(one, homes) for one in yours]
    same = _pairs(mine, yours, _known_by_entries(ours, theirs))
    new = [one for one in yours if one.card.id not in same]
    _add_cards(workspace, ours, new)
    cards = same | {one.card.id: one.card.id for one in new}
    added = frozenset(one.card.id for one in new)
    taken = ours.history.take_in(theirs.history, cards, added, progress)
    return Merged(
        matched=len(same),
        added=len(new),
        taken=taken,
        schedules=refold(ours, cards.values(), progress),
    )


def _all_cards(unit: Unit) -> Sequence[LocatedCard]:
    """Return every card, retired ones too, with what an import matches by."""
    return unit.cards.located(unit.decks.of_cards())


def _homes(mine: Sequence[LocatedCard], yours: Sequence[LocatedCard]) -> Mapping[str, str]:
    """Return the root here of each root there: the one that has the most notes in common.

    The notes lie in another folder on each machine, but below it their paths are the same.
    """
    roots_with: defaultdict[str, set[str]] = defaultdict(set)
    for one in mine:
        roots_with[one.card.source.path].add(one.card.source.root)
    shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for root, path in sorted({(one.card.source.root, one.card.source.path) for one in yours}):
        shared[root].update(sorted(roots_with[path]))
    return {
        root: max(counts, key=lambda here: (counts[here], here))
        for root, counts in shared.items()
        if counts
    }


def _moved(one: LocatedCard, homes: Mapping[str, str]) -> LocatedCard:
    source = one.card.source
    here = homes.get(source.root, source.root)
    return replace(one, card=replace(one.card, source=replace(source, root=here)))


def _known_by_entries(ours: Unit, theirs: Unit) -> Mapping[str, str]:
    """Return the card here of each card there that an earlier merge brought entries of."""
    here = ours.history.cards_of_entries()
    return {
        card_id: here[entry_id]
        for entry_id, card_id in theirs.history.cards_of_entries().items()
        if entry_id in here
    }


def _pairs(
    mine: Sequence[LocatedCard], yours: Sequence[LocatedCard], known: Mapping[str, str]
) -> dict[str, str]:
    """Return the card here of each card there that is here: by id, by history, then as an import.

    Matching takes the two sides in an order of their own, so that merging either into the other
    finds the same pairs.
    """
    ids = {one.card.id for one in mine}
    same = {
        one.card.id: known.get(one.card.id, one.card.id)
        for one in yours
        if one.card.id in known or one.card.id in ids
    }
    taken = set(same.values())
    here = [one for one in mine if one.card.id not in taken]
    there = [one for one in yours if one.card.id not in same]
    if not (here and there):
        return same
    if min(one.card.id for one in here) < min(one.card.id for one in there):
        pairs = [(pair.known, pair.found) for pair in match(here, there).pairs]
    else:
        pairs = [(pair.found, pair.known) for pair in match(there, here).pairs]
    return same | {there[yours_at].card.id: here[mine_at].card.id for mine_at, yours_at in pairs}


def _add_cards(workspace: Workspace, unit: Unit, cards: Sequence[LocatedCard]) -> None:
    """Add cards with the notes they stand in; the next import reads those notes again."""
    now = workspace.now()
    sources = [one.card.source for one in cards]
    root_ids = {root.path: root.id for root in unit.notes.roots()}
    for path in sorted({one.root for one in sources} - root_ids.keys()):
        root_ids[path] = unit.notes.add_root(path, now)
    ids = {(record.root_id, record.path): record.id for record in unit.notes.all()}
    places = dict.fromkeys((root_ids[one.root], one.path) for one in sources)
    new = [
        NoteRecord(
            id=str(uuid4()),
            root_id=root_id,
            state=NoteState(path=path, size=0, mtime_ns=0, sha256=""),
        )
        for root_id, path in places
        if (root_id, path) not in ids
    ]
    unit.notes.add(new, None)
    ids |= {(record.root_id, record.path): record.id for record in new}
    unit.cards.add(
        [
            replace(one, note_id=ids[root_ids[one.card.source.root], one.card.source.path])
            for one in cards
        ],
        now,
    )
