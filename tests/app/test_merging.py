"""Merging: two machines that imported the same notes, each with a history of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.conftest import answer_all, sound
from tests.conftest import HandClock, careless

from recollect.app.areas import naming
from recollect.app.areas.glance import weak_rows
from recollect.app.areas.opening import current_areas
from recollect.app.cards.actions import act, undo
from recollect.app.doctor import diagnose
from recollect.app.figures.statistics import statistics
from recollect.app.importing import apply_import, plan_import
from recollect.app.merging import NothingToMerge, merge
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.core.figures.statistics import Share
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.reviews import ActionKind
from recollect.core.scheduling.schedule import Schedule

NOTE = "# Attention\n\n" + "\n".join(
    f"### Q{number}: What do the {name} of a head do?\n\n**Answer**: Their part, the {number}.\n"
    for number, name in enumerate(("keys", "queries", "values", "masks"), start=1)
)


class Machine:
    """A learner's computer: its notes in a folder of its own, its database, its clock."""

    def __init__(self, folder: Path, empty_deck: Path) -> None:
        self.notes = folder / "notes"
        self.notes.mkdir(parents=True)
        self.clock = HandClock()
        self.path = folder / "deck.db"
        shutil.copyfile(empty_deck, self.path)
        self.workspace = careless(Workspace.open(str(self.path), clock=self.clock))
        self.write(NOTE)

    def write(self, note: str, name: str = "attention.md") -> None:
        (self.notes / name).write_text(note, encoding="utf-8")
        apply_import(self.workspace, plan_import(self.workspace, [self.notes]))

    def answer(self, grade: Grade, search: str = "") -> None:
        session = StudySession(self.workspace, Selection(search=search))
        session.grade(grade, elapsed_ms=5_000, answer="my words")

    def cards(self) -> list[Card]:
        with self.workspace.database.read() as unit:
            return list(unit.cards.all())

    def schedules(self) -> dict[str, Schedule]:
        """The schedules by question."""
        with self.workspace.database.read() as unit:
            cards = {card.id: card.question for card in unit.cards.all()}
            return {cards[card_id]: one for card_id, one in unit.schedules.all().items()}

    def log(self) -> list[tuple[str, str]]:
        with self.workspace.database.read() as unit:
            return sorted(
                (one.id, one.grade.name) for _, log in unit.reviews.by_card() for one in log
            )


@pytest.fixture
def laptop(tmp_path: Path, empty_deck: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "laptop", empty_deck)
    yield machine
    machine.workspace.close()


@pytest.fixture
def desktop(tmp_path: Path, empty_deck: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "desktop", empty_deck)
    yield machine
    machine.workspace.close()


@pytest.fixture
def studied(laptop: Machine, desktop: Machine) -> None:
    """Both machines were used in turn, with everything that a learner does."""
    laptop.answer(Grade.GOOD, "keys")
    laptop.answer(Grade.AGAIN, "values")
    desktop.clock.pass_days(1)
    desktop.answer(Grade.EASY, "keys")
    session = StudySession(desktop.workspace, Selection(search="queries"))
    session.mark_weak("masking")
    session.grade(Grade.HARD)
    session = StudySession(desktop.workspace, Selection(search="values"))
    session.grade(Grade.GOOD)
    session.undo()
    with desktop.workspace.database.write() as unit:
        masks = desktop.cards()[3].id
        act(desktop.workspace, unit, [masks], ActionKind.SUSPEND)
    laptop.clock.pass_days(6)
    laptop.answer(Grade.GOOD, "keys")
    desktop.clock.pass_days(5)


def copied(machine: Machine, to: Path) -> Path:
    """The machine's database as it is now, closed, where another one can read it."""
    with machine.workspace.database.read():
        pass
    shutil.copytree(machine.path.parent, to)
    return to / "deck.db"


def test_the_machines_have_cards_of_other_ids(laptop: Machine, desktop: Machine) -> None:
    assert not {card.id for card in laptop.cards()} & {card.id for card in desktop.cards()}


@pytest.mark.usefixtures("studied")
class TestAMerge:
    def test_matches_the_cards_and_adds_what_was_answered_elsewhere(
        self, laptop: Machine, desktop: Machine
    ) -> None:
        done = merge(laptop.workspace, desktop.path)
        assert (done.matched, done.added) == (4, 0)
        assert (done.taken.answers, done.taken.actions, done.taken.marks) == (3, 1, 1)
        assert done.taken.undos == 1
        assert len(laptop.cards()) == 4
        assert sound(diagnose(laptop.workspace))

    def test_replays_both_histories_in_the_order_of_study_days(
        self, laptop: Machine, desktop: Machine
    ) -> None:
        merge(laptop.workspace, desktop.path)
        keys = laptop.schedules()["What do the keys of a head do?"].memory
        # Good on day 0, Easy on day 1, Good on day 6, when it was not due before day 7.
        assert (keys.repetitions, keys.ease) == (3, 260)
        assert laptop.schedules()["What do the masks of a head do?"].suspended

    def test_gives_the_same_schedules_in_either_order(
        self, laptop: Machine, desktop: Machine, tmp_path: Path
    ) -> None:
        laptop_before = copied(laptop, tmp_path / "before")
        merge(laptop.workspace, desktop.path)
        merge(desktop.workspace, laptop_before)
        assert laptop.schedules() == desktop.schedules()
        assert laptop.log() == desktop.log()

    def test_a_second_time_changes_nothing(self, laptop: Machine, desktop: Machine) -> None:
        merge(laptop.workspace, desktop.path)
        before = laptop.schedules(), laptop.log()
        assert merge(laptop.workspace, desktop.path).changed_nothing
        assert (laptop.schedules(), laptop.log()) == before

    def test_a_second_time_knows_the_cards_even_when_the_notes_were_reworded(
        self, laptop: Machine, desktop: Machine
    ) -> None:
        merge(laptop.workspace, desktop.path)
        laptop.write("# Gone\n\n### Q1: Which paper began it all?\n\n**Answer**: That of 2017.\n")
        desktop.clock.pass_days(1)
        desktop.answer(Grade.GOOD, "queries")
        done = merge(laptop.workspace, desktop.path)
        assert (done.matched, done.added, done.taken.answers) == (4, 0, 1)

    def test_brings_back_what_came_from_here(self, laptop: Machine, desktop: Machine) -> None:
        merge(laptop.workspace, desktop.path)
        merge(desktop.workspace, laptop.path)
        assert merge(laptop.workspace, desktop.path).changed_nothing
        assert laptop.schedules() == desktop.schedules()

    def test_only_reads_the_other_database(self, laptop: Machine, desktop: Machine) -> None:
        before = desktop.schedules(), desktop.log()
        merge(laptop.workspace, desktop.path)
        assert (desktop.schedules(), desktop.log()) == before

    def test_leaves_what_was_done_here_the_last_that_undo_takes_back(
        self, laptop: Machine, desktop: Machine
    ) -> None:
        merge(laptop.workspace, desktop.path)
        session = StudySession(laptop.workspace)
        taken_back = []
        while session.undo() is not None:
            assert session.taken_back is not None
            taken_back.append(session.taken_back.number)
        assert len(taken_back) == 7
        assert [number > 0 for number in taken_back] == [True] * 3 + [False] * 4
        assert laptop.schedules() == {}

    def test_takes_marks_and_own_answers_along(self, laptop: Machine, desktop: Machine) -> None:
        merge(laptop.workspace, desktop.path)
        with laptop.workspace.database.read() as unit:
            (queries,) = [card for card in laptop.cards() if "queries" in card.question]
            (keys,) = [card for card in laptop.cards() if "keys" in card.question]
            assert list(unit.areas.names().values()) == ["masking"]
            assert list(unit.areas.of_cards([queries.id])) == [queries.id]
            assert len(unit.reviews.own_answers([keys.id])[keys.id]) == 3


def test_cards_that_are_only_there_come_with_their_notes_and_history(
    laptop: Machine, desktop: Machine
) -> None:
    desktop.write("### Q1: Why rotate?\n\n**Answer**: Distances.\n", "rope.md")
    desktop.answer(Grade.EASY, "rotate")
    done = merge(laptop.workspace, desktop.path)
    assert (done.matched, done.added, done.schedules) == (4, 1, 1)
    (added,) = [card for card in laptop.cards() if "rotate" in card.question]
    assert added.source.root == str(laptop.notes)
    assert merge(laptop.workspace, desktop.path).changed_nothing
    laptop.write("### Q1: Why rotate?\n\n**Answer**: Distances.\n", "rope.md")
    assert len(laptop.cards()) == 5, "its note, when it comes, is the one that the card stands in"


def test_a_first_answer_on_each_machine_on_one_day_counts_once(
    laptop: Machine, desktop: Machine
) -> None:
    for machine in (laptop, desktop):
        machine.answer(Grade.GOOD, "keys")
        machine.clock.pass_days(1)
    laptop.answer(Grade.GOOD, "keys")
    desktop.clock.pass_days(0.1)
    desktop.answer(Grade.AGAIN, "keys")
    merge(desktop.workspace, laptop.path)
    (schedule,) = desktop.schedules().values()
    assert (schedule.memory.repetitions, schedule.memory.ease) == (2, 250)
    assert statistics(desktop.workspace).retention == Share(1, 1)
    assert sound(diagnose(desktop.workspace))


def test_a_merge_into_an_empty_deck_is_a_copy(desktop: Machine, tmp_path: Path) -> None:
    answer_all(StudySession(desktop.workspace))
    with Workspace.open(str(tmp_path / "new.db"), clock=desktop.clock) as empty:
        assert merge(empty, desktop.path).added == 4
        with empty.database.read() as unit, desktop.workspace.database.read() as other:
            assert unit.schedules.all() == other.schedules.all()


def test_cards_that_a_merge_brings_to_an_area_are_among_those_it_is_weighed_by(
    laptop: Machine, desktop: Machine
) -> None:
    for machine in (laptop, desktop):
        machine.write("Q: Where do queries come from?\nA: From tokens.\n", "more.md")
    session = StudySession(laptop.workspace)
    session.mark_weak("queries")
    session.grade(Grade.AGAIN)
    session.mark_weak("attention")
    weak_rows(laptop.workspace)
    naming.extend_glossary(desktop.workspace, "queries", ["query"])
    assert merge(laptop.workspace, desktop.path).taken.nothing
    cards = {row.name: row.cards for row in weak_rows(laptop.workspace).rows}
    assert cards["queries"] == 3


def test_what_is_no_database_is_refused_in_a_line(laptop: Machine, tmp_path: Path) -> None:
    with pytest.raises(NothingToMerge, match=r"nowhere\.db: no such database"):
        merge(laptop.workspace, tmp_path / "nowhere.db")
    (tmp_path / "text.db").write_text("nothing of ours")
    with pytest.raises(RecollectError):
        merge(laptop.workspace, tmp_path / "text.db")


def test_marks_come_under_the_names_that_areas_have_there_and_namings_stay_there(
    laptop: Machine, desktop: Machine
) -> None:
    session = StudySession(desktop.workspace)
    for name in ("masking", "hiding"):
        session.mark_weak(name)
    naming.merge(desktop.workspace, "masking", "hiding")
    naming.rename(desktop.workspace, "masking", "covering")
    undo(desktop.workspace)
    merge(laptop.workspace, desktop.path)
    (area,) = current_areas(laptop.workspace)
    assert (area.name, len(area.marks), len(area.cards)) == ("masking", 2, 1)
    assert sound(diagnose(laptop.workspace))
    while undo(laptop.workspace):
        pass
    assert current_areas(laptop.workspace) == ()
