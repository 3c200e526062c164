"""How long reading takes beside markdown-it's block parse, its calls, how it grows with the note.

`python -m benchmarks.reading [--notes DIR] [--quick]`. Processor time, in alternation; before each
reading, what is remembered of words is forgotten, as in a first import.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from tests.hostile.inputs import COMMONMARK, OURS

from benchmarks.generate import write_notes
from recollect.__main__ import OBJECTS_BETWEEN_LOOKS
from recollect.app.notes.folder import UnreadableNote, notes_below, read_bytes, text_of
from recollect.parsing.reading import read_note
from recollect.parsing.words.remembering import forget
from recollect.parsing.words.vocabulary import default

MOST = 1.5
"""Times what the block parse takes, that reading may take."""
MOST_GROWTH = 12
"""Times what a note takes, that ten times the note may take."""
FEW, MANY = 1000, 10_000
"""Parts of a hostile note, and of one ten times as large."""
SHORTEST = 0.005
"""Seconds below which a reading is too short to be measured."""

PLAIN = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
"""What anybody would take for the blocks of a note: CommonMark and tables, no inline markup."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("--notes", type=Path, help="measure on this folder of notes")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and notes, none hostile")
    arguments = parser.parse_args()
    rounds = 3 if arguments.quick else 9
    with tempfile.TemporaryDirectory() as folder:
        if arguments.notes is None:
            write_notes(Path(folder))
        texts = list(_texts(arguments.notes or Path(folder)))[:: 3 if arguments.quick else 1]
    print(beside_markdown_it(texts, rounds))
    print(of_calls(texts))
    print(of_tenfold_notes(texts, rounds))
    if not arguments.quick:
        print(of_hostile_notes())
    return 0


def _texts(folder: Path) -> Iterator[str]:
    for note in notes_below(folder):
        try:
            yield text_of(read_bytes(note.file))
        except UnreadableNote as error:
            print(f"{note.path}: {error}", file=sys.stderr)


def beside_markdown_it(texts: Sequence[str], rounds: int) -> str:
    """Measure reading, first and again, beside the block parse of the same texts."""

    def theirs() -> None:
        for text in texts:
            PLAIN.parse(text)

    first, again, parse = [], [], []
    for _ in range(rounds):
        forget()
        first.append(took(lambda: read(texts)))
        again.append(took(lambda: read(texts)))
        parse.append(took(theirs))
    size = sum(len(text.encode()) for text in texts) / 1000
    lines = [f"{len(texts)} notes, {size:.0f} kB; block parse: {_shown(parse)} (target ≤ {MOST}×)"]
    for name, times in (("first reading", first), ("words known", again)):
        ratio = statistics.median(a / b for a, b in zip(times, parse, strict=True))
        lines.append(f"{name}: {_shown(times)}, {ratio:.2f}×")
    return "\n".join(lines)


def of_calls(texts: Sequence[str]) -> str:
    """Count the calls of a first reading, by part: nothing else that a machine does changes it."""
    forget()
    profile = cProfile.Profile()
    profile.runcall(read, texts)
    parts = Counter[str]()
    for entry in profile.getstats():
        file = "" if isinstance(entry.code, str) else entry.code.co_filename
        _, within, path = file.partition("recollect/parsing/")
        parts[path.split("/")[0] if within else "of Python"] += entry.callcount
    size = sum(len(text.encode()) for text in texts) / 1000
    shares = ", ".join(f"{part} {count / size:.0f}" for part, count in parts.most_common(8))
    return f"calls per kB of notes: {parts.total() / size:.0f} ({shares})"


def of_tenfold_notes(texts: Sequence[str], rounds: int) -> str:
    """Measure each note, and ten copies of it in one."""
    tenfold = [f"{text}\n\n" * 10 for text in texts]
    growths = []
    for _ in range(rounds):
        forget()
        once = took(lambda: read(texts))
        forget()
        growths.append(took(lambda: read(tenfold)) / once)
    growth = statistics.median(growths)
    return f"ten copies of each note in one: {growth:.1f}× (target ≤ {MOST_GROWTH}×)"


def of_hostile_notes() -> str:
    """Measure hostile notes of each shape, and those ten times as large.

    Python looks as seldom for garbage as where the program runs. By default it looks through all of
    a note of ten thousand parts, some times, and never through one of a thousand: that alone takes
    a third longer.
    """
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS, 10, 10)
    found = []
    for name, shape in (COMMONMARK | OURS).items():
        small, large = shape(FEW), shape(MANY)
        size = max(1.0, len(large) / max(len(small), 1) / (MANY / FEW))
        growth = _least(large) / max(_least(small), SHORTEST) / size
        found.append((growth, name))
    found.sort(reverse=True)
    over = [f"{name} {growth:.1f}×" for growth, name in found if growth > MOST_GROWTH]
    worst = ", ".join(f"{name} {growth:.1f}×" for growth, name in found[:3])
    return f"{len(found)} hostile shapes: {len(over)} over {MOST_GROWTH}×; the most: {worst}"


def read(texts: Sequence[str]) -> None:
    """Read notes as a scan does."""
    words = default()
    for text in texts:
        read_note("note.md", text, words)


def took(work: Callable[[], object]) -> float:
    """Return the processor time of some work in seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _least(text: str) -> float:
    times = []
    for _ in range(3):
        forget()  # else the small note would be read from memory, and the large one could not
        times.append(took(lambda: read([text])))
    return min(times)


def _shown(times: Sequence[float]) -> str:
    median, least, most = statistics.median(times), min(times), max(times)
    return f"{median * 1000:.0f} ms ({least * 1000:.0f}–{most * 1000:.0f})"


if __name__ == "__main__":
    sys.exit(main())
