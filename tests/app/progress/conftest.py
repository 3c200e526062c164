"""A course of two lectures: its catalogue, its log, and the notes of the first one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

CATALOGUE = """# Course

**已完成**: 0/2 lectures (0%)

## Stage 1: Basics

### Lecture 01: Heaps
**目录**: `01-basics/lecture01/`
**状态**: 🟡 进行中

### Lecture 02: Tries
**状态**: ⚪ 未开始
"""

LOG = """# Log

## Stage 1: Basics

### Lecture 01: Heaps

| 任务 | 状态 | 日期 | 自测 |
|---|---|---|---|
| sifting | ✅ | 2026-02-01 | ✅ 2026-02-03 |
| building | ✅ | 2026-02-02 | |

### Lecture 02: Tries

| 任务 | 状态 | 日期 |
|---|---|---|
| walking | ⚪ | |
"""

HEAPS = """# Heaps

### Q1: What does a heap keep?
**Answer**: Its order.

### Q2: How deep is a heap?
**Answer**: A logarithm.
"""


@pytest.fixture
def course(notes: Path, import_notes: Callable[[], object]) -> None:
    """Import the course."""
    folder = notes / "01-basics" / "lecture01"
    folder.mkdir(parents=True)
    (folder / "heaps.md").write_text(HEAPS, encoding="utf-8")
    (notes / "catalogue.md").write_text(CATALOGUE, encoding="utf-8")
    (notes / "log.md").write_text(LOG, encoding="utf-8")
    (notes / "other.md").write_text("# Else\n\n### Q1: Why?\n**Answer**: So.\n", encoding="utf-8")
    import_notes()
