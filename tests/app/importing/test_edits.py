"""History survives every edit: each card is still the one that it was, and no card is added."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from shutil import rmtree

import pytest
from tests.app.importing.conftest import Learner, content
from tests.app.importing.edits import EDITS, reworded, typo
from tests.app.importing.written_notes import NOTES, Notes, all_questions

Edit = Callable[[Notes], Notes]
Anew = Callable[[Path], list[tuple[object, ...]]]

PAIRS = [
    pair
    for pair in combinations(EDITS, 2)
    # A question that is reworded has no letter of the old one to be mistyped.
    if pair != (typo, reworded)
]


def put_down(learner: Learner, notes: Notes) -> None:
    rmtree(learner.notes)
    for note in notes:
        learner.write(note.path, note.text())


def digests(folder: Path) -> dict[Path, str]:
    return {
        file: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def check(learner: Learner, notes: Notes, anew: Anew) -> None:
    put_down(learner, NOTES)
    learner.imports()
    learner.answers_all()
    ids = {key: learner.card(one.text).id for key, one in all_questions(NOTES).items()}
    histories = learner.histories()
    assert len(histories) == len(ids) == 16

    put_down(learner, notes)
    before = digests(learner.notes)
    counts = learner.imports()

    unwanted = {"new", "retired", "ambiguous"}
    told = [
        (one.change, one.card.card.question, one.reason, one.evidence) for one in learner.plan.cards
    ]
    assert not counts.keys() & unwanted, [one for one in told if one[0] in unwanted]
    assert learner.histories() == histories
    now = {card.id: card.question for card in learner.cards()}
    assert {key: " ".join(now[ids[key]].split()) for key in ids} == {
        key: " ".join(one.text.split()) for key, one in all_questions(notes).items()
    }
    assert content(learner.cards()) == anew(learner.notes)
    assert digests(learner.notes) == before
    assert learner.imports().keys() == {"unchanged"}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_card_keeps_its_history(edit: Edit, learner: Learner, as_imported_anew: Anew) -> None:
    check(learner, edit(NOTES), as_imported_anew)


# Some of the pairs here, so that each edit meets a few others; all of them in the long run.
@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            pair,
            id=" and ".join(edit.__name__ for edit in pair),
            marks=() if number % 12 == 0 else pytest.mark.long,
        )
        for number, pair in enumerate(PAIRS)
    ],
)
def test_a_card_keeps_its_history_through_two_edits_at_once(
    pair: tuple[Edit, Edit], learner: Learner, as_imported_anew: Anew
) -> None:
    first, second = pair
    check(learner, second(first(NOTES)), as_imported_anew)
