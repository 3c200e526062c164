"""A question that stands twice in a folder is one card, also after one of the two was edited."""

from __future__ import annotations

import pytest
from tests.app.importing.conftest import Learner

QUESTION = "Why does a hash table keep some of its places free?"
ANSWER = "Full tables collide: a look-up would walk through all of them."


def note(question: str = QUESTION, answer: str = ANSWER) -> str:
    return f"# Tables\n\n### Q1: {question}\n\n**Answer**: {answer}\n"


@pytest.fixture
def card_id(learner: Learner) -> str:
    """The card of a question that two notes ask; it stands in `a/tables.md`."""
    learner.write("a/tables.md", note())
    learner.write("b/summary.md", note())
    assert learner.imports() == {"new": 1, "duplicate": 1}
    learner.answers_all()
    return learner.card(QUESTION).id


def test_the_one_that_was_edited_keeps_the_card_and_the_other_adds_none(
    learner: Learner, card_id: str
) -> None:
    edited = QUESTION.replace("some of its places", "a part of its places")
    learner.write("a/tables.md", note(edited))
    learner.write("b/summary.md", "Seen again in May.\n\n" + note())
    counts = learner.imports()
    assert "new" not in counts
    assert "ambiguous" not in counts
    assert {card.id: card.question for card in learner.cards()} == {card_id: edited}
    (copy,) = [one for one in learner.plan.cards if one.change == "duplicate"]
    assert "before it was edited" in str(copy.reason)


def test_when_the_one_that_is_kept_goes_the_other_takes_the_card(
    learner: Learner, card_id: str
) -> None:
    (learner.notes / "a/tables.md").unlink()
    learner.write("b/summary.md", "Seen again in May.\n\n" + note())
    assert learner.imports() == {"moved": 1}
    assert learner.card(QUESTION).id == card_id


def test_a_question_that_moved_is_not_kept_by_a_look_alike_in_its_place(
    learner: Learner,
) -> None:
    learner.write("a.md", note("MHA 的参数量？") + "\n### Q2: What is a head?\n")
    learner.write("b.md", "# More\n\n### Q1: What is a token?\n")
    learner.imports()
    learner.answers_all()
    moved = learner.card("MHA 的参数量？").id
    learner.write("a.md", note("MQA 的参数量？", "One head.") + "\n### Q2: What is a head?\n")
    learner.write(
        "b.md",
        f"# More\n\n### Q1: What is a token?\n\n### Q2: MHA 的参数量？\n\n**Answer**: {ANSWER}\n",
    )
    learner.imports()
    assert learner.card("MHA 的参数量？").id == moved
    assert learner.card("MQA 的参数量？").id != moved


def test_a_translation_adds_no_card_but_keeps_those_that_are_reviewed(learner: Learner) -> None:
    translated = "# 散列表\n\n### Q1：散列表为什么要留空位？\n\n**答案**：太满会冲突。\n"
    learner.write("tables.zh.md", translated)
    assert learner.imports() == {"new": 1}
    learner.answers_all()
    learner.write("tables.md", note())
    assert learner.imports() == {"new": 1, "unchanged": 1}
    learner.write("heaps.md", note(QUESTION.replace("hash table", "heap")))
    learner.write("heaps.zh.md", translated.replace("散列表", "堆"))
    assert learner.imports() == {"new": 1, "duplicate": 1, "unchanged": 2}
    assert "散列表为什么要留空位？" in learner.questions()
