"""Matching: certain pairs first, then likely ones, at a cost that grows with the edits alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from recollect.app.importing.drafts import drafts, new_ids
from recollect.app.importing.root_options import RootOptions
from recollect.app.matching import weighing
from recollect.app.matching.contrasts import contrast
from recollect.app.matching.match import match
from recollect.core.cards.items import Item, Kind
from recollect.store.cards.card_rows import LocatedCard

WORDS = ("attention", "gradient", "kernel", "cache", "token", "layer", "norm", "query", "batch")


def located(*items: Item) -> list[LocatedCard]:
    made = drafts(items, new_ids(len(items)), Path("/notes"), RootOptions())
    return [draft.located for draft in made]


def item(question: str, line: int = 1, path: str = "a.md", **more: object) -> Item:
    fields = {"kind": Kind.BASIC, "answer": "", "dialect": "test"} | more
    return Item(path=path, line=line, end_line=line, question=question, **fields)  # type: ignore[arg-type]


def some(count: int, opening: str) -> list[LocatedCard]:
    chance = random.Random(7)
    return located(
        *(
            item(
                f"{opening} the {' '.join(chance.sample(WORDS, 4))} number {n}?",
                line=n,
                path=f"{n // 20}.md",
            )
            for n in range(count)
        )
    )


def test_the_same_input_gives_the_same_pairs() -> None:
    known, found = some(60, "Why does"), some(60, "How come that")
    first, second = match(known, found), match(known, found)
    assert first.pairs == second.pairs
    assert len(first.pairs) > 50


def test_the_work_grows_with_the_edits_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []
    gather = weighing.gather

    def counting(*given: object, **named: object) -> object:
        compared[-1] += 1
        return gather(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(weighing, "gather", counting)
    for count in (100, 400):
        compared.append(0)
        match(some(count, "Why does"), some(count, "How come that"))
    few, many = compared
    assert many < 6 * few


def test_unchanged_cards_are_compared_with_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(weighing, "gather")
    cards = some(100, "Why does")
    assert len(match(cards, cards).pairs) == 100


def test_a_deletion_of_a_cloze_is_known_by_what_it_hides() -> None:
    def cloze(text: str, *hidden: str) -> list[LocatedCard]:
        return located(item(text, kind=Kind.CLOZE, deletions=hidden))

    known = cloze("A ==heap== has its smallest element ==first==.", "heap", "first")
    found = cloze(
        "A ==binary== ==heap== has its smallest element ==first==.", "binary", "heap", "first"
    )
    pairs = {
        (known[pair.known].card.answer, found[pair.found].card.answer)
        for pair in match(known, found).pairs
    }
    assert pairs == {("heap", "heap"), ("first", "first")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What is a Trasformer?", "What is a Transformer?"),
        ("什么是注意力机质？", "什么是注意力机制？"),
        ("解释 multi-head attention", "解释 multihead attention"),
        ("LoRA 为什么有效？", "为什么 LoRA 会有效果？"),
        ("What is the role of $d_k$?", "What is the role of $d_{k}$?"),
        ("Why does the model overfit?", "How come that the model overfits?"),
    ],
)
def test_a_question_put_otherwise_asks_about_the_same(old: str, new: str) -> None:
    assert contrast(old, new) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What is LoRA?", "What is QLoRA?"),
        ("第一层做什么？", "第二层做什么？"),
        ("学习率太大会怎样？", "学习率太小会怎样？"),
        ("为什么需要残差连接？", "为什么不需要残差连接？"),
        ("When does the forward pass run?", "When does the backward pass run?"),
        ("解释BPE算法的流程", "解释WordPiece算法的流程"),
        ("注意力机制的作用是什么？", "归一化层的作用是什么？"),
    ],
)
def test_a_question_with_another_subject_is_told_apart(old: str, new: str) -> None:
    assert contrast(old, new) is not None
    assert contrast(new, old) is not None


def test_a_question_that_lost_all_but_its_first_line_is_itself_in_its_place_only() -> None:
    whole = "Exact figures\n\nFor a network of twelve layers:\n- Which results are stored?\n- When?"
    other = item("What is a layer?", line=9)
    known, found = located(item(whole), other), located(item("Exact figures"), other)
    (pair,) = [one for one in match(known, found).pairs if one.known == 0]
    assert str(pair.reason) == "the same first line in the same place, the rest rewritten"
    elsewhere = located(item("Exact figures", path="b.md"), other)
    assert [one.known for one in match(known, elsewhere).pairs] == [1]
