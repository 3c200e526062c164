"""The words that say what a part is, and a learner's own."""

from __future__ import annotations

import pytest

from recollect.parsing.reading import read_note
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Role, default, extended


@pytest.mark.parametrize(
    "label",
    ["引导思考", "💡 **引导思考**", "引导思考 2", "**引导思考：**", "Hint", "HINTS", "ｈｉｎｔ"],
)
def test_a_label_is_known_in_any_dress(label: str) -> None:
    assert default().role(label) is Role.HINT


def test_folding_leaves_the_bare_words() -> None:
    assert folded("💡 **引导问题 3**:") == "引导问题"


def test_a_learner_adds_words() -> None:
    roles = {"question": ["Vraag"], "answer": ["Oplossing"]}
    words = extended({"roles": roles, "separators": {"card": ["---answer---"]}})
    note = (
        "**Vraag 1**: wat is een token?\n\n**Oplossing**: Een stuk tekst.\n\n"
        "## Kaarten\n\nA\n---answer---\nB\n"
    )
    answers = [item.answer for item in read_note("n.md", note, words).items]
    assert answers == ["Een stuk tekst.", "B"]
    assert default().role("Oplossing") is None


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"rolls": {"hint": []}}, "rolls"),
        ({"roles": {"hnt": ["x"]}}, "roles.hnt"),
        ({"roles": {"hint": "x"}}, "roles.hint"),
        ({"roles": 3}, "roles"),
    ],
)
def test_a_mistake_in_the_settings_is_named(settings: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        extended(settings)


def test_an_own_separator_parts_a_line() -> None:
    words = extended({"separators": {"inline": [">>"]}})
    assert [i.answer for i in read_note("n.md", "Luff >> towards the wind\n", words).items] == [
        "towards the wind"
    ]
