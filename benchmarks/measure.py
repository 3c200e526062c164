"""Timing that can be trusted on a shared machine: interleaved rounds, medians, and their spread."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of several runs, by the clock and, where it was measured, of computing."""

    runs: tuple[float, ...]
    computing: tuple[float, ...] = ()
    """User and system time, of programs that were started too: what else the machine does, and
    waiting for the disk, are no part of it."""

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def cpu(self) -> float | None:
        return statistics.median(self.computing) if self.computing else None

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
    mine: list[tuple[float, float]] = []
    others: list[tuple[float, float]] = []
    for number in range(-warm_up, rounds):
        for work, runs in ((ours, mine), (theirs, others)):
            if work is not None:
                elapsed = _milliseconds(work)
                if number >= 0:
                    runs.append(elapsed)
    return _timing(mine), _timing(others) if theirs else None


def _timing(runs: Sequence[tuple[float, float]]) -> Timing:
    by_clock, computing = zip(*runs, strict=True)
    return Timing(by_clock, computing)


def _milliseconds(work: Work) -> tuple[float, float]:
    """Return how long some work took, by the clock and of computing."""
    start, computed = time.perf_counter(), _computed()
    work()
    return (time.perf_counter() - start) * 1000, (_computed() - computed) * 1000


def _computed() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


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
    def cpu_ratio(self) -> float | None:
        """Return the ratio of what both computed: fair on a machine that is busy otherwise."""
        ours, theirs = self.ours.cpu, self.theirs.cpu if self.theirs else None
        return ours / theirs if ours and theirs and self.by == "median" else None

    @property
    def met(self) -> bool | None:
        if self.most is None:
            return None
        measured = self.figure(self.ours) if self.ratio is None else self.ratio
        return measured <= self.most


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| work | ours, ms | spread | CPU | Anki, ms | spread | CPU | ours/Anki | by CPU "
        "| target | met |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        theirs = row.theirs
        lines.append(
            f"| {row.name} "
            f"| {row.figure(row.ours):.3g} | {row.ours.spread} | {_short(row.ours.cpu)} "
            f"| {f'{row.figure(theirs):.3g}' if theirs else '–'} "
            f"| {theirs.spread if theirs else '–'} | {_short(theirs.cpu if theirs else None)} "
            f"| {_short(row.ratio)} | {_short(row.cpu_ratio)} | {row.target} "
            f"| {'–' if row.met is None else 'yes' if row.met else '**no**'} |"
        )
    return "\n".join(lines)


def _short(number: float | None) -> str:
    return "–" if number is None else f"{number:.3g}"
