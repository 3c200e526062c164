"""Rows about what is looked up: queue, dashboard, statistics, areas, report, search, library."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial

from benchmarks import anki_peer
from benchmarks.measure import Row, interleaved
from benchmarks.rows.bench import Bench
from recollect.app.areas.opening import current_areas
from recollect.app.cards.browsing import CardList
from recollect.app.figures.statistics import statistics
from recollect.app.figures.today import today
from recollect.app.reports import weakness_report
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.library import Wanted
from recollect.core.scheduling.grades import Grade


def statistics_of_a_year(bench: Bench) -> list[Row]:
    cards, reviews = bench.sizes[-1]
    texts = [(f"Why {number}?", "Because.") for number in range(cards)]
    collection = anki_peer.ready_to_answer(bench.path("peer.anki2"), texts)
    anki_peer.add_reviews(collection, reviews)
    with bench.deck(cards, reviews) as workspace, contextlib.closing(collection):
        timing = interleaved(
            lambda: statistics(workspace),
            lambda: anki_peer.graphs_of_a_year(collection),
            bench.rounds(8),
        )
    return [Row(f"statistics of a year, {cards:,} cards, {reviews:,} reviews", *timing, "≤ 1×", 1)]


WORK: dict[str, Callable[[Workspace], object]] = {
    "the day's queue, first card shown": StudySession,
    "dashboard figures": today,
    "library, first page": lambda workspace: CardList(workspace, Wanted())[0],
    "search": lambda workspace: CardList(workspace, Wanted(words=("head", "717")))[0],
    "statistics": statistics,
    "weak areas": current_areas,
    "report": weakness_report,
}


AT_THE_END: dict[str, Callable[[StudySession], object]] = {
    "a session's figures": StudySession.summary,
    "a session's weak areas": StudySession.weak_spots,
}
ANSWERED = 20
"""How many answers such a session has."""


def growth(bench: Bench) -> list[Row]:
    """The same work on ever larger decks: what a learner waits for should hardly grow."""
    rows = []
    for cards, reviews in bench.sizes:
        with bench.deck(cards, reviews) as workspace:
            session = _answered(workspace)
            timed = {name: partial(work, workspace) for name, work in WORK.items()}
            timed |= {name: partial(work, session) for name, work in AT_THE_END.items()}
            for name, work in timed.items():
                timing, _ = interleaved(work, None, bench.rounds(5))
                rows.append(Row(f"{name}, {cards:,} cards", timing))
    names = [*WORK, *AT_THE_END]
    return sorted(rows, key=lambda row: names.index(row.name.rpartition(", ")[0]))


def _answered(workspace: Workspace) -> StudySession:
    session = StudySession(workspace)
    for number in range(ANSWERED):
        session.grade(Grade.GOOD if number % 3 else Grade.AGAIN, elapsed_ms=4_000)
    return session
