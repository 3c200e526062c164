"""Rows about whole programs: what they take from the prompt to the end, and of memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import anki_peer
from benchmarks.generate import write_notes
from benchmarks.measure import Row, Timing, interleaved
from benchmarks.rows.bench import Bench

# Not ru_maxrss, in which a program has what its parent held when it started it.
PEAK = """
from recollect.cli.main import main
try:
    main({arguments!r}, standalone_mode=False)
finally:
    held = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
    print("peak", int(held[0]) / 1024)
"""


def due_process(bench: Bench) -> list[Row]:
    with bench.deck(10_000, 50_000) as workspace:
        environment = {**os.environ, "RECOLLECT_DB": workspace.address}
    program = str(Path(sys.executable).with_name("recollect"))
    collection_path = bench.path("peer.anki2")
    texts = [(f"Why {number}?", "Because.") for number in range(10_000)]
    anki_peer.ready_to_answer(collection_path, texts).close()
    peer = (
        "from anki.collection import Collection; "
        f"c = Collection({str(collection_path)!r}); print(c.sched.counts()); c.close()"
    )

    def run(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run(command, env=environment, capture_output=True, check=True)

    timing = interleaved(run(program, "due"), run(sys.executable, "-c", peer), bench.rounds(10))
    return [
        Row("`recollect due`, whole process", *timing, "≤ 0.2×", 0.2),
        Row("`recollect due`, whole process", timing[0], None, "≤ 60 ms", 60),
    ]


def memory(bench: Bench) -> list[Row]:
    """The most memory that a program held, in MB where the other rows have milliseconds."""
    cards, reviews = bench.sizes[0 if bench.quick else -1]  # 10,000 take ten seconds
    notes = bench.path("notes")
    write_notes(notes, files=cards // 26 + 1)
    importing = _peak("--db", str(bench.path("deck.db")), "import", "--yes", str(notes))
    with bench.deck(cards, reviews) as workspace:
        address = workspace.address
    reviewing = _peak("--db", address, "review", "--plain", "--count", "20", keys="\n3\n" * 20)
    return [
        Row(f"importing {cards:,} cards, MB", importing, None, "≤ 250 MB", 250),
        Row(f"reviewing at {cards:,} cards, MB", reviewing, None, "≤ 120 MB", 120),
    ]


def _peak(*arguments: str, keys: str = "") -> Timing:
    command = [sys.executable, "-c", PEAK.format(arguments=list(arguments))]
    done = subprocess.run(command, input=keys, capture_output=True, text=True, check=True)
    return Timing((float(done.stdout.rpartition("peak")[2]),))
