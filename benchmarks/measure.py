"""Timing that can be trusted on a shared machine: interleaved rounds, medians, and their spread."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of several runs."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def p99(self) -> float:
        ordered = sorted(self.runs)
        return ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))]

    @property
    def spread(self) -> str:
        return f"{min(self.runs):.3g}–{max(self.runs):.3g}"


def interleaved(
    ours: Work, theirs: Work | None, rounds: int, *, warm_up: int = 1
) -> tuple[Timing, Timing | None]:
    """Time both in turn, ours, theirs, ours, theirs …, so that drift hits both alike."""
    mine: list[float] = []
    others: list[float] = []
    for number in range(-warm_up, rounds):
        for work, runs in ((ours, mine), (theirs, others)):
            if work is not None:
                elapsed = _milliseconds(work)
                if number >= 0:
                    runs.append(elapsed)
    return Timing(tuple(mine)), Timing(tuple(others)) if theirs else None


def _milliseconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `most` is the largest ratio ours/theirs, or else milliseconds."""

    name: str
    ours: Timing
    theirs: Timing | None = None
    target: str = ""
    most: float | None = None
    by: str = "median"

    def figure(self, timing: Timing) -> float:
        return timing.p99 if self.by == "p99" else timing.median

    @property
    def ratio(self) -> float | None:
        return None if self.theirs is None else self.figure(self.ours) / self.figure(self.theirs)

    @property
    def met(self) -> bool | None:
        if self.most is None:
            return None
        measured = self.figure(self.ours) if self.ratio is None else self.ratio
        return measured <= self.most


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| work | ours, ms | spread | Anki, ms | spread | ours/Anki | target | met |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        theirs = row.theirs
        lines.append(
            f"| {row.name} | {row.figure(row.ours):.3g} | {row.ours.spread} "
            f"| {f'{row.figure(theirs):.3g}' if theirs else '–'} "
            f"| {theirs.spread if theirs else '–'} "
            f"| {f'{row.ratio:.2f}' if row.ratio is not None else '–'} | {row.target} "
            f"| {'–' if row.met is None else 'yes' if row.met else '**no**'} |"
        )
    return "\n".join(lines)
