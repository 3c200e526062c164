"""What the keys of a screen do, as their bindings tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, groupby

from textual.binding import Binding

from recollect.app.language import tr
from recollect.tui.keys import cap
from recollect.tui.keys.own import keys_now
from recollect.tui.note.spans import Line, join
from recollect.tui.pages.parts import listed, section, sentence

ARROWS = frozenset({"up", "down", "left", "right"})
"""Letters that do the same as one of these are found by those who look for them."""


def help_page(parts: Mapping[str, Sequence[Binding]], note: str, cells: int) -> list[Line]:
    """Return the keys of each part of a screen, those that work everywhere, and a note on it."""
    *most, (title, last) = ((title, _rows(bindings)) for title, bindings in parts.items())
    last += [("F3", tr("English or 简体中文")), ("^P", tr("all commands"))]
    listings = [
        section(each, listed(rows, cells, "accent"), cells) for each, rows in (*most, (title, last))
    ]
    return join([*listings, sentence(note, cells, "muted")])


def _rows(bindings: Sequence[Binding]) -> list[tuple[str, str]]:
    """Return the keys that are told of, neighbours of which the same is told in one row."""
    others = (one for one in bindings if one.action != "help")  # that key was just pressed
    told = groupby(filter(_told, others), key=_told)
    return [(_caps(list(chain.from_iterable(map(_named, same)))), tr(text)) for text, same in told]


def _told(binding: Binding) -> str:
    """Return what a key does at length, or as the footer says it."""
    return binding.tooltip or (binding.description if binding.show else "")


def _named(binding: Binding) -> Sequence[str]:
    names = keys_now(binding)
    return names[:1] if names[0] in ARROWS else names


def _caps(names: Sequence[str]) -> str:
    """Return the labels of some keys; of a run of neighbours, the first and the last."""
    first, last = ord(names[0][0]), ord(names[-1][0])
    in_a_row = len(names) > 3 and "".join(names) == "".join(map(chr, range(first, last + 1)))
    caps = [cap(name) for name in names]
    return f"{caps[0]}–{caps[-1]}" if in_a_row else " ".join(caps)
