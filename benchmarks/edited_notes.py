"""Does history survive? Notes are imported, 50 cards answered, and a copy of the notes is edited.

    python -m benchmarks.edited_notes NOTES [--seeds 10] [--edits 5] [--explain]

Each seed picks some of the edits below and makes them all over the copy, so that many a card meets
several. Every line knows where it came from: so a card is kept only if it is the same card, not
merely some card, and a swap of two look-alikes is found. Recollect never writes into the notes: the
check says so by their hashes.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.generate import NOW
from benchmarks.note_edits import EDITS, Notes
from recollect.app.importing import Change, ImportPlan, PlannedCard, apply_import, plan_import
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.scheduling.grades import Grade

ANSWERED = 50

KEPT = (Change.UPDATED, Change.MOVED, Change.UNCHANGED, Change.RESTORED)


@dataclass
class Outcome:
    """What became of the deck with one seed."""

    edits: tuple[str, ...]
    kept: int
    answered: int
    added: int
    swapped: int
    counts: Counter[str]
    told: list[str]


def run(folder: Path, seed: int, many: int, place: Path) -> Outcome:
    chance = random.Random(seed)
    notes = Notes.of(folder, chance)
    copy = place / "copy"
    notes.write(copy)
    with Workspace.open(str(place / "deck.db"), clock=lambda: NOW + timedelta(days=1)) as workspace:
        apply_import(workspace, plan_import(workspace, [copy]))
        _answer(workspace)
        before = {_place(card): card.id for card in _cards(workspace)}
        answered = set(_histories(workspace))
        edits = chance.sample(EDITS, many)
        for edit in edits:
            edit(notes)
        for old in copy.rglob("*.md"):
            old.unlink()
        notes.write(copy)
        hashes = _hashes(copy)
        plan = plan_import(workspace, [copy])
        apply_import(workspace, plan)
        assert _hashes(copy) == hashes, "a note was written"
        return _outcome(workspace, plan, notes, before, answered, tuple(e.__name__ for e in edits))


def _answer(workspace: Workspace) -> None:
    workspace.change_setting("new_a_day", ANSWERED)
    workspace.change_setting("minutes", 1000)
    session = StudySession(workspace, Selection())
    while session.turn is not None:
        session.grade(Grade.GOOD)


def _cards(workspace: Workspace) -> list[Card]:
    with workspace.database.read() as unit:
        return list(unit.cards.all())


def _histories(workspace: Workspace) -> Iterator[str]:
    with workspace.database.read() as unit:
        yield from unit.reviews.of_cards([card.id for card in unit.cards.all(None)])


def _hashes(folder: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.md"))
    }


def _place(card: Card) -> tuple[str, int, int]:
    return card.source.path, card.source.line, card.part


def _outcome(
    workspace: Workspace,
    plan: ImportPlan,
    notes: Notes,
    before: dict[tuple[str, int, int], str],
    answered: set[str],
    edits: tuple[str, ...],
) -> Outcome:
    def was(planned: PlannedCard) -> str | None:
        """Return the card that stood in the line in which an item stands now."""
        source, part = planned.card.card.source, planned.card.card.part
        home = notes.lines[source.path][source.line - 1].home
        return before.get((*home, part))

    active = {card.id for card in _cards(workspace)}
    swapped = [
        one
        for one in plan.cards
        if one.before and one.change in KEPT and was(one) not in (None, one.before.card.id)
    ]
    added = [one for one in plan.cards if one.change is Change.NEW and was(one) is not None]
    unclear = [one for one in plan.cards if one.change is Change.AMBIGUOUS]
    gone = [one for one in plan.cards if one.change is Change.RETIRED]
    told = [
        *(f"swapped: {_said(one)}" for one in swapped),
        *(f"added: {_said(one)}" for one in added),
        *(f"unclear: {_said(one)}" for one in unclear),
        *(f"gone: {_said(one)}" for one in gone),
    ]
    counts = Counter({change: count for change, count in plan.counts.items() if count})
    lost = {one.before.card.id for one in swapped if one.before}
    kept = len([one for one in answered if one in active and one not in lost])
    return Outcome(edits, kept, len(answered), len(added), len(swapped), counts, told)


def _said(one: PlannedCard) -> str:
    old = f"{one.before.card.source.place} {one.before.card.question!r}" if one.before else "–"
    new = f"{one.after.card.source.place} {one.after.card.question!r}" if one.after else "–"
    return f"{old} => {new} ({one.reason}; {', '.join(map(str, one.evidence))})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--explain", action="store_true")
    given = parser.parse_args()
    print("| seed | kept | added | swapped | unclear | retired | edits |")
    print("|---|---|---|---|---|---|---|")
    for seed in range(given.first, given.first + given.seeds):
        with tempfile.TemporaryDirectory() as place:
            one = run(given.notes, seed, given.edits, Path(place))
        print(
            f"| {seed} | {one.kept} of {one.answered} | {one.added} | {one.swapped} "
            f"| {one.counts['ambiguous']} | {one.counts['retired']} | {', '.join(one.edits)} |",
            flush=True,
        )
        if given.explain:
            print("\n".join(one.told))


if __name__ == "__main__":
    main()
