"""When neighbours are questions: by how many of them ask, and how many tell."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.parsing.company.rows import Degree, Layout, Row, Setting, Votes, least_degree
from recollect.parsing.company.rows import questions_of as questions

LETTERS = {
    "x": Degree.NEVER,
    ".": Degree.TELLS,
    "m": Degree.MAY,
    "s": Degree.SAYS,
    "?": Degree.ASKS,
}
COUNTED, HEADINGS, BULLETS, PROSE = Layout
NEUTRAL, INVITED, PROMISED, RECORDED = Setting

votes = st.builds(Votes, *[st.integers(0, 12)] * 4)
layouts, settings = st.sampled_from(Layout), st.sampled_from(Setting)


def row(degrees: str, layout: Layout, setting: Setting) -> Row[int]:
    """Return a row of which each letter is a member, known by its place."""
    return Row(range(len(degrees)), [LETTERS[letter] for letter in degrees], layout, setting)


def found(*rows: Row[int]) -> list[str]:
    """Write the rows that hold questions, the questions as they are and a blank for the others."""
    signs = {degree: letter for letter, degree in LETTERS.items()}
    return [
        "".join(signs[d] if i in asking else " " for i, d in enumerate(row.degrees))
        for row, asking in questions(rows)
    ]


@pytest.mark.parametrize(
    ("layout", "setting", "degrees", "asked"),
    [
        pytest.param(COUNTED, NEUTRAL, "?.", None, id="one of two numbers is a title"),
        pytest.param(COUNTED, NEUTRAL, "?.?s", "? ?s", id="most numbers ask"),
        pytest.param(COUNTED, NEUTRAL, "sss", None, id="what a chapter holds"),
        pytest.param(COUNTED, NEUTRAL, "??m?", "??m?", id="a task among numbers that ask"),
        pytest.param(COUNTED, NEUTRAL, "??m.", "??  ", id="a task among a few that ask"),
        pytest.param(COUNTED, NEUTRAL, "???.??", "???.??", id="one that tells among many"),
        pytest.param(COUNTED, RECORDED, "?..s.", "?..s.", id="what an interview asked"),
        pytest.param(HEADINGS, NEUTRAL, "??", None, id="a text may ask twice in its titles"),
        pytest.param(HEADINGS, NEUTRAL, "???.", "??? ", id="three that ask, and an appendix"),
        pytest.param(HEADINGS, NEUTRAL, "ssss", None, id="titles whose words ask"),
        pytest.param(HEADINGS, NEUTRAL, "sssmssm", "sssmssm", id="many, and topics among them"),
        pytest.param(HEADINGS, NEUTRAL, "ss.ss....", None, id="the course of a text"),
        pytest.param(HEADINGS, PROMISED, "s?.", "s? ", id="titles below one that promises"),
        pytest.param(BULLETS, NEUTRAL, "?????", None, id="bullets that wonder"),
        pytest.param(BULLETS, NEUTRAL, "??????x", "?????? ", id="bullets most of which ask"),
        pytest.param(BULLETS, INVITED, "m?", "m?", id="what one is to think of"),
        pytest.param(PROSE, PROMISED, "???", None, id="prose that asks"),
    ],
)
def test_neighbours_are_questions_where_what_asks_outweighs_what_tells(
    layout: Layout, setting: Setting, degrees: str, asked: str | None
) -> None:
    assert found(row(degrees, layout, setting)) == ([asked] if asked else [])


def test_short_lists_are_judged_together_but_not_one_in_which_more_tells() -> None:
    lists = [row(degrees, BULLETS, NEUTRAL) for degrees in ("???", "??", "?.", "..?", "??")]
    assert found(*lists) == ["???", "??", "? ", "??"]
    assert not found(*(replace(each, layout=HEADINGS) for each in lists[2:4]))


@given(votes, layouts, settings)
def test_one_more_that_asks_never_makes_less_a_question_nor_one_that_tells_more(
    of_row: Votes, layout: Layout, setting: Setting
) -> None:
    def strictness(changed: Votes) -> int:
        least = least_degree(changed, layout, setting)
        return len(Degree) if least is None else least

    here = strictness(of_row)
    assert strictness(of_row._replace(asks=of_row.asks + 1)) <= here
    assert strictness(of_row._replace(says=of_row.says + 1)) <= here
    assert strictness(of_row._replace(tells=of_row.tells + 1)) >= here
    if of_row.says:
        surer = of_row._replace(says=of_row.says - 1, asks=of_row.asks + 1)
        assert strictness(surer) <= here


@given(votes, layouts, st.sampled_from([*pairwise(Setting)]))
def test_a_title_that_promises_more_never_makes_less_a_question(
    of_row: Votes, layout: Layout, pair: tuple[Setting, Setting]
) -> None:
    less, more = (least_degree(of_row, layout, setting) for setting in pair)
    assert less is None or (more is not None and more <= less)
