"""What a learner can set, with the defaults that most keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from recollect.core.study_days import ROLLOVER_HOUR, StudyCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one database.

    `new_a_day` is a number of cards, `minutes` a day's budget, `rollover_hour` a local hour
    (0 to 23), `zone` an IANA name or None for the machine's own, `language` `en`, `zh` or None for
    the locale's, `buttons` four or six grades, `leech_lapses` a number of lapses.
    """

    new_a_day: int = 10
    minutes: int = 20
    rollover_hour: int = ROLLOVER_HOUR
    zone: str | None = None
    language: str | None = None
    theme: str | None = None
    buttons: int = 4
    leech_lapses: int = 4

    @property
    def calendar(self) -> StudyCalendar:
        """Return how instants become study days for this learner."""
        return StudyCalendar(ZoneInfo(self.zone) if self.zone else None, self.rollover_hour)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Settings:
        """Return the settings that stored values describe; unknown keys are left alone."""
        known = {field.name for field in fields(cls)}
        return replace(cls(), **{key: values[key] for key in known & values.keys()})
