"""Deck names: paths with `/`, a folder of notes each, shown without their order numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ORDER_NUMBER = re.compile(r"^\d{1,3}\s*[-_.、]\s*(?=\D)")
# An order may be padded, `03-kinds-of-joins`; a count never is.
_COUNT = re.compile(r"^[1-9]\d*[-_ ][a-z]+s[-_ ](?:of|in|to|for)\b", re.I)


def is_within(name: str, deck: str) -> bool:
    """Tell whether the deck `name` is `deck` or lies below it."""
    return name == deck or name.startswith(f"{deck}/")


def lineage(name: str) -> Iterator[str]:
    """Yield a deck's ancestors, the outermost first, and then the deck itself."""
    parts = name.split("/")
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])


def tree_order(name: str) -> list[str]:
    """Return what deck names are sorted by, to be read as a tree: each below the deck it is in."""
    return name.split("/")


def title_of(name: str) -> str:
    """Return how a deck is shown: the last part of its name, without a number that orders it.

    A number counts, and stays, before what there are so many of: `30-days-of-rust`. A deck that
    stands in no other has nothing to be ordered among.
    """
    above, _, last = name.rpartition("/")
    return _ORDER_NUMBER.sub("", last) if above and not _COUNT.match(last) else last


def shown(name: str) -> str:
    """Return the whole name of a deck as it is shown: without the numbers that order."""
    return "/".join(title_of(deck) for deck in lineage(name))


def meant(text: str, names: Iterable[str]) -> list[str]:
    """Return the decks that a text may mean, sorted: the one of that name, else all that end so.

    Names may be given as they are shown, too; case makes no difference.
    """
    names = sorted(names)
    wanted = text.strip("/").casefold()
    if text.strip("/") in names:
        return [text.strip("/")]
    return [name for name in names if wanted and _ends_so(name, wanted)]


def _ends_so(name: str, wanted: str) -> bool:
    forms = (name, shown(name))
    return any(f"/{form.casefold()}".endswith(f"/{wanted}") for form in forms)
