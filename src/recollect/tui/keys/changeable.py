"""Keys that the learner chose, in the place of those that an action has by default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding
from textual.keys import Keys

from recollect.tui.keys.binding import types_a_character

EVERYWHERE = frozenset({"f3", "ctrl+p", "ctrl+q", "ctrl+c", "ctrl+z"})
"""Keys that mean the same on every screen, and so nothing else."""

_NAMED = frozenset(name.value for name in Keys)


def changeable(screen: str, *bindings: Binding) -> tuple[Binding, ...]:
    """Return the bindings of a screen; those that its footer shows get the id of a setting."""
    return tuple(replace(one, id=f"{screen}.{one.action}") if one.show else one for one in bindings)


def own_keys(bindings: Sequence[Binding], stored: Mapping[str, str]) -> dict[str, str]:
    """Return the learner's keys by the id of a binding of one screen.

    What is no key, and a key that something else has, is left out: there the default holds.
    """
    own = {one.id: stored[one.id] for one in bindings if one.id and is_key(stored.get(one.id, ""))}
    while clashing := {name for name, key in own.items() if is_taken(bindings, own, key, name)}:
        own = {name: key for name, key in own.items() if name not in clashing}
    return own


def is_key(name: str) -> bool:
    """Tell whether a terminal can send a key of that name."""
    return name in _NAMED or ("," not in name and types_a_character(name))


def is_taken(
    bindings: Sequence[Binding], own: Mapping[str, str], key: str, but: str | None
) -> bool:
    """Tell whether a key does something else than the binding `but` on the screen, or anywhere."""
    return key in EVERYWHERE or holder(bindings, own, key, but) is not None


def holder(
    bindings: Sequence[Binding], own: Mapping[str, str], key: str, but: str | None
) -> Binding | None:
    """Return the binding that has a key, other than `but`."""
    others = (one for one in bindings if one.id is None or one.id != but)
    return next((one for one in others if key in keys_of(one, own)), None)


def keys_of(binding: Binding, own: Mapping[str, str]) -> Sequence[str]:
    """Return the keys of a binding: the learner's, else the default ones."""
    chosen = own.get(binding.id or "")
    return [chosen] if chosen else binding.key.split(",")
