"""The log in figures, of which only the days are counted that have changed since they were kept.

Counting takes a second for every two hundred thousand answers; a look at the figures should not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from recollect.app.scheduling.fsrs import FSRS
from recollect.app.workspace import Workspace
from recollect.core.cards.decks import is_within, lineage
from recollect.core.errors import RecollectError
from recollect.core.figures.counting import CountedDay, Recalled, counted
from recollect.core.figures.statistics import Share, retention
from recollect.core.scheduling.memory import Memory, Scheduler
from recollect.core.scheduling.sm2 import SM2
from recollect.store.unit import Unit

KEPT_FOR = "figures_kept_for"
"""The setting that names the cards and their decks as they were when days were kept."""

PREDICTORS: Mapping[str, Scheduler] = {"sm2": SM2(), "fsrs": FSRS()}
"""By the family of a scheduler's name."""


class CountedLog:
    """A learner's log counted from the study day `since` on, as one unit of reading sees it."""

    def __init__(self, unit: Unit, today: int, since: int) -> None:
        self._figures = unit.figures
        self._since = since
        self._names = {deck_id: name for name, deck_id in unit.decks.ids().items()}
        self._stamps = unit.figures.stamps()
        self.answers = {day: one.answers for day, one in self._stamps.items() if one.answers}
        """The answers of every study day that has any, however long ago."""
        known = unit.settings.get(KEPT_FOR)
        mark = unit.figures.cards_mark()
        self._holds = known is not None and (
            known[2:] == [mark] or unit.figures.cards_stamp(known[0]) == tuple(known[:2])
        )
        kept = unit.figures.kept_stamps() if self._holds else {}
        self._stale = [
            day
            for day in {**kept, **self._stamps}
            if day >= since and (day not in kept or kept[day] != self._stamp_of(day))
        ]
        self._fresh = list(counted(unit.figures.log_of(self._stale), predicted))
        self._closed = [day for day in self._fresh if day.study_day < today]
        self._cards = (*unit.figures.cards_stamp(), mark) if self._closed else None

    def days(self) -> Sequence[CountedDay]:
        """Return what each study day comes to, without what was recalled on it."""
        kept = self._figures.kept_days(self._since, self._stale) if self._holds else ()
        return [*kept, *self._fresh]

    def recalled(self, since: int, deck: str | None = None) -> Sequence[tuple[str, Recalled]]:
        """Return the first answers to learnt cards of a deck or all, each with its deck's name."""
        since = max(since, self._since)
        kept = self._figures.kept_recalls(since, self._stale) if self._holds else ()
        fresh = (one for day in self._fresh if day.study_day >= since for one in day.recalled)
        named = [(self._names[one.deck_id], one) for one in (*kept, *fresh)]
        return [(name, one) for name, one in named if deck is None or is_within(name, deck)]

    def wrong(self) -> Sequence[int]:
        """Return the study days whose kept figures are not what their log comes to."""
        kept = self._figures.kept() if self._holds else ()
        standing = {one.study_day: one for one in kept if one.study_day not in self._stale}
        log = {one.study_day: one for one in counted(self._figures.log_of(standing), predicted)}
        return [
            day for day, one in standing.items() if day not in log or _told(one) != _told(log[day])
        ]

    def keep(self, workspace: Workspace) -> None:
        """Keep what was counted of the days that are over."""
        if not self._closed:
            return
        # A deck that cannot be written can be looked at all the same.
        with suppress(RecollectError), workspace.database.write() as unit:
            if not self._holds:
                unit.figures.forget()
            unit.figures.keep(self._closed, self._stamps)
            unit.settings.put(KEPT_FOR, self._cards)

    def _stamp_of(self, day: int) -> str | None:
        return self._stamps[day].text if day in self._stamps else None


def _told(day: CountedDay) -> tuple[object, ...]:
    """Return a day's figures in a form in which the order of summing makes no difference."""
    recalled = {one._replace(predicted=round(one.predicted, 6)) for one in day.recalled}
    return day.ms, day.grades, recalled


def by_deck(recalled: Iterable[tuple[str, Recalled]]) -> Mapping[str, Share]:
    """Return how many answers passed in each deck; a parent's figures include its children's."""
    return retention(
        (name, one.passed, one.answers) for deck, one in recalled for name in lineage(deck)
    )


def over_all(recalled: Iterable[tuple[str, Recalled]]) -> Share:
    """Return how many answers passed in all decks."""
    counts = [(one.passed, one.answers) for _, one in recalled]
    return Share(sum(passed for passed, _ in counts), sum(n for _, n in counts))


def predicted(family: str, before: Memory, day: int) -> float | None:
    """Return the recall that a family of schedulers predicted; None where it predicts none."""
    if family == "fsrs" and before.stability is None:
        return None  # The card came from another scheduler and was not replayed.
    scheduler = PREDICTORS.get(family)
    return None if scheduler is None else scheduler.recall(before, day)
