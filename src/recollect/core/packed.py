"""Long lists of which all but the beginning is packed: so texts take a quarter of the memory."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")

ROOM = 2_048
"""How many things at the beginning of a list stay as they are: most lists are never packed."""

PAGE = 64
"""How many things are packed together, and unpacked when one of them is looked at."""


class Packed(Sequence[T]):
    """A list that grows until it is cleared. What is taken from it equals what was put in.

    `room` is how many things stay as they are, where it is not the usual number.
    """

    def __init__(self, things: Iterable[T] = (), *, room: int | None = None) -> None:
        self._room = ROOM if room is None else room
        self._begin: list[T] = []
        self._pages: list[bytes] = []
        self._end: list[T] = []
        self._at_hand: tuple[int, Sequence[T]] = (-1, ())
        self.extend(things)

    def extend(self, things: Iterable[T]) -> None:
        """Put things at the end."""
        for thing in things:
            if len(self._begin) < self._room:
                self._begin.append(thing)
                continue
            self._end.append(thing)
            if len(self._end) == PAGE:
                self._pages.append(zlib.compress(pickle.dumps(self._end, protocol=5), level=1))
                self._end = []

    def keep(self, things: Sequence[T]) -> Sequence[T]:
        """Put things at the end; return a view of just these."""
        first = len(self)
        self.extend(things)
        return _Stretch(self, range(first, len(self)))

    def clear(self) -> None:
        """Give up all things."""
        self._begin, self._pages, self._end, self._at_hand = [], [], [], (-1, ())

    def __len__(self) -> int:
        return len(self._begin) + PAGE * len(self._pages) + len(self._end)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one thing, or some."""
        places = range(len(self))[index]
        return [*self._at(places)] if isinstance(places, range) else next(self._at([places]))

    def __iter__(self) -> Iterator[T]:
        return self._at(range(len(self)))

    def _at(self, places: Iterable[int]) -> Iterator[T]:
        for place in places:
            if place < len(self._begin):
                yield self._begin[place]
            else:
                page, row = divmod(place - len(self._begin), PAGE)
                yield self._page(page)[row]

    def _page(self, number: int) -> Sequence[T]:
        if number == len(self._pages):
            return self._end
        if number != self._at_hand[0]:
            page: list[T] = pickle.loads(zlib.decompress(self._pages[number]))
            self._at_hand = (number, page)
        return self._at_hand[1]


class _Stretch(Sequence[T]):
    """A view of some neighbours in a list: they are unpacked when they are looked at."""

    __slots__ = ("_of", "_places")

    def __init__(self, of: Packed[T], places: range) -> None:
        self._of, self._places = of, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one thing, or some."""
        places = self._places[index]
        return _Stretch(self._of, places) if isinstance(places, range) else self._of[places]
