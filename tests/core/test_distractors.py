"""Wrong options are fair, or there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.asking.distractors import FEWEST, LONGEST, MOST, fair_options, nature_of
from recollect.core.asking.judging import bare
from recollect.core.cards.cards import Card, Source
from recollect.core.cards.items import Kind
from recollect.core.text.cjk import cells

HEADINGS = ("Rivers", "Europe")
NAMES = ("Danube", "Elbe", "Okavango", "Todd", "Fleet", "Aare", "Ob", "Po", "Lot", "Drin")


def card(
    number: int,
    answer: str,
    question: str = "",
    *,
    deck: str = "earth/rivers",
    path: str = "rivers.md",
    headings: tuple[str, ...] = HEADINGS,
    kind: Kind = Kind.BASIC,
) -> Card:
    return Card(
        id=f"card-{number}",
        deck=deck,
        kind=kind,
        question=question or f"What is odd about the {NAMES[number % 10]}?",
        answer=answer,
        source=Source(
            root="/notes", path=path, line=number, end_line=number, heading_path=headings
        ),
    )


DANUBE = card(0, "It flows into the Black Sea")
OTHERS = [
    card(1, "It flows into the North Sea"),
    card(2, "It ends in a wide desert lake"),
    card(3, "It is dry for half of the year"),
    card(4, "It runs below a whole city"),
]


def texts(asked: Card, pool: list[Card], seed: str = "seed") -> list[str]:
    return [option.text for option in fair_options(asked, pool, seed=seed)]


def test_a_question_gets_its_answer_and_three_of_its_siblings() -> None:
    options = fair_options(DANUBE, OTHERS, seed="seed")
    assert [option.text for option in options if option.correct] == [DANUBE.answer]
    assert len(options) == 1 + MOST
    assert {option.text for option in options} < {DANUBE.answer, *(o.answer for o in OTHERS)}


def test_the_same_seed_draws_the_same_options_in_the_same_order() -> None:
    assert texts(DANUBE, OTHERS) == texts(DANUBE, OTHERS[::-1])


def test_another_seed_puts_the_answer_elsewhere() -> None:
    places = {texts(DANUBE, OTHERS, f"seed {n}").index(DANUBE.answer) for n in range(40)}
    assert places == {0, 1, 2, 3}


def test_without_two_fair_ones_there_is_no_choice() -> None:
    assert len(texts(DANUBE, OTHERS[:FEWEST])) == 1 + FEWEST
    assert texts(DANUBE, OTHERS[: FEWEST - 1]) == []


@pytest.mark.parametrize(
    ("why", "unfair"),
    [
        ("the same, typed otherwise", card(9, "it flows into the BLACK SEA.")),
        ("part of the right one", card(9, "flows into the Black Sea")),
        ("contains the right one", card(9, "It flows into the Black Sea, slowly")),
        ("much longer", card(9, "It is said to have been " + "very " * 20 + "long")),
        ("much shorter", card(9, "North")),
        ("a number", card(9, "2,850")),
        ("Chinese among English", card(9, "它流入黑海，途中经过十个国家")),
        ("code", card(9, "`rivers.find(sea=black).name`")),
        ("a list", card(9, "- the Black Sea\n- the White Sea")),
        ("more than one block", card(9, "It flows west.\n\nMore on this")),
        ("cut off before what it announces", card(9, "It flows into these seas:")),
        ("no answer", card(9, "")),
        ("of another collection", card(9, "It flows into a blue lake", deck="chess/openings")),
        ("of another kind", card(9, "It flows into a blue lake", kind=Kind.CHECKLIST)),
        (
            "to the same question, asked again elsewhere",
            card(9, "To the sea of Odesa and Varna", DANUBE.question, path="again.md"),
        ),
    ],
)
def test_no_unfair_answer_becomes_an_option(why: str, unfair: Card) -> None:
    with_it = texts(DANUBE, [unfair, *OTHERS[:2]])
    assert unfair.answer.strip() not in with_it, why
    assert len(with_it) == 3


def test_numbers_stand_among_numbers_though_one_is_part_of_the_other() -> None:
    asked = card(0, "12")
    assert sorted(texts(asked, [card(1, "2"), card(2, "112")])) == ["112", "12", "2"]


def test_the_nearest_siblings_come_first() -> None:
    far = [
        card(n, f"Far away it goes {'xyzuv'[n - 10] * 3}", path="far.md", headings=("Far",))
        for n in range(10, 15)
    ]
    same_section = {DANUBE.answer, *(other.answer for other in OTHERS[:3])}
    assert set(texts(DANUBE, [*far, *OTHERS[:3]])) == same_section


@pytest.mark.parametrize(
    "away",
    [{"deck": "earth/lakes"}, {"path": "lakes.md"}, {"headings": ("Lakes",)}],
    ids=["deck", "note", "section"],
)
def test_a_sibling_of_the_same_deck_note_and_section_is_nearer(away: dict[str, Any]) -> None:
    near = card(21, "It goes under all the bridges")
    far = [card(n, f"It goes far away to {'xyzuv'[n - 10] * 3}", **away) for n in range(10, 15)]
    for seed in ("a", "b", "c"):
        assert near.answer in texts(DANUBE, [*far, near], seed)


@pytest.mark.parametrize(
    ("answer", "others"),
    [
        ("Ob", ["Danube", "Yenisei"]),
        (
            "It is a river of some length",
            ["It is a short one", "It is the longest one of all that we know"],
        ),
    ],
    ids=["a few cells never matter", "nor does what is less than twice as long"],
)
def test_answers_of_about_one_length_are_options(answer: str, others: list[str]) -> None:
    pool = [card(number, text) for number, text in enumerate(others, start=1)]
    assert set(texts(card(0, answer), pool)) == {answer, *others}


def test_a_sibling_of_the_same_item_gives_nothing_away() -> None:
    sibling = replace(card(8, "It springs in a black forest"), source=DANUBE.source)
    assert sibling.answer not in texts(DANUBE, [sibling, *OTHERS])


def test_a_long_answer_is_not_put_to_choice() -> None:
    long = ["a " * LONGEST, "b " * LONGEST, "c " * LONGEST]
    cards = [card(n, text) for n, text in enumerate(long)]
    assert texts(cards[0], cards[1:]) == []


@pytest.mark.parametrize(
    ("answer", "form", "is_chinese"),
    [
        ("3.14", "number", False),
        ("64 GB", "number", False),
        ("$x^2$", "formula", False),
        ("$5 and more", "words", False),
        ("some 5$", "words", False),
        ("`x`", "code", False),
        ("`x` or y", "words", False),
        ("- all of them", "words", False),
        ("1. a\n2. b", "list", False),
        ("两种：\n- 甲\n- 乙", "words and list", True),
        ("注意力 attention 机制", "words", True),
        ("words", "words", False),
        ("abc 河", "words", True),
        ("abcd 河", "words", False),
    ],
)
def test_the_nature_of_an_answer(answer: str, form: str, is_chinese: bool) -> None:
    assert nature_of(answer) == (form, is_chinese)


def test_a_chinese_character_takes_two_cells() -> None:
    assert cells(" 河 ab ") == 5


@given(st.lists(st.text(max_size=40), min_size=3, max_size=8), st.text(max_size=5))
def test_whatever_the_notes_say_options_differ_and_one_is_right(
    answers: list[str], seed: str
) -> None:
    cards = [card(number, text) for number, text in enumerate(answers)]
    options = fair_options(cards[0], cards[1:], seed=seed)
    folded = [bare(option.text) for option in options]
    assert len(set(folded)) == len(folded)
    assert sum(option.correct for option in options) == (1 if options else 0)
    assert len(options) in (0, 3, 4)
