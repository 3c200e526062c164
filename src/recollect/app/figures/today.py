"""What today holds: the figures of the dashboard and of `recollect due`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recollect.app.areas.glance import KeptRows, kept_rows, weak_rows
from recollect.app.areas.model import AreaRow
from recollect.app.figures.counting import CountedLog, by_deck, over_all
from recollect.app.scheduling.due import Due, due_of
from recollect.app.workspace import Workspace
from recollect.core.cards.decks import lineage, title_of, tree_order
from recollect.core.figures.statistics import RETENTION_DAYS, Share, forecast, streak
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.study_days import date_to_day, day_to_date
from recollect.store.agenda import DeckCount

DAYS_AHEAD = 14
"""How many study days the dashboard looks ahead, today included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """One deck; a parent's figures include its children's."""

    name: str
    title: str
    depth: int
    cards: int
    due: int
    new: int
    weak: int
    retention: float | None
    """The share of passed first answers to learnt cards of the last 30 study days.

    None without any.
    """


@dataclass(frozen=True, slots=True)
class LastImport:
    """The newest import that stands: its study day, and how many items it met in which way."""

    study_day: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the dashboard shows."""

    study_day: int
    cards: int
    left: Due
    """What there is to review now."""
    streak_days: int
    failed: int
    """Cards whose first answer of this study day failed."""
    answers_this_year: int
    retention: float | None
    decks: tuple[DeckRow, ...]
    areas: tuple[AreaRow, ...]
    """The weakest of them."""
    are_areas_current: bool
    """Whether they were weighed since anything changed that they rest on."""
    forecast: tuple[int, ...]
    """Cards due on each of the next 14 study days, today (with what is overdue) first."""
    activity: Mapping[int, int]
    """Answers by study day."""
    imports: int
    """How many there were, those that were undone too."""
    last_import: LastImport | None
    next_due_in: int | None
    """In how many study days the next card is due; None when no card is scheduled."""


def today(workspace: Workspace, progress: Progress = unwatched) -> Today:
    """Return what the learner has before them on this study day."""
    return _today(workspace, weak_rows(workspace, progress))


def today_at_once(workspace: Workspace) -> Today:
    """Return the same without weighing: with the weak areas as they were weighed last."""
    return _today(workspace, kept_rows(workspace))


def _today(workspace: Workspace, kept: KeptRows) -> Today:
    day = workspace.today()
    since = day - RETENTION_DAYS + 1
    with workspace.database.read() as unit:
        counts = unit.agenda.decks(day)
        left = due_of(workspace.settings, unit.agenda, day, has_cards=bool(counts))
        log = CountedLog(unit, day, since)
        recalled = log.recalled(since)
        load = unit.schedules.load(0, day + DAYS_AHEAD - 1)
        next_due = unit.schedules.next_due(day)
        failed = unit.reviews.forgotten(day)
        imports = unit.imports.all()
    log.keep(workspace)
    activity = log.answers
    return Today(
        study_day=day,
        cards=sum(count.cards for count in counts),
        left=left,
        streak_days=streak(activity, day),
        failed=len(failed),
        answers_this_year=_answers_this_year(activity, day),
        retention=over_all(recalled).value,
        decks=_deck_rows(counts, kept.by_deck, by_deck(recalled)),
        areas=kept.rows,
        are_areas_current=kept.are_current,
        forecast=forecast(load, day, DAYS_AHEAD),
        activity=activity,
        imports=len(imports),
        last_import=next(
            (
                LastImport(workspace.calendar.study_day(one.started_at), one.counts)
                for one in imports
                if one.undone_at is None
            ),
            None,
        ),
        next_due_in=None if next_due is None else next_due - day,
    )


def _answers_this_year(activity: Mapping[int, int], day: int) -> int:
    first = date_to_day(day_to_date(day).replace(month=1, day=1))
    return sum(answers for study_day, answers in activity.items() if study_day >= first)


def _deck_rows(
    counts: Sequence[DeckCount], weak: Mapping[str, int], kept: Mapping[str, Share]
) -> tuple[DeckRow, ...]:
    """Return a row for every deck and every parent of one, in the order of a tree."""
    cards = _with_those_below((count.deck, count.cards) for count in counts)
    due = _with_those_below((count.deck, count.due) for count in counts)
    new = _with_those_below((count.deck, count.new) for count in counts)
    weak_areas = _with_those_below(weak.items())
    return tuple(
        DeckRow(
            name=name,
            title=title_of(name),
            depth=name.count("/"),
            cards=cards[name],
            due=due[name],
            new=new[name],
            weak=weak_areas[name],
            retention=kept[name].value if name in kept else None,
        )
        for name in sorted(cards, key=tree_order)
    )


def _with_those_below(figures: Iterable[tuple[str, int]]) -> Counter[str]:
    """Add up the figures of decks, each to its own deck and to all above."""
    sums: Counter[str] = Counter()
    for deck, figure in figures:
        for name in lineage(deck):
            sums[name] += figure
    return sums
