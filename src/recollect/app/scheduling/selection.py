"""Which cards a learner wants to be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which cards a session is about; the default is today's plan over everything.

    With an area, a search, leeches or what was forgotten, the session is made of all cards that
    meet every wish, due or not; the answers to those that are not due move no schedule.
    """

    deck: str | None = None
    """A deck's name; its children are included."""
    area: str | None = None
    """A weak area's name or alias, or a section's title."""
    search: str = ""
    """Words that a card holds in question, answer, deck or note path."""
    leeches: bool = False
    forgotten_days: int | None = None
    """Cards whose first answer failed within so many study days; 1 is today alone."""
    ahead_days: int | None = None
    """New cards beyond the day's limit, and cards due within so many study days."""
    cram: bool = False
    """Practise whatever is selected, due or not: no schedule moves."""
    minutes: int | None = None
    """A budget for this session alone, instead of what the day has left."""
    count: int | None = None
    """The most cards to ask."""

    @property
    def is_custom(self) -> bool:
        """Tell whether the cards are chosen by something else than today's plan."""
        wishes = (self.area, self.search, self.leeches, self.forgotten_days, self.ahead_days)
        return self.cram or any(wishes)
