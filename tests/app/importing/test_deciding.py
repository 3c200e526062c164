"""A person's word on a plan: what is unclear, unwanted, suggested, or belongs elsewhere."""

from __future__ import annotations

from tests.app.importing.conftest import Learner

from recollect.app.importing import Change, ImportPlan, Wishes, apply_import, plan_import
from recollect.app.importing.decisions import accept, different, in_deck, reject, same

OLD = "# A\n\n### Q1: Why is GPT-2 slow on a long input?\n"
NEW = OLD.replace("GPT-2", "GPT-3")


def planned(learner: Learner, **wishes: object) -> ImportPlan:
    return plan_import(learner.workspace, [learner.notes], wishes=Wishes(**wishes))  # type: ignore[arg-type]


def place_of(plan: ImportPlan, change: Change) -> int:
    return [one.change for one in plan.cards].index(change)


def unclear(learner: Learner) -> tuple[ImportPlan, str]:
    """Study a card, then write a question in its place that may be it or may not."""
    learner.write("a.md", OLD)
    learner.imports()
    learner.answers_all()
    (card,) = learner.cards()
    learner.write("a.md", NEW)
    plan = planned(learner)
    assert [one.change for one in plan.cards] == [Change.AMBIGUOUS]
    return plan, card.id


def test_what_is_unclear_stays_as_it_was_and_is_asked_again(learner: Learner) -> None:
    plan, card_id = unclear(learner)
    apply_import(learner.workspace, plan)
    (card,) = learner.cards()
    assert (card.id, card.question) == (card_id, "Why is GPT-2 slow on a long input?")
    assert planned(learner).counts["ambiguous"] == 1


def test_said_to_be_the_same_it_takes_the_new_text_and_keeps_its_history(learner: Learner) -> None:
    plan, card_id = unclear(learner)
    histories = learner.histories()
    apply_import(learner.workspace, same(plan, 0))
    (card,) = learner.cards()
    assert (card.id, card.question) == (card_id, "Why is GPT-3 slow on a long input?")
    assert learner.histories() == histories
    assert planned(learner).changes_nothing


def test_said_to_be_another_it_is_new_and_the_old_one_retires(learner: Learner) -> None:
    plan, card_id = unclear(learner)
    decided = different(plan, 0)
    assert (decided.counts["new"], decided.counts["retired"]) == (1, 1)
    apply_import(learner.workspace, decided)
    (card,) = learner.cards()
    assert card.id != card_id
    assert planned(learner).changes_nothing


def test_a_wrong_match_is_taken_apart(learner: Learner) -> None:
    learner.write("a.md", OLD)
    learner.imports()
    learner.write("a.md", OLD.replace("a long input", "long inputs"))
    plan = planned(learner)
    assert plan.cards[0].change is Change.UPDATED
    decided = different(plan, 0)
    assert sorted(one.change for one in decided.cards) == [Change.NEW, Change.RETIRED]
    apply_import(learner.workspace, decided)
    assert len(learner.cards()) == 1


def test_a_match_that_was_missed_is_made(learner: Learner) -> None:
    learner.write("a.md", OLD)
    learner.imports()
    learner.answers_all()
    (card,) = learner.cards()
    learner.write("a.md", "# A\n\n### Q9: What makes reading take its time?\n")
    plan = planned(learner)
    retired = plan.cards[place_of(plan, Change.RETIRED)]
    decided = same(plan, place_of(plan, Change.NEW), retired.before)
    assert [one.change for one in decided.cards] == [Change.UPDATED]
    apply_import(learner.workspace, decided)
    assert [one.id for one in learner.cards()] == [card.id]


def test_what_is_rejected_does_not_come_back(learner: Learner) -> None:
    learner.write("a.md", OLD)
    apply_import(learner.workspace, reject(planned(learner), [0]))
    assert learner.cards() == []
    learner.write("b.md", OLD.replace("?", " ？"))
    assert learner.imports().keys() == {"rejected"}
    assert learner.cards() == []


def test_a_change_that_is_turned_down_leaves_the_card_as_it_was(learner: Learner) -> None:
    learner.write("a.md", OLD)
    learner.imports()
    learner.write("a.md", OLD.replace("a long input", "long inputs"))
    apply_import(learner.workspace, reject(planned(learner), [0]))
    assert learner.questions() == ["Why is GPT-2 slow on a long input?"]


def test_a_card_goes_into_the_deck_that_was_chosen_and_stays_there(learner: Learner) -> None:
    learner.write("a.md", OLD)
    apply_import(learner.workspace, in_deck(planned(learner), [0], "Speed"))
    assert learner.cards()[0].deck == "Speed"
    learner.write("a.md", OLD.replace("a long input", "long inputs"))
    learner.imports()
    assert learner.cards()[0].deck == "Speed"


def test_suggestions_are_no_cards_until_they_are_accepted(learner: Learner) -> None:
    learner.write("a.md", "# Words\n\n**Leaf**: a node of a tree that has no children at all.\n")
    learner.imports()
    assert learner.cards() == []
    plan = planned(learner, suggest=True, again=True)
    assert [one.change for one in plan.cards] == [Change.SUGGESTED]
    apply_import(learner.workspace, plan)
    assert learner.cards() == []

    plan = planned(learner, suggest=True, again=True)
    apply_import(learner.workspace, accept(plan, [0]))
    (card,) = learner.cards()
    learner.write("a.md", "# Words\n\n**Leaf**: a node of a tree that has no child at all.\n")
    assert learner.imports() == {"updated": 1}
    assert learner.cards()[0].id == card.id


ASKED = "# Trees\n\n- **Q：What is a leaf?**\n  A：no children\n- **Q：Why a heap?**\n  A：speed\n"


def test_a_question_that_was_translated_where_it_stood_is_asked_about(learner: Learner) -> None:
    learner.write("a.md", ASKED)
    learner.imports()
    learner.answers_all()
    histories = learner.histories()
    learner.write(
        "a.md", ASKED.replace("What is a leaf?", "叶子节点是什么？").replace("no ch", "无 ch")
    )
    plan = planned(learner)
    assert (plan.counts["ambiguous"], plan.counts["unchanged"]) == (1, 1)
    apply_import(learner.workspace, same(plan, place_of(plan, Change.AMBIGUOUS)))
    assert {card.question for card in learner.cards()} == {"叶子节点是什么？", "Why a heap?"}
    assert learner.histories() == histories


def test_a_question_in_another_language_elsewhere_is_another_one(learner: Learner) -> None:
    learner.write("a.md", ASKED)
    learner.imports()
    learner.write(
        "a.md", ASKED.replace("What is a leaf?", "叶子节点是什么？").replace("Trees", "树")
    )
    assert learner.imports() == {"new": 1, "moved": 1, "retired": 1}
