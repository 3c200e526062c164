"""Which deck a name means."""

from __future__ import annotations

import pytest

from recollect.core.decks import meant

NAMES = ("notes", "notes/01-Basics", "notes/01-Basics/03-注意力", "notes/old/03-注意力", "maths")


@pytest.mark.parametrize(
    ("text", "decks"),
    [
        ("notes/01-Basics/", ["notes/01-Basics"]),
        ("basics", ["notes/01-Basics"]),
        ("Basics/注意力", ["notes/01-Basics/03-注意力"]),
        ("注意力", ["notes/01-Basics/03-注意力", "notes/old/03-注意力"]),
        ("ths", []),
        ("", []),
    ],
)
def test_a_deck_is_meant_by_its_name_its_end_or_as_it_is_shown(text: str, decks: list[str]) -> None:
    assert meant(text, NAMES) == decks
