"""A packed list is a list, however long it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core import packed
from recollect.core.packed import Packed

THINGS = st.lists(st.text(max_size=5), max_size=40)


@pytest.fixture(autouse=True, scope="module")
def _short_pages() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "ROOM", 3)
        patch.setattr(packed, "PAGE", 4)
        yield


@given(THINGS, st.integers(-45, 45), st.slices(40))
def test_it_holds_what_was_put_in(things: list[str], place: int, some: slice) -> None:
    held = Packed(things)
    assert (len(held), list(held), list(held[some])) == (len(things), things, things[some])
    if -len(things) <= place < len(things):
        assert held[place] == things[place]
    else:
        with pytest.raises(IndexError):
            held[place]


@given(st.lists(THINGS, max_size=4), st.slices(40))
def test_a_part_of_it_is_a_list_of_its_own(parts: list[list[str]], some: slice) -> None:
    held = Packed[str]()
    kept = [held.keep(part) for part in parts]
    assert [list(one) for one in kept] == parts
    assert [list(one[some]) for one in kept] == [part[some] for part in parts]


def test_what_is_given_up_is_gone() -> None:
    held = Packed(range(30))
    held.clear()
    held.extend([7, 8])
    assert list(held) == [7, 8]


def test_two_who_read_it_in_turns_see_the_same() -> None:
    held = Packed(range(30))
    assert list(zip(held, held, strict=True)) == [(one, one) for one in range(30)]
