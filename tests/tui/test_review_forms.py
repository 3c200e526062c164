"""Each form of a card under review: what it asks, and what it suggests for an answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.conftest import log
from tests.tui.conftest import ReviewOf, screen_text
from tests.tui.decks import (
    ABILITY,
    BLANKS,
    CHOICE,
    CLOZE,
    OPEN,
    PLAIN,
    SEVERAL,
    STATEMENT,
    UNDECIDED,
)
from tests.tui.decks import card as new_card
from textual.widgets import Input

from recollect.app.workspace import Workspace
from recollect.core.cards.items import Kind, Option
from recollect.core.scheduling.grades import Grade
from recollect.tui.app import RecollectApp

SIZE = (80, 24)


async def test_missed_key_points_lower_the_suggestion_and_become_marks(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space", "a")
        assert "Suggested: Hard · 1 of 2 points" in screen_text(pilot.app)
        await pilot.press("space")
        with workspace.database.read() as unit:
            assert list(unit.areas.names().values()) == ["physical"]


@pytest.mark.parametrize(
    ("keys", "says", "grade"),
    [
        (["2"], "Suggested: Good · right", Grade.GOOD),
        (["1"], "Suggested: Again · wrong", Grade.AGAIN),
        (["0"], "Suggested: Again · you said you don't know", Grade.AGAIN),
        (["2", "g"], "Suggested: Hard · right, but a guess", Grade.HARD),
    ],
)
async def test_one_choice(
    review_of: ReviewOf, workspace: Workspace, keys: list[str], says: str, grade: Grade
) -> None:
    async with review_of(CHOICE).run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        assert says in screen_text(pilot.app)
        assert "✓ 2 B  queries" in screen_text(pilot.app)
        await pilot.press("space")
        assert log(workspace)[0].grade is grade


async def test_a_question_that_nobody_answered_is_answered_behind_it_too(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(OPEN).run_test(size=SIZE) as pilot:
        await pilot.press("space")
        assert "Tab Write an answer" in screen_text(pilot.app)
        await pilot.press("tab", *"the cache", "ctrl+s")
        assert "Tab Write an answer" not in screen_text(pilot.app)
        await pilot.press("3")
    assert [one.answer for one in log(workspace)] == ["the cache"]


async def test_options_of_which_none_is_known_to_be_right_are_shown_and_recalled(
    review_of: ReviewOf,
) -> None:
    async with review_of(UNDECIDED).run_test(size=SIZE) as pilot:
        assert "B  The end was short." in screen_text(pilot.app)
        await pilot.press("space")
        assert "B  The end was short." in screen_text(pilot.app)


async def test_a_wrong_choice_is_marked_as_the_learners(review_of: ReviewOf) -> None:
    async with review_of(CHOICE).run_test(size=SIZE) as pilot:
        await pilot.press("3")
        assert "✗ 3 C  values  ← your choice" in screen_text(pilot.app)


async def test_space_does_not_answer_a_choice_by_accident(review_of: ReviewOf) -> None:
    async with review_of(CHOICE).run_test(size=SIZE) as pilot:
        await pilot.press("space")
        assert "Queries are used once." not in screen_text(pilot.app)


async def test_several_choices_are_ticked_then_checked(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(SEVERAL).run_test(size=SIZE) as pilot:
        await pilot.press("1", "2", "2", "3", "enter")
        assert "Suggested: Good · right" in screen_text(pilot.app)
        await pilot.press("enter")
    assert "GQA" in log(workspace)[0].answer


async def test_a_part_of_the_right_choices_is_partly_right(review_of: ReviewOf) -> None:
    async with review_of(SEVERAL).run_test(size=SIZE) as pilot:
        await pilot.press("1", "enter")
        assert "Suggested: Hard · partly right" in screen_text(pilot.app)


async def test_true_or_false(review_of: ReviewOf) -> None:
    async with review_of(STATEMENT).run_test(size=SIZE) as pilot:
        await pilot.press("2")
        screen = screen_text(pilot.app)
        assert "✓ 1  True" in screen
        assert "✗ 2  False  ← your choice" in screen
        assert "块不必连续" in screen
        assert "true" not in screen


async def test_blanks_are_typed_and_compared_kindly(review_of: ReviewOf) -> None:
    async with review_of(BLANKS).run_test(size=SIZE) as pilot:
        await pilot.press("m", "h", "a", "enter", "G", "Q", "A", "enter")
        screen = screen_text(pilot.app)
        assert "✓ 1  mha" in screen
        assert "✗ 2  GQA → MQA" in screen
        assert "Suggested: Hard · partly right" in screen


async def test_blanks_can_be_left_for_the_keys(review_of: ReviewOf) -> None:
    async with review_of(BLANKS).run_test(size=SIZE) as pilot:
        assert isinstance(pilot.app.focused, Input)
        await pilot.press("escape", "0")
        assert "Suggested: Again · you said you don't know" in screen_text(pilot.app)


async def test_a_cloze_asks_one_gap_and_fills_it(review_of: ReviewOf) -> None:
    async with review_of(CLOZE).run_test(size=SIZE) as pilot:
        assert "A prefix can be shared between [ … ]." in screen_text(pilot.app)
        await pilot.press("space")
        assert "A prefix can be shared between requests." in screen_text(pilot.app)


async def test_an_ability_is_rated_at_once(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(ABILITY).run_test(size=SIZE) as pilot:
        await pilot.press("2")
        assert log(workspace)[0].grade is Grade.HARD


async def test_a_follow_up_shows_the_question_that_it_follows(review_of: ReviewOf) -> None:
    follow_up = new_card("And on one core?", "It waits.", follows="Why does a **lock** spin?")
    async with review_of(follow_up).run_test(size=SIZE) as pilot:
        assert "Follows: Why does a lock spin?" in screen_text(pilot.app)
        await pilot.press("space")
        assert "Follows: Why does a lock spin?" in screen_text(pilot.app)


async def test_the_titles_over_a_question_are_shown_without_those_that_answer_it(
    review_of: ReviewOf,
) -> None:
    named = new_card("What keeps the keys of earlier tokens?", "The **kv cache**.")
    async with review_of(named).run_test(size=SIZE) as pilot:
        *_, frame = [row for row in screen_text(pilot.app).splitlines() if row.startswith("╰")]
        assert frame.endswith("─ Memory ─╯")
        await pilot.press("space")
        assert "─ Memory ─╯" not in screen_text(pilot.app)


async def test_the_heading_that_asks_a_question_is_no_title_over_it(review_of: ReviewOf) -> None:
    headed = new_card("What is a page?")
    source = replace(headed.source, heading_path=("Memory", "Q1: What is a page? (2 pts)"))
    async with review_of(replace(headed, source=source)).run_test(size=SIZE) as pilot:
        assert screen_text(pilot.app).rpartition("╰")[2].split("\n")[0].endswith("─ Memory ─╯")


async def test_a_choice_that_is_asked_again_shows_its_options_in_another_order(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    names = ("jib", "boom", "keel", "mast", "yard")
    options = tuple(Option(name, name == "mast") for name in names)
    card = new_card("What carries the sails?", "", Kind.CHOICE, options=options)
    async with review_of(card).run_test(size=SIZE) as pilot:
        assert re.findall(r"(\d) ([A-E])  \w+$", options_in(pilot.app), re.M)[3] == ("4", "D")
        await pilot.press("1", "1")
        shown = re.findall(r"(\d)  (\w+)$", options_in(pilot.app), re.M)
        assert [name for _, name in shown] != list(names)
        (place,) = [number for number, name in shown if name == "mast"]
        await pilot.press(place)
        assert f"✓ {place} D  mast  ← your choice" in screen_text(pilot.app)
        await pilot.press("space")
    assert [one.answer for one in log(workspace)] == ["jib", "mast"]


def options_in(app: RecollectApp) -> str:
    """Return the rows of the options, without the frame."""
    rows = (row.strip("│ ") for row in screen_text(app).splitlines())
    return "\n".join(row for row in rows if re.match(r"[1-5] ", row))


LISTED = """They differ in one thing:

1. a sloop has one mast
2. a ketch has two

```text
sloop | ketch
```
"""


async def test_points_that_are_items_of_the_answer_are_ticked_there(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(new_card("How do they differ?", LISTED)).run_test(size=SIZE) as pilot:
        await pilot.press("space", "b")
        shown = screen_text(pilot.app)
        assert "Answer · tick what you had (a–b)" in shown
        assert "a ☐ 1. a sloop has one mast" in shown
        assert "b ☑ 2. a ketch has two" in shown
        assert shown.count("a ketch has two") == 1
        await pilot.click("#answer", offset=(8, 3))
        assert "a ☑ 1. a sloop has one mast" in screen_text(pilot.app)
        await pilot.press("a", "space")
        with workspace.database.read() as unit:
            (mark,) = unit.areas.marks()
        assert mark.text == "a sloop has one mast"


async def test_a_box_stands_in_the_place_of_a_bullet(review_of: ReviewOf) -> None:
    answer = "- a sloop has one mast\n- a ketch has two\n"
    async with review_of(new_card("How do they differ?", answer)).run_test(size=SIZE) as pilot:
        await pilot.press("space")
        assert "a ☐ a sloop has one mast" in screen_text(pilot.app)
