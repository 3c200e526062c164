"""The rows of the table: each names its work, does it our way and Anki's, and states its target."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.measure import Row
from benchmarks.rows.answers import answer
from benchmarks.rows.bench import Bench
from benchmarks.rows.figures import growth, statistics_of_a_year
from benchmarks.rows.imports import (
    cards_stored,
    first_import,
    import_growth,
    unchanged_import,
)
from benchmarks.rows.processes import due_process, memory
from benchmarks.rows.screens import first_frame, long_answer, next_card

ROWS: tuple[Callable[[Bench], list[Row]], ...] = (
    first_import,
    unchanged_import,
    cards_stored,
    answer,
    due_process,
    first_frame,
    next_card,
    long_answer,
    memory,
    statistics_of_a_year,
    import_growth,
    growth,
)

__all__ = ["ROWS", "Bench"]
