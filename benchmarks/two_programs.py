"""How long an answer waits while another program answers, and a third imports.

Two programs answer 500 cards each from folders of their own, as fast as they can, while a third
imports twenty times, with twenty new questions each time, all in one database. No answer should
wait over 200 ms at the 99th percentile. Run it with `.venv/bin/python -m benchmarks.two_programs`.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import clock
from recollect.app.importing import apply_import, plan_import
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade

ANSWERS, IMPORTS, QUESTIONS = 500, 20, 20
LIMIT_MS = 200


def write_note(file: Path, count: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        "\n".join(
            f"### Q{n}: Where does wind {n} of {file.stem} blow?\n\n**Answer**: To sea {n}.\n"
            for n in range(1, count + 1)
        ),
        encoding="utf-8",
    )


def opened(folder: Path) -> Workspace:
    return Workspace.open(str(folder / "deck.db"), clock=clock)


def run_import(folder: Path) -> None:
    with opened(folder) as workspace:
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))


def answer(folder: Path, deck: str) -> list[float]:
    """Return how long each answer took, in milliseconds."""
    waits = []
    with opened(folder) as workspace:
        session = StudySession(workspace, Selection(deck=f"notes/{deck}"))
        for _ in range(ANSWERS):
            began = time.perf_counter()
            session.grade(Grade.GOOD)
            waits.append((time.perf_counter() - began) * 1000)
    return waits


def import_often(folder: Path) -> list[float]:
    for number in range(IMPORTS):
        write_note(folder / "notes" / f"more-{number}.md", QUESTIONS)
        run_import(folder)
    return []


def measure(folder: Path) -> list[float]:
    for deck in ("east", "west"):
        write_note(folder / "notes" / deck / f"{deck}.md", ANSWERS)
    with opened(folder) as workspace:
        workspace.change_setting("new_a_day", 9999)
        workspace.change_setting("minutes", 1440)
    run_import(folder)
    with multiprocessing.get_context("spawn").Pool(3) as programs:
        jobs = [programs.apply_async(answer, (folder, deck)) for deck in ("east", "west")]
        jobs.append(programs.apply_async(import_often, (folder,)))
        return sorted(wait for job in jobs for wait in job.get())


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        waits = measure(Path(folder))
    percentile = waits[len(waits) * 99 // 100]
    met = percentile <= LIMIT_MS
    print(f"{len(waits)} answers of two programs beside {IMPORTS} imports of a third:")
    print(f"  median {statistics.median(waits):.1f} ms, the longest {waits[-1]:.0f} ms")
    print(
        f"  99th percentile {percentile:.0f} ms (target: {LIMIT_MS} ms, {'met' * met or 'missed'})"
    )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
