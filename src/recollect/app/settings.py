"""What a learner can set, with the defaults that most keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from typing import Any, NamedTuple

from recollect.core.errors import RecollectError
from recollect.core.phrases import Phrase, phrase
from recollect.core.scheduling.study_days import ROLLOVER_HOUR, StudyCalendar


class Settings(NamedTuple):
    """The settings of one database.

    `new_a_day` is a number of cards, `minutes` a day's budget, `rollover_hour` a local hour
    (0 to 23), `zone` an IANA name or None for the machine's own, `language` `en`, `zh` or None for
    the locale's, `buttons` four or six grades, `leech_lapses` a number of lapses, `glossary` other
    names by the name of a concept, `keys` the learner's own keys by the id of what they do,
    `folded` the decks that the dashboard folds, None for as many as it has to.
    """

    new_a_day: int = 10
    minutes: int = 20
    rollover_hour: int = ROLLOVER_HOUR
    zone: str | None = None
    language: str | None = None
    theme: str | None = None
    buttons: int = 4
    leech_lapses: int = 4
    glossary: Mapping[str, Sequence[str]] = {}
    keys: Mapping[str, str] = {}
    folded: Sequence[str] | None = None

    @property
    def calendar(self) -> StudyCalendar:
        """Return how instants become study days for this learner."""
        return StudyCalendar(_zone(self.zone) if self.zone else None, self.rollover_hour)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Settings:
        """Return the settings that stored values describe.

        Keys that are unknown are left alone, and so are values that mean nothing here, such as a
        zone that this machine has not heard of: then the default holds.
        """
        known = set(cls._fields) & values.keys()
        return cls(**{key: values[key] for key in known if _means(key, values[key])})


def without_meaning(values: Mapping[str, Any]) -> Sequence[str]:
    """Return the names of the stored settings for which the default holds all the same."""
    known = set(Settings._fields) & values.keys()
    return sorted(key for key in known if not _means(key, values[key]))


def setting_from(key: str, text: str) -> int | str | None:
    """Return what a learner's word for a setting means; `default` means None: not set.

    Raises RecollectError, one line, for a key that is no setting and for a value out of range.
    """
    if text == "default" and key in Settings._fields:
        return None
    if key not in _ALLOWED:
        raise RecollectError(
            phrase(
                "{key} is no setting: choose one of {all}", key=key, all=", ".join(sorted(_ALLOWED))
            )
        )
    value: int | str = int(text) if text.isascii() and text.isdigit() else text
    if not _ALLOWED[key].fits(value):
        raise RecollectError(
            phrase(
                "{key} cannot be {value}: it takes {what}, or default",
                key=key,
                value=text,
                what=_ALLOWED[key].said,
            )
        )
    return value


class _Allowed(NamedTuple):
    """What a setting takes, for the program and in words."""

    fits: Callable[[int | str], bool]
    said: Phrase


def _means(key: str, value: Any) -> bool:
    """Tell whether a stored value is one that the setting takes."""
    if key == "glossary":
        return isinstance(value, Mapping) and all(isinstance(one, list) for one in value.values())
    if key == "keys":
        return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())
    if key == "folded":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return _ALLOWED[key].fits(value)


def _between(low: int, high: int) -> _Allowed:
    return _Allowed(
        lambda value: isinstance(value, int) and low <= value <= high,
        phrase("{low} to {high}", low=low, high=high),
    )


def _one_of(one: int | str, other: int | str) -> _Allowed:
    return _Allowed(
        lambda value: value in (one, other), phrase("{one} or {other}", one=one, other=other)
    )


def _zone(name: str) -> tzinfo:
    # Loaded here: most learners live in the zone of their machine.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return ZoneInfo(name)


def _is_zone(value: int | str) -> bool:
    try:
        _zone(str(value))
    except (LookupError, ValueError, OSError):
        return False
    return True


_ALLOWED: Mapping[str, _Allowed] = {
    "new_a_day": _between(0, 9999),
    "minutes": _between(1, 1440),
    "rollover_hour": _between(0, 23),
    "zone": _Allowed(_is_zone, phrase("a time zone such as Asia/Shanghai")),
    "language": _one_of("en", "zh"),
    "theme": _Allowed(lambda value: isinstance(value, str), phrase("the name of a theme")),
    "buttons": _one_of(4, 6),
    "leech_lapses": _between(1, 99),
}
SETTABLE = tuple(_ALLOWED)
"""The settings that take one word; the others are set by what they are about."""
