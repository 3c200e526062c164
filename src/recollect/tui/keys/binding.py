"""Keys as learners press them, with the full-width forms that a Chinese input method sends."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual.binding import Binding
from textual.events import Key
from textual.keys import format_key, key_to_character

_PRINTED = {
    "space": " ",
    "question_mark": "?",
    "slash": "/",
    "minus": "-",
    "at": "@",
    "exclamation_mark": "!",
    "comma": ",",
    "plus": "+",
    "underscore": "_",
    "backslash": "\\",
}
_DISPLAY = {
    **{"space": "␣", "enter": "⏎", "escape": "Esc", "tab": "Tab", "f1": "F1", "f2": "F2"},
    **{"pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End"},
}


def key(
    keys: str,
    action: str,
    description: str = "",
    told: str = "",
    *,
    show: bool = True,
    priority: bool = False,
) -> Binding:
    """Return a binding of keys, separated by commas, and of their full-width forms.

    The footer shows `description` beside the first key, the help says what is `told` of all of
    them. Both are English; whoever shows them translates them.
    """
    names = [name.strip() for name in keys.split(",")]
    display = _DISPLAY.get(names[0], _PRINTED.get(names[0]))
    return Binding(
        with_full_width(*names),
        action,
        description,
        show=show and bool(description),
        key_display=display,
        priority=priority,
        tooltip=told,
    )


def with_full_width(*names: str) -> str:
    """Return keys, then their full-width forms, separated by commas."""
    return ",".join([*names, *filter(None, map(_full_width, names))])


def without_full_width(names: Sequence[str]) -> list[str]:
    """Return keys without those that are the full-width form of another one."""
    wide = set(map(_full_width, names))
    return [name for name in names if name not in wide]


def cap(name: str) -> str:
    """Return what stands on a key: `?` for `question_mark`, `^S` for `ctrl+s`."""
    if name.startswith("ctrl+"):
        return f"^{name.removeprefix('ctrl+').upper()}"
    return _DISPLAY.get(name) or _PRINTED.get(name) or format_key(name)


def half_width(name: str, character: str | None) -> str:
    """Return the key that was meant when a key or its full-width form arrived."""
    meant = unicodedata.normalize("NFKC", character or "")
    return name if meant == character or len(meant) != 1 else key_of(meant)


def key_of(character: str) -> str:
    """Return the name of the key that types a character: `question_mark` for `?`."""
    names = {printed: known for known, printed in _PRINTED.items()}
    return names.get(character) or (character if character.isalnum() else _spelt(character))


def behind_escape(pressed: Key) -> str:
    """Return the character that came right behind Esc: terminals send the same for Alt with it."""
    is_alt = pressed.key.startswith("alt+") and pressed.is_printable
    return (pressed.character or "") if is_alt else ""


def types_a_character(name: str) -> bool:
    """Tell whether a name is that of a key which types a character."""
    return name in _PRINTED or bool(key_to_character(name))


def _full_width(name: str) -> str | None:
    """Return the key that arrives when the input method is set to full width."""
    printed = _PRINTED.get(name, name)
    if printed == " ":
        return "ideographic_space"
    if len(printed) != 1 or not printed.isascii():
        return None
    wide = chr(ord(printed) + 0xFEE0)
    return wide if printed.isalnum() else _spelt(wide)


def _spelt(character: str) -> str:
    return unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")


SCROLLING = (
    key("up,k", "scroll_text(-1)", "", "scroll"),
    key("down,j", "scroll_text(1)", "", "scroll"),
    key("pageup", "scroll_page(-1)", "", "scroll"),
    key("pagedown", "scroll_page(1)", "", "scroll"),
    key("home", "scroll_edge(0)", "", "to the beginning, to the end"),
    key("end", "scroll_edge(1)", "", "to the beginning, to the end"),
)
"""What every page that scrolls takes."""

HELP = key("question_mark,f1", "help", "Help")
"""What every screen takes that has more keys than one remembers."""
