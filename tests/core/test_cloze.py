"""One deletion is asked, the others are given."""

from __future__ import annotations

import pytest

from recollect.core.cards.cloze import with_gap


@pytest.mark.parametrize(
    "question",
    [
        "{{c1::Q}} times {{c2::K::a matrix}}",
        "==Q== times ==K==",
        "{Q} times {K}",
        "[Q] times [K]",
        "**Q** times **K**",
    ],
)
def test_the_asked_deletion_is_a_gap_and_the_other_is_given(question: str) -> None:
    assert with_gap(question, ("Q", "K"), 0, "…") == "… times K"
    assert with_gap(question, ("Q", "K"), 1, "…") == "Q times …"


def test_the_same_text_deleted_twice_is_two_deletions() -> None:
    assert with_gap("==a== and ==a==", ("a", "a"), 1, "_") == "a and _"


def test_the_answer_stands_in_its_gap() -> None:
    assert with_gap("==Q== times K", ("Q",), 0, "**{0}**") == "**Q** times K"


def test_a_deletion_that_the_text_does_not_hold_changes_nothing() -> None:
    assert with_gap("plain", ("gone",), 0, "…") == "plain"
