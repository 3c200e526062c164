"""Importing again: what did not change costs a look, and writes nothing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.app.importing.conftest import Learner
from tests.app.importing.test_edits import put_down
from tests.app.importing.written_notes import NOTES

from recollect.app.importing import PlanIsOld, Wishes, apply_import, plan_import
from recollect.app.notes import scanning
from recollect.core import packed
from recollect.core.cards.cards import CardStatus
from recollect.core.cards.items import Kind


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files whose bytes were read, in order."""
    seen: list[Path] = []
    read = scanning.read_bytes

    def noting(file: Path) -> bytes:
        seen.append(file)
        return read(file)

    monkeypatch.setattr(scanning, "read_bytes", noting)
    return seen


def test_a_second_import_writes_no_row_and_reads_no_note(
    learner: Learner, address: str, reads: list[Path]
) -> None:
    put_down(learner, NOTES)
    learner.imports()
    reads.clear()
    with closing(sqlite3.connect(address)) as onlooker:
        before = onlooker.execute("PRAGMA data_version").fetchone()
        assert learner.imports() == {"unchanged": 16}
        assert learner.plan.changes_nothing
        assert onlooker.execute("PRAGMA data_version").fetchone() == before
    assert reads == []


def test_more_cards_than_are_held_as_they_are_make_the_same_import(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_down(learner, NOTES)
    held = plan_import(learner.workspace, [learner.notes])
    monkeypatch.setattr(packed, "ROOM", 1)
    monkeypatch.setattr(packed, "PAGE", 2)
    plan = plan_import(learner.workspace, [learner.notes])
    assert [(one.change, one.reason, replace(one.card.card, id="")) for one in plan.cards] == [
        (one.change, one.reason, replace(one.card.card, id="")) for one in held.cards
    ]
    apply_import(learner.workspace, plan)
    assert sorted(card.id for card in learner.cards()) == sorted(
        one.card.card.id for one in plan.cards if one.writes
    )
    assert learner.imports() == {"unchanged": 16}


def test_a_touched_note_is_read_once_and_then_known_again(
    learner: Learner, reads: list[Path]
) -> None:
    put_down(learner, NOTES)
    learner.imports()
    for note in learner.notes.rglob("*.md"):
        os.utime(note, ns=(1, 1))
    learner.imports()
    reads.clear()
    learner.imports()
    assert reads == []


def test_prose_that_changes_makes_no_import(learner: Learner) -> None:
    note = learner.write("a.md", "# A\n\n### Q1: What is a leaf?\n\n**Answer**: A node.\n")
    learner.imports()
    note.write_text(note.read_text() + "\n## More\n\nNothing is asked here.\n")
    plan = plan_import(learner.workspace, [learner.notes])
    assert plan.changes_nothing
    assert apply_import(learner.workspace, plan) is None
    assert all(one.unchanged for one in plan_import(learner.workspace, [learner.notes]).notes)


def test_an_answer_that_is_new_makes_an_open_card_a_basic_one_with_its_history(
    learner: Learner,
) -> None:
    learner.write("a.md", "# A\n\n### Q1: What is a leaf?\n")
    learner.imports()
    learner.answers_all()
    histories = learner.histories()
    learner.write("a.md", "# A\n\n### Q1: What is a leaf?\n\n**Answer**: A node without any.\n")
    assert learner.imports() == {"updated": 1}
    assert learner.card("What is a leaf?").kind is Kind.BASIC
    assert learner.histories() == histories


def test_an_own_answer_in_the_note_is_kept_once_and_a_new_one_is_added(learner: Learner) -> None:
    text = "# A\n\n### Q1: What is a leaf?\n\n**我的思考**：{}\n"
    learner.write("a.md", text.format("A green thing."))
    learner.imports()
    learner.imports(again=True)
    learner.clock.pass_days(1)
    learner.write("a.md", text.format("A node without any."))
    learner.imports()
    with learner.workspace.database.read() as unit:
        (answers,) = unit.reviews.own_answers([learner.cards()[0].id]).values()
    assert [one.text for one in answers] == ["A green thing.", "A node without any."]


def test_a_warning_of_no_known_concept_is_told_once(learner: Learner) -> None:
    learner.write("a.md", "# A\n\n### 常见误区\n\n- **急躁**: 只读一遍，不做题\n")
    first = plan_import(learner.workspace, [learner.notes])
    assert first.told.seeds == 1
    apply_import(learner.workspace, first)
    again = plan_import(learner.workspace, wishes=Wishes(again=True))
    assert (again.told.seeds, again.changes_nothing) == (0, True)


def test_a_card_that_is_gone_is_retired_and_comes_back_with_its_history(learner: Learner) -> None:
    put_down(learner, NOTES)
    learner.imports()
    learner.answers_all()
    histories = learner.histories()
    put_down(learner, NOTES[1:])
    assert learner.imports()["retired"] == 6
    assert learner.histories() == histories
    put_down(learner, NOTES)
    assert learner.imports()["restored"] == 6
    assert learner.histories() == histories
    assert learner.cards(CardStatus.RETIRED) == []


def test_a_note_that_cannot_be_read_keeps_its_cards_and_stops_no_other(learner: Learner) -> None:
    put_down(learner, NOTES)
    learner.imports()
    (learner.notes / NOTES[0].path).write_bytes(b"\x00\x01\x02 binary \xff")
    learner.write("new.md", "# New\n\n### Q1: What is a root?\n")
    assert learner.imports() == {"new": 1, "unchanged": 16}
    (error,) = learner.plan.errors
    assert error.path == str(learner.notes / NOTES[0].path)


def test_an_emptied_note_waits_for_a_word(learner: Learner) -> None:
    put_down(learner, NOTES)
    learner.imports()
    learner.write(NOTES[0].path, "")
    assert learner.imports() == {"ambiguous": 6, "unchanged": 10}
    assert learner.imports() == {"ambiguous": 6, "unchanged": 10}
    assert learner.imports(retire=True) == {"retired": 6, "unchanged": 10}


def test_what_a_note_answers_in_another_one_follows_a_change_there(learner: Learner) -> None:
    learner.write(
        "lecture/questions.md",
        "# Lecture 3\n\n### Q1: Why is a cache of keys useful?\n\n### Q2: What limits its size?\n",
    )
    record = "# Lecture 3: record\n\n## Q1: Why is a cache of keys useful?\n\n{}\n"
    learner.write("lecture/discussion-record.md", record.format("No key is computed twice."))
    learner.imports()
    card = learner.card("Why is a cache of keys useful?")
    assert "computed twice" in card.answer
    learner.write("lecture/discussion-record.md", record.format("Each key is computed once only."))
    learner.imports()
    assert "once only" in learner.card(card.question).answer
    assert learner.card(card.question).id == card.id


def test_when_a_kept_duplicate_goes_the_other_takes_over_its_history(learner: Learner) -> None:
    text = "# A\n\n### Q1: What is a spanning tree?\n\n**Answer**: One that reaches every node.\n"
    learner.write("a.md", text)
    learner.write("b.md", text)
    assert learner.imports() == {"new": 1, "duplicate": 1}
    learner.answers_all()
    histories = learner.histories()
    learner.write("a.md", "# A\n")
    assert learner.imports() == {"moved": 1}
    assert learner.histories() == histories


def test_a_plan_that_another_import_overtook_is_refused(learner: Learner) -> None:
    put_down(learner, NOTES)
    late = plan_import(learner.workspace, [learner.notes])
    learner.imports()
    with pytest.raises(PlanIsOld):
        apply_import(learner.workspace, late)


def test_an_import_that_is_stopped_at_any_statement_leaves_nothing(
    learner: Learner, address: str
) -> None:
    put_down(learner, NOTES[:1])
    learner.imports()
    put_down(learner, NOTES)
    plan = plan_import(learner.workspace, [learner.notes])
    engine = learner.workspace.database._engine
    before = _dump(address)
    struck = 0
    while True:
        strike = _Strike(after=struck)
        event.listen(engine, "before_cursor_execute", strike)
        try:
            apply_import(learner.workspace, plan)
        except Struck:
            struck += 1
            assert _dump(address) == before
        else:
            break
        finally:
            event.remove(engine, "before_cursor_execute", strike)
    assert struck > 10
    assert len(learner.cards()) == 16


class Struck(Exception):
    """The program was stopped."""


class _Strike:
    """Stops the program before a statement."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, *_: object) -> None:
        if self.left == 0:
            raise Struck
        self.left -= 1


def _dump(address: str) -> list[str]:
    with closing(sqlite3.connect(address)) as connection:
        return list(connection.iterdump())


SHARED = ("shared expert 的作用？", "学所有 token 都要的东西。")
CAPACITY = ("专家容量 (capacity factor) 是什么？", "每个专家每个 batch 最多处理的 token 数。")
HOW_MUCH = ("capacity factor 取多大合适？", "训练 1.25，推理可以更大，太小会丢 token。")
BALANCE = ("Why do we need a load balancing loss?", "Without it a few experts take everything.")
AUXILIARY = ("Which auxiliary term does training add?", "The z-loss, against large logits.")


def experts(*cards: tuple[str, str]) -> str:
    return "# Experts\n" + "".join(f"\n**Q: {asked}**\n{told}\n" for asked, told in cards)


def test_what_is_undecided_stays_so_when_its_neighbour_was_replaced(learner: Learner) -> None:
    learner.write("experts.md", experts(BALANCE, CAPACITY, SHARED))
    learner.imports()
    learner.write("experts.md", experts(AUXILIARY, HOW_MUCH, SHARED))
    assert learner.imports() == {"new": 1, "retired": 1, "unchanged": 1, "ambiguous": 1}
    assert learner.imports() == {"unchanged": 2, "ambiguous": 1}


def test_a_question_that_left_the_notes_takes_no_place_among_those_that_stayed(
    learner: Learner,
) -> None:
    learner.write("experts.md", experts(BALANCE, CAPACITY, SHARED))
    learner.imports()
    learner.write("experts.md", experts(CAPACITY, SHARED))
    learner.imports()
    learner.write("experts.md", experts(HOW_MUCH, SHARED))
    assert learner.imports() == {"unchanged": 1, "ambiguous": 1}


ANCHOR = """# Anchors

### Q1: Why does a ship drag its anchor?

**Answer**: The chain is too short for the depth.

**Follow-up**: And if the ground is rock?

**Answer**: Then no chain is long enough.
"""


def test_a_follow_up_knows_the_question_that_it_follows(learner: Learner) -> None:
    note = learner.write("anchors.md", ANCHOR)
    learner.imports()
    assert learner.card("Why does a ship drag its anchor?").follows == ""
    follow_up = learner.card("And if the ground is rock?")
    assert follow_up.follows == "Why does a ship drag its anchor?"
    note.write_text(ANCHOR.replace("Why does", "When does"), encoding="utf-8")
    learner.imports()
    assert learner.card("And if the ground is rock?").id == follow_up.id
    assert learner.card("And if the ground is rock?").follows == "When does a ship drag its anchor?"


def test_a_follow_up_knows_a_question_that_is_kept_in_another_note(learner: Learner) -> None:
    asked = ANCHOR.split("**Follow-up**", maxsplit=1)[0]
    learner.write("README.md", asked)
    learner.write("anchors.md", ANCHOR)
    assert learner.imports() == {"new": 2, "duplicate": 1}
    assert learner.card("And if the ground is rock?").follows == "Why does a ship drag its anchor?"
