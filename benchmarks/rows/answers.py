"""Rows about answering: the log and the schedule on the disk, and the next card fetched."""

from __future__ import annotations

import contextlib

from benchmarks import anki_peer
from benchmarks.measure import Row, interleaved
from benchmarks.rows.bench import Bench
from recollect.app.study import Selection, StudySession
from recollect.core.scheduling.grades import Grade


def answer(bench: Bench) -> list[Row]:
    rows = [_answers(bench, cards, reviews, bench.rounds(400)) for cards, reviews in bench.sizes]
    return [
        one
        for row in rows
        for one in (row, Row(f"{row.name}, p99", row.ours, row.theirs, "≤ 0.5×", 0.5, "p99"))
    ]


def _answers(bench: Bench, cards: int, reviews: int, rounds: int) -> Row:
    texts = [(f"Why {number}?", "Because. " * 25) for number in range(10_000)]
    collection = anki_peer.ready_to_answer(bench.path("peer.anki2"), texts)
    with bench.deck(cards, reviews) as workspace, contextlib.closing(collection):
        workspace.change_setting("new_a_day", rounds * 2)
        session = StudySession(workspace, Selection(count=rounds * 2))

        def ours() -> None:
            assert session.turn is not None
            session.grade(Grade.GOOD, elapsed_ms=4_000)

        timing = interleaved(ours, lambda: anki_peer.answer_good(collection), rounds, warm_up=20)
    return Row(f"answer, {cards:,} cards, {reviews:,} reviews", *timing, "≤ 1×", 1)
