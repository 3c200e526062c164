"""Backups happen by themselves, and there is a way back from everything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import HandClock

from recollect.app.backups import all_backups, back_up_now, go_back_to
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.scheduling.grades import Grade

Import = Callable[[], dict[str, int]]
Write = Callable[..., Path]


@pytest.fixture
def imported(write_questions: Write, import_notes: Import) -> None:
    write_questions(4)
    import_notes()


def answers(workspace: Workspace) -> int:
    with workspace.database.read() as unit:
        return sum(len(unit.reviews.of_card(card.id)) for card in unit.cards.all(None))


@pytest.mark.usefixtures("imported")
class TestByThemselves:
    def test_a_deck_without_cards_is_not_backed_up(self, address: str) -> None:
        assert all_backups(address) == []

    def test_before_the_first_answer_of_each_day_but_the_one_that_made_the_deck(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        for _ in range(3):
            session = StudySession(workspace)
            session.grade(Grade.GOOD)
            session.grade(Grade.GOOD)
            clock.pass_days(1)
        made = [backup.made_at for backup in all_backups(address)]
        assert made == [clock.instant - timedelta(days=days) for days in (1, 2)]

    def test_reading_makes_none(self, workspace: Workspace, address: str) -> None:
        StudySession(workspace).summary()
        assert all_backups(address) == []

    def test_before_an_import_that_changes_something(
        self, address: str, write_questions: Write, import_notes: Import, clock: HandClock
    ) -> None:
        import_notes()
        assert all_backups(address) == []
        write_questions(6)
        import_notes()
        (backup,) = all_backups(address)
        with (
            Workspace.open(str(backup.path), clock=clock) as before,
            before.database.read() as unit,
        ):
            assert len(unit.cards.all(None)) == 4

    def test_one_that_fails_stops_no_answer(self, workspace: Workspace, address: str) -> None:
        (Path(address).parent / "backups").write_text("a file in the way")
        StudySession(workspace).grade(Grade.GOOD)
        assert answers(workspace) == 1

    def test_an_import_without_a_backup_changes_nothing(
        self, workspace: Workspace, address: str, write_questions: Write, import_notes: Import
    ) -> None:
        (Path(address).parent / "backups").write_text("a file in the way")
        write_questions(6)
        with pytest.raises(RecollectError, match="could not be backed up"):
            import_notes()
        with workspace.database.read() as unit:
            assert len(unit.cards.all(None)) == 4

    def test_old_ones_are_thinned_and_a_neighbours_are_not(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        folder = Path(address).parent / "backups"
        folder.mkdir()
        neighbours = folder / "deck-2-20200101T000000000000Z.db"
        neighbours.touch()
        (folder / "deck-notes.db").touch()
        for _ in range(60):
            back_up_now(address, clock=clock)
            clock.pass_days(1)
        kept = {path.name for path in folder.iterdir()}
        assert {neighbours.name, "deck-notes.db"} < kept
        assert 15 < len(kept) < 30

    def test_a_copy_that_is_damaged_is_no_backup(self, workspace: Workspace, address: str) -> None:
        workspace.close()
        spoilt = bytearray(Path(address).read_bytes())
        spoilt[4096 * 8 : 4096 * 30] = bytes(4096 * 22)
        Path(address).write_bytes(spoilt)
        with pytest.raises(RecollectError, match="no sound database"):
            back_up_now(address)
        assert all_backups(address) == []

    def test_drafts_that_a_kill_left_are_swept_after_a_day_and_nothing_else(
        self, address: str
    ) -> None:
        folder = Path(address).parent
        (folder / "backups").mkdir()
        old = [".deck.db.x1.new", "backups/.deck-2026.db.x2.part", ".deck.db.x3.part-journal"]
        kept = [".deck.db.fresh.part", ".deckhand.txt", "deck.db.part", "notes/.deck.x.part"]
        for name in (*old, *kept):
            (folder / name).touch()
            if "fresh" not in name:
                os.utime(folder / name, (0, 0))
        back_up_now(address)
        assert [name for name in (*old, *kept) if (folder / name).exists()] == kept


@pytest.mark.usefixtures("imported")
class TestGoingBack:
    def test_to_a_backup_and_forth_again(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        backup = back_up_now(address, clock=clock)
        StudySession(workspace).grade(Grade.GOOD)
        clock.pass_days(0.1)
        kept = go_back_to(address, backup, clock)
        assert answers(workspace) == 0, "a program that has the deck open sees the restored one"
        assert kept is not None
        clock.pass_days(0.1)
        go_back_to(address, kept, clock)
        assert answers(workspace) == 1

    @pytest.mark.parametrize("damage", [b"", b"no database at all", None])
    def test_a_damaged_deck_is_moved_aside(
        self, workspace: Workspace, address: str, clock: HandClock, damage: bytes | None
    ) -> None:
        backup = back_up_now(address, clock=clock)
        workspace.close()
        deck = Path(address)
        spoilt = deck.read_bytes()[:9000] if damage is None else damage
        deck.write_bytes(spoilt)
        kept = go_back_to(address, backup, clock)
        assert kept is not None
        assert kept.read_bytes() == spoilt
        with Workspace.open(address, clock=clock) as restored:
            assert StudySession(restored).turn is not None

    def test_to_where_there_is_no_deck_any_more(
        self, workspace: Workspace, address: str, clock: HandClock
    ) -> None:
        backup = back_up_now(address, clock=clock)
        workspace.close()
        Path(address).unlink()
        assert go_back_to(address, backup, clock) is None
        with Workspace.open(address, clock=clock) as restored:
            assert StudySession(restored).turn is not None

    def test_what_is_no_backup_changes_nothing(
        self, workspace: Workspace, address: str, clock: HandClock, tmp_path: Path
    ) -> None:
        backup = back_up_now(address, clock=clock)
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(backup.read_bytes()[:9000])
        for no_backup in (tmp_path / "missing.db", damaged, tmp_path, Path(address)):
            with pytest.raises(RecollectError) as caught:
                go_back_to(address, no_backup, clock)
            assert "\n" not in str(caught.value)
        assert len(all_backups(address)) == 1

    def test_over_another_programs_database_is_refused(
        self, address: str, clock: HandClock, tmp_path: Path
    ) -> None:
        import sqlite3
        from contextlib import closing

        backup = back_up_now(address, clock=clock)
        with closing(sqlite3.connect(tmp_path / "shop.db")) as other:
            other.execute("CREATE TABLE shopping (item TEXT)")
        before = (tmp_path / "shop.db").read_bytes()
        with pytest.raises(RecollectError, match="another program"):
            go_back_to(str(tmp_path / "shop.db"), backup, clock)
        assert (tmp_path / "shop.db").read_bytes() == before


def test_a_backup_goes_to_a_new_file_of_ones_choice_only(
    imported: None, address: str, tmp_path: Path
) -> None:
    target = tmp_path / "stick" / "deck.db"
    with pytest.raises(RecollectError, match="cannot be written"):
        back_up_now(address, target)
    target.parent.mkdir()
    assert back_up_now(address, target) == target
    with pytest.raises(RecollectError, match="is there already"):
        back_up_now(address, target)
    shutil.rmtree(target.parent)
