"""How what an import does is called, on the screen and by lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from recollect.app.importing import Change, ImportPlan
from recollect.app.importing.alike import twins
from recollect.app.importing.planned import Twins
from recollect.app.language import tr, tr_n
from recollect.core.text.safe_text import safe_line

MOST_NOTES = 3
"""The most notes of which each has its own count of duplicates."""


def change_name(change: Change) -> str:
    """Return how a change is called, in the reader's language."""
    return {
        Change.NEW: tr("new"),
        Change.UPDATED: tr("updated"),
        Change.MOVED: tr("moved"),
        Change.UNCHANGED: tr("unchanged"),
        Change.RETIRED: tr("retired"),
        Change.RESTORED: tr("restored"),
        Change.DUPLICATE: tr("duplicates"),
        Change.AMBIGUOUS: tr("unclear"),
        Change.REJECTED: tr("rejected"),
        Change.SUGGESTED: tr("suggested"),
    }[change]


def change_meaning(change: Change) -> str:
    """Return in plain words what a change means for a card."""
    return {
        Change.NEW: tr("become cards"),
        Change.UPDATED: tr("reworded or answered anew; the history stays"),
        Change.MOVED: tr("stand elsewhere now; the history stays"),
        Change.RESTORED: tr("are back in the notes, with their history"),
        Change.RETIRED: tr("are gone from the notes; kept, but not asked"),
        Change.AMBIGUOUS: tr("stay as they are until you decide"),
        Change.SUGGESTED: tr("become cards only if you accept them"),
        Change.DUPLICATE: tr("say what another card says; one is kept"),
        Change.REJECTED: tr("you did not want"),
        Change.UNCHANGED: "",
    }[change]


def duplicates_of(plan: ImportPlan) -> Sequence[str]:
    """Return the number of duplicates of each note, for the few that have the most."""
    return [_of_a_note(of, count) for of, count in _summed_up(plan).items()]


def duplicates(plan: ImportPlan) -> Sequence[str]:
    """Return how many duplicates the notes hold: of which notes, and others."""
    rest = plan.counts[Change.DUPLICATE] - sum(_summed_up(plan).values())
    said = duplicates_of(plan)
    if rest and said:
        return [*said, tr_n("{n} other duplicate", "{n} other duplicates", rest)]
    return [tr_n("{n} duplicate", "{n} duplicates", rest)] if rest else said


def told(plan: ImportPlan) -> Sequence[str]:
    """Return what the notes tell of the studying beside their questions."""
    entries, seeds, answers = plan.told
    said = {
        tr_n("{n} row of progress tables", "{n} rows of progress tables", entries): entries,
        tr_n("{n} hint at weak areas", "{n} hints at weak areas", seeds): seeds,
        tr_n("{n} answer of yours", "{n} answers of yours", answers): answers,
    }
    return [text for text, count in said.items() if count]


def _summed_up(plan: ImportPlan) -> Mapping[Twins, int]:
    met = twins(plan.cards)
    several = (one for one in met.items() if one[1] > 1 or len(met) == 1)
    return dict(islice(several, MOST_NOTES))


def _of_a_note(of: Twins, count: int) -> str:
    note = safe_line(of.kept)
    if of.are_translations:
        return tr_n("{n} translation of {note}", "{n} translations of {note}", count, note=note)
    return tr_n("{n} duplicate of {note}", "{n} duplicates of {note}", count, note=note)
