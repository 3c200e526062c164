"""Which deck a name means."""

from __future__ import annotations

import pytest

from recollect.core.cards.decks import meant, title_of

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


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("notes/01-Basics", "Basics"),
        ("notes/3. 注意力", "注意力"),
        ("notes/2024", "2024"),
        ("30-days-of-rust", "30-days-of-rust"),
        ("notes/30-days-of-rust", "30-days-of-rust"),
        ("notes/03-kinds-of-joins", "kinds-of-joins"),
    ],
)
def test_a_number_that_orders_a_deck_among_others_is_not_shown(name: str, title: str) -> None:
    assert title_of(name) == title
