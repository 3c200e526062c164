"""Renaming, merging and moving decks, so that later imports keep to it; options of a deck."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from recollect.app.deck_names import deck_named, new_name
from recollect.app.importing.root_options import RootOptions
from recollect.app.scheduling.grading import follow_decks, scheduler_choices, use_scheduler
from recollect.app.scheduling.queueing import NEW_A_DAY_OPTION
from recollect.app.workspace import Workspace
from recollect.core.cards.decks import is_within
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.store.unit import Unit


class NameNotFree(RecollectError):
    """A deck cannot have the new name; the message says why."""


def rename_deck(
    workspace: Workspace,
    old: str,
    new: str,
    progress: Progress = unwatched,
    *,
    merge: bool = False,
) -> None:
    """Give a deck another name; the decks below it follow, and so do later imports.

    With `merge` the new name may be another deck's: then its cards join that one. Raises
    UnknownDeck, UnfitName and NameNotFree.
    """
    new = new_name(new)
    with workspace.database.write() as unit:
        old = deck_named(unit, old)
        names = unit.decks.ids()
        below = [name for name in names if is_within(name, old)]
        if is_within(new, old) and new != old:
            raise NameNotFree(phrase("{name}: a deck cannot be moved into itself", name=new))
        taken = [name for name in below if _moved(name, old, new) in names]
        if taken and not merge and new != old:
            raise NameNotFree(
                phrase(
                    "{name}: this deck is there already; `recollect decks merge` joins them",
                    name=new,
                )
            )
        for name in below:
            unit.decks.rename(name, _moved(name, old, new))
        _keep_for_imports(unit, old, new)
        follow_decks(unit, unit.decks.cards_in(new), progress)


def move_deck(workspace: Workspace, name: str, into: str, progress: Progress = unwatched) -> str:
    """Put a deck below another one, or at the top for an empty `into`; return its new name."""
    with workspace.database.read() as unit:
        name = deck_named(unit, name)
    title = name.rsplit("/", 1)[-1]
    moved = f"{into}/{title}" if into else title
    rename_deck(workspace, name, moved, progress)
    return moved


def limit_new_cards(workspace: Workspace, name: str, most: int | None) -> None:
    """Bound the new cards a day of a deck and of the decks below it; None removes the bound.

    Raises UnknownDeck.
    """
    with workspace.database.write() as unit:
        unit.decks.set_option(deck_named(unit, name), NEW_A_DAY_OPTION, most)


def chosen_schedulers(workspace: Workspace) -> Mapping[str, str]:
    """Return which decks chose a scheduler for themselves, and which one."""
    with workspace.database.read() as unit:
        return scheduler_choices(unit)


def choose_scheduler(
    workspace: Workspace,
    deck: str,
    scheduler: str | None,
    retention: float | None = None,
    progress: Progress = unwatched,
) -> int:
    """Let a deck and those below it have a scheduler (None: as the deck above has it).

    Returns how many schedules changed. Raises UnknownDeck.
    """
    with workspace.database.write() as unit:
        return use_scheduler(unit, deck_named(unit, deck), scheduler, retention, progress)


def _moved(name: str, old: str, new: str) -> str:
    return new + name[len(old) :]


def _keep_for_imports(unit: Unit, old: str, new: str) -> None:
    """Let every folder whose notes went to the old deck go to the new one."""
    notes = unit.notes.all()
    for root in unit.notes.roots():
        options = RootOptions.from_values(root.options)
        folders = {
            folder for note in notes if note.root_id == root.id for folder in _folders(note.path)
        }
        moved = _moved_folders(options, Path(root.path), folders, old, new)
        if moved:
            changed = replace(options, decks={**options.decks, **moved})
            unit.notes.set_options(root.id, changed.to_values())


def _folders(path: str) -> Iterator[str]:
    """Yield the folders above a note, the root (empty) last."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _moved_folders(
    options: RootOptions, root: Path, folders: set[str], old: str, new: str
) -> Mapping[str, str]:
    moved = {
        place: _moved(deck, old, new)
        for place, deck in options.decks.items()
        if is_within(deck, old)
    }
    for folder in folders:
        if options.deck_of(root, f"{folder}/note" if folder else "note") == old:
            moved[folder] = new
    return moved
