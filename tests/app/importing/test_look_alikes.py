"""Two questions that look alike are two questions: neither takes the other's history."""

from __future__ import annotations

import pytest
from tests.app.importing.conftest import Learner

PAIRS = [
    ("MHA 的参数量？", "MQA 的参数量？"),
    ("编码器的参数量是多少？", "解码器的参数量是多少？"),
    ("前向传播的复杂度？", "反向传播的复杂度？"),
    ("自注意力的复杂度是多少？", "交叉注意力的复杂度是多少？"),
    ("What is the role of the query?", "What is the role of the value?"),
    ("Why does GPT-2 normalise first?", "Why does GPT-3 normalise first?"),
    ("What is the size of $d_k$?", "What is the size of $d_v$?"),
    ("What does `torch.bmm` expect?", "What does `torch.matmul` expect?"),
]


def note(*questions: str, answers: bool = False) -> str:
    return "# Sizes\n\n" + "\n".join(
        f"### Q{number}: {question}\n" + f"\n**Answer**: Because of {question}\n" * answers
        for number, question in enumerate(questions, start=1)
    )


@pytest.fixture(params=PAIRS, ids=lambda pair: pair[0])
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param  # type: ignore[no-any-return]


def studied(learner: Learner, *questions: str, answers: bool = False) -> dict[str, str]:
    learner.write("sizes.md", note(*questions, answers=answers))
    learner.imports()
    learner.answers_all()
    return {question: learner.card(question).id for question in questions}


def test_they_keep_their_own_history_when_they_change_places(
    learner: Learner, pair: tuple[str, str]
) -> None:
    one, other = pair
    ids = studied(learner, one, other)
    learner.write("sizes.md", note(other, one))
    learner.imports()
    assert {question: learner.card(question).id for question in pair} == ids


def test_when_one_of_them_goes_the_other_stays_itself(
    learner: Learner, pair: tuple[str, str]
) -> None:
    one, other = pair
    ids = studied(learner, one, other)
    learner.write("sizes.md", note(other))
    assert learner.imports() == {"unchanged": 1, "retired": 1}
    assert learner.card(other).id == ids[other]


def test_when_one_goes_and_the_other_is_reworded_none_takes_the_others_history(
    learner: Learner, pair: tuple[str, str]
) -> None:
    one, other = pair
    ids = studied(learner, one, other)
    changed = other.replace("？", "，为什么？").replace("?", ", and why?")
    learner.write("sizes.md", note(changed))
    learner.imports()
    assert ids[one] not in {card.id for card in learner.cards() if card.question == changed}
    assert ids[other] in {card.id for card in learner.cards()}


def test_they_stay_themselves_when_both_are_reworded(
    learner: Learner, pair: tuple[str, str]
) -> None:
    ids = studied(learner, *pair)
    changed = [one.replace("？", "，为什么？").replace("?", ", and why?") for one in pair]
    learner.write("sizes.md", note(*changed))
    assert learner.imports() == {"updated": 2}
    assert [learner.card(question).id for question in changed] == [ids[one] for one in pair]


def test_a_look_alike_in_a_questions_place_never_takes_its_history_unasked(
    learner: Learner, pair: tuple[str, str]
) -> None:
    one, other = pair
    ids = studied(learner, one, answers=True)
    learner.write("sizes.md", note(other).replace("Q1", "Q2") + "\n**Answer**: Something else.\n")
    learner.imports()
    assert ids[one] not in {card.id for card in learner.cards() if card.question == other}


def test_a_new_look_alike_beside_a_question_is_new(learner: Learner, pair: tuple[str, str]) -> None:
    one, other = pair
    ids = studied(learner, one)
    learner.write("sizes.md", note(other, one))
    assert learner.imports()["new"] == 1
    assert learner.card(one).id == ids[one]


def test_a_name_exchanged_for_another_makes_a_new_card_and_retires_the_old_one(
    learner: Learner,
) -> None:
    learner.write("sizes.md", note("MHA 的参数量？") + "\n**答案**：四个方阵，键和值各占一个。\n")
    learner.imports()
    learner.write("sizes.md", note("MQA 的参数量？") + "\n**答案**：键和值只有一组头，省下很多。\n")
    assert learner.imports() == {"new": 1, "retired": 1}


def test_the_same_question_twice_makes_two_cards_told_apart_by_their_headings(
    learner: Learner,
) -> None:
    def chapter(title: str, answer: str) -> str:
        return f"## {title}\n\n### Q: What is the worst case?\n\n**Answer**: {answer}\n\n"

    quick = ("Quicksort", "Quadratic, when the pivot is always the smallest element.")
    merge = ("Mergesort", "Linearithmic, whatever the order of the input may be.")
    learner.write("sorting.md", "# Sorting\n\n" + chapter(*quick) + chapter(*merge))
    assert learner.imports() == {"new": 2}
    learner.answers_all()
    ids = {card.source.heading_path[1]: card.id for card in learner.cards()}
    assert ids.keys() == {"Quicksort", "Mergesort"}

    learner.write("sorting.md", "# Sorting\n\n" + chapter(*merge) + chapter(*quick))
    learner.imports()
    assert {card.source.heading_path[1]: card.id for card in learner.cards()} == ids

    learner.write("sorting.md", "# Sorting\n\n" + chapter("Merging", merge[1]))
    learner.imports()
    (left,) = learner.cards()
    assert left.id == ids["Mergesort"]


def spelt(first: str) -> str:
    return note(first, "LoRA 冻结了什么？", "LoRA 的秩怎么选？", "GPT 记住了什么？", "GPT 慢在哪？")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("LRA 为什么省显存？", "LoRA 为什么省显存？"),
        ("LoRA 为什么省显存？", "LoA 为什么省显存？"),
        ("LoRA 为什么省显存？", "LoRRA 为什么省显存？"),
    ],
)
def test_a_spelling_that_no_other_card_has_is_a_slip(learner: Learner, old: str, new: str) -> None:
    learner.write("names.md", spelt(old))
    learner.imports()
    card_id = learner.card(old).id
    learner.write("names.md", spelt(new))
    assert learner.imports() == {"updated": 1, "unchanged": 4}
    assert learner.card(new).id == card_id


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("GPT 为什么省显存？", "GPTQ 为什么省显存？"),
        ("LoRA 为什么省显存？", "LoHA 为什么省显存？"),
        ("QLoRA 为什么省显存？ QLoRA?", "XLoRA 为什么省显存？ XLoRA?"),
    ],
)
def test_a_name_that_grew_or_changed_a_letter_is_no_slip(
    learner: Learner, old: str, new: str
) -> None:
    learner.write("names.md", spelt(old))
    learner.imports()
    learner.write("names.md", spelt(new))
    assert learner.imports() == {"ambiguous": 1, "unchanged": 4}


LOSS = "# Routing\n\n**Q: {}**\n{}\n\n**Q: Who reads a map?**\nWhoever walks.\n"


@pytest.mark.parametrize(
    ("question", "answer", "change"),
    [
        ("router z-loss 有什么坏处？", "又多一个超参数。", "ambiguous"),
        ("什么是 router 的 z-loss？", "惩罚过大的 logits。", "updated"),
        ("什么是 router z-loss 呢？", "让 softmax 的输入变小。", "updated"),
    ],
    ids=["both anew", "both alike", "another answer alone"],
)
def test_a_question_put_otherwise_with_quite_another_answer_is_asked_about(
    learner: Learner, question: str, answer: str, change: str
) -> None:
    learner.write("routing.md", LOSS.format("什么是 router z-loss？", "惩罚 logits 过大。"))
    learner.imports()
    learner.write("routing.md", LOSS.format(question, answer))
    assert learner.imports() == {change: 1, "unchanged": 1}
