"""Rows about screens: the real program on a terminal, timed by what it writes."""

from __future__ import annotations

from benchmarks.generate import make_long_card
from benchmarks.measure import Row, Timing
from benchmarks.rows.bench import Bench
from benchmarks.terminal import key_to_screen, long_answer_to_screen, start_to_screen
from recollect.app.figures.today import today


def first_frame(bench: Bench) -> list[Row]:
    """On decks whose days are counted and whose areas are weighed, as on most days."""
    rows = []
    for cards, reviews in bench.sizes[1:]:
        with bench.deck(cards, reviews) as workspace:
            today(workspace)
            address = workspace.address
        runs = [start_to_screen(address) for _ in range(bench.rounds(8))]
        first, whole = (Timing(times) for times in zip(*runs, strict=True))
        rows += [
            Row(f"app started, first frame, {cards:,} cards", first, None, "≤ 400 ms", 400),
            Row(f"app started, whole dashboard, {cards:,} cards", whole, None, "≤ 800 ms", 800),
        ]
    return rows


def next_card(bench: Bench) -> list[Row]:
    with bench.deck(10_000, 50_000) as workspace:
        address = workspace.address
    next_cards, answers = key_to_screen(address, bench.rounds(60))
    return [
        Row(f"{name}, 10,000 cards", Timing(tuple(runs)), None, "≤ 50 ms", 50)
        for name, runs in (("grade to next card", next_cards), ("key to answer", answers))
    ]


def long_answer(bench: Bench) -> list[Row]:
    """An answer of 20 kB with 24 fences: its first screen, and one step of scrolling."""
    path = bench.path("deck.db")
    make_long_card(path)
    runs = [long_answer_to_screen(str(path)) for _ in range(bench.rounds(8))]
    shown, moved = (Timing(times) for times in zip(*runs, strict=True))
    return [
        Row("20 kB answer, first screen", shown, None, "≤ 200 ms", 200),
        Row("20 kB answer, a step down", moved, None, "≤ 30 ms", 30),
    ]
