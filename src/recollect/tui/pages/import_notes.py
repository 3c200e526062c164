"""Importing a folder: which one, how far it is, and what it would do, in counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recollect.app.address import short_address
from recollect.app.importing import Change, ImportPlan
from recollect.app.language import tr, tr_n, tr_said
from recollect.core.text.safe_text import safe_line
from recollect.tui.note.spans import Line, Span, hang, left_in, line
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.changes import change_meaning, change_name, duplicates_of, told
from recollect.tui.pages.import_preview import ROLES
from recollect.tui.pages.parts import NARROW, sentence

SHOWN = (
    *(Change.NEW, Change.UPDATED, Change.MOVED, Change.RESTORED, Change.RETIRED),
    *(Change.AMBIGUOUS, Change.SUGGESTED, Change.DUPLICATE, Change.REJECTED, Change.UNCHANGED),
)
MOST_FOLDERS = 4
MOST_NAMES = 12
MOST_ERRORS = 5


def folders_page(folders: Sequence[Path], cells: int) -> list[Line]:
    """Return which folders were imported before: they can be read again without naming them."""
    if not folders:
        return []
    lines = sentence(tr("Enter alone reads again what was imported before:"), cells, "muted")
    shown = [safe_line(short_address(str(folder))) for folder in folders[:MOST_FOLDERS]]
    lines += [line("  ", Span(clip_start(path, cells - 2), "muted")) for path in shown]
    more = len(folders) - len(shown)
    return [*lines, *sentence(tr("… and {n} more", n=more) if more else "", cells, "muted")]


def begun_page(names: Sequence[str], cells: int) -> list[Line]:
    """Return the folders that a path may be on the way to."""
    if not names:
        return sentence(tr("No folder is called that."), cells, "muted")
    shown = " ".join(f"{safe_line(name)}/" for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    lines = sentence(shown, cells, "muted")
    return [*lines, *sentence(tr("… and {n} more", n=more) if more > 0 else "", cells, "muted")]


def plan_page(plan: ImportPlan, cells: int) -> list[Line]:
    """Return what an import would do, in counts and plain words, and what could not be read."""
    lines = [line(tr_n("{n} note read", "{n} notes read", plan.looked_at))]
    for change in SHOWN:
        if count := plan.counts[change.value]:
            lines += _counted(change, count, cells)
            if change is Change.DUPLICATE:
                lines += _twins(plan, cells)
    lines += _told(plan, cells)
    for error in plan.errors[:MOST_ERRORS]:
        lines += sentence(safe_line(f"✗ {error.path}: {tr_said(error.message)}"), cells, "bad")
    more = len(plan.errors) - MOST_ERRORS
    lines += sentence(tr("… and {n} more", n=more) if more > 0 else "", cells, "bad")
    if plan.changes_nothing:
        lines += sentence(tr("Nothing would change."), cells, "muted")
    return lines


def _counted(change: Change, count: int, cells: int) -> list[Line]:
    number = Span(str(count).rjust(6), "strong")
    name = Span(f"  {change_name(change)}", ROLES.get(change, ""))
    meaning = change_meaning(change)
    if cells < NARROW or not meaning:
        return [line(number, name)]
    name = name._replace(text=left_in(15, name.text) + " ")
    return hang(sentence(meaning, cells - 22, "muted"), [number, name])


def _twins(plan: ImportPlan, cells: int) -> list[Line]:
    """Return what the duplicates are of."""
    said = (sentence(one, cells - 8, "muted") for one in duplicates_of(plan))
    return [one for lines in said for one in hang(lines, [Span(" " * 8)])]


def _told(plan: ImportPlan, cells: int) -> list[Line]:
    """Return what the notes tell beside their questions."""
    what = " · ".join(told(plan))
    return sentence(tr("Beside the questions: {what}", what=what) if what else "", cells, "muted")
