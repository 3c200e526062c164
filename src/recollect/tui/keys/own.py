"""The keys that the learner has now: for the application, and for each sentence that names one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.binding import Binding

from recollect.app.language import tr
from recollect.core.errors import RecollectError
from recollect.tui.keys import home, review
from recollect.tui.keys.binding import cap, with_full_width, without_full_width
from recollect.tui.keys.changeable import holder, is_key, is_taken, keys_of, own_keys

SCREENS: Mapping[str, Sequence[Binding]] = {
    "home": home.BINDINGS,
    "review": review.BINDINGS,
}
"""The bindings of the screens whose keys can be changed."""

_own: dict[str, str] = {}  # one learner presses keys at a time


def take_keys(stored: Mapping[str, str]) -> dict[str, str]:
    """Name the learner's keys from now on; return them as the application takes them."""
    _own.clear()
    for bindings in SCREENS.values():
        _own.update(own_keys(bindings, stored))
    return {name: with_full_width(chosen) for name, chosen in _own.items()}


def key_for(screen: str, default: str) -> str:
    """Return what stands on the key that now does on a screen what the key `default` did."""
    binding = holder(SCREENS[screen], {}, default, None)
    return cap(keys_of(binding, _own)[0]) if binding else default


def keys_now(binding: Binding) -> list[str]:
    """Return the keys that a binding has now, without their full-width forms."""
    return without_full_width(keys_of(binding, _own))


def changeable_actions() -> Iterator[tuple[str, Binding]]:
    """Yield each screen with each of its bindings that can get another key."""
    for screen, bindings in SCREENS.items():
        yield from ((screen, one) for one in bindings if one.id)


def with_key(stored: Mapping[str, str], name: str, pressed: str | None) -> dict[str, str]:
    """Return the learner's keys with another one for the action `name`; None puts its own back.

    Raises RecollectError for an action that there is not, and for a key that does something else
    there, or that no terminal sends.
    """
    screen, chosen = _action(name)
    bindings, keys = SCREENS[screen], [pressed] if pressed is not None else chosen.key.split(",")
    own = own_keys(bindings, stored)
    for one in keys:
        if is_taken(bindings, own, one, name):
            other = holder(bindings, own, one, name)
            what = tr(other.description or other.tooltip) if other else tr("all screens")
            said = tr("{key} is taken: {what}. Choose another key.", key=cap(one), what=what)
            raise RecollectError(said)
        if not is_key(one):
            raise RecollectError(tr("{key} is no key. Choose another one.", key=one))
    others = {other: key for other, key in stored.items() if other != name}
    return {**others, name: pressed} if pressed is not None else others


def _action(name: str) -> tuple[str, Binding]:
    for screen, one in changeable_actions():
        if one.id == name:
            return screen, one
    raise RecollectError(
        tr("{name} is nothing that a key does: `recollect settings keys` lists all", name=name)
    )
