"""The settings: what each is called, and what it is set to."""

from __future__ import annotations

from recollect.app.language import Language, tr, tr_n
from recollect.app.settings import Settings
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import pointer, row

SETTINGS = (
    *("language", "theme", "buttons"),
    *("new_a_day", "minutes", "rollover_hour", "zone", "leech_lapses"),
)
"""By the names that the settings have in the program, in the order of the screen."""


def setting_name(name: str) -> str:
    """Return what the learner calls a setting."""
    names = {
        "language": tr("Language"),
        "theme": tr("Theme"),
        "buttons": tr("Grade buttons"),
        "new_a_day": tr("New cards a day"),
        "minutes": tr("Minutes a day"),
        "rollover_hour": tr("A study day begins at"),
        "zone": tr("Time zone"),
        "leech_lapses": tr("Often forgotten means"),
    }
    return names[name]


def setting_row(settings: Settings, name: str, cells: int, *, here: bool) -> Line:
    """Return one setting with its value."""
    left = [
        pointer(here),
        Span(setting_name(name), "strong" if here else ""),
    ]
    return row(left, [Span(_value(settings, name))], min(cells, 72))


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if name == "buttons":
        four = tr("Again, Hard, Good, Easy")
        return f"4 · {four}" if value == 4 else tr("6 · grades 0 to 5")
    if value is None:
        unset = {"theme": tr("the usual one")}
        return unset.get(name, tr("as on this machine"))
    if name == "language":
        return Language(value).own_name
    if name == "rollover_hour":
        return f"{value:02}:00"
    if name == "leech_lapses":
        return tr_n("{n} lapse", "{n} lapses", value)
    return str(value)
