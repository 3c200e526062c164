"""`python -m benchmarks [--quick] [--notes DIR] [--only NAME]`: measure, print the table."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Row, table
from benchmarks.rows import ROWS, Bench


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute, small decks only")
    parser.add_argument("--notes", type=Path, help="measure imports on this folder of notes")
    parser.add_argument("--only", default="", help="only rows whose name holds this")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    arguments = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), quick=arguments.quick, notes=arguments.notes)
        for measure in ROWS:
            if arguments.only in measure.__name__:
                print(f"… {measure.__name__}", file=sys.stderr)
                rows += measure(bench)
    print(f"{datetime.now(UTC).date()}, Python {platform.python_version()}, {platform.machine()}\n")
    print(table(rows))
    if arguments.json:
        record = [
            asdict(row) | {"ratio": row.ratio, "ratio by CPU": row.cpu_ratio, "met": row.met}
            for row in rows
        ]
        arguments.json.write_text(json.dumps(record, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
