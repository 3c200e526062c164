"""A deck about heaps and multi-head attention, and what is done with it over days."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade

NOTE = """# Transformers

## Heads

### Q1: Why does multi-head attention concatenate its heads?
> **Hint**: What does one head see?

**Answer**: Each head keeps what it saw.

### Q2: 多头注意力为什么要拼接？
**答案**：每个头各看一个子空间。

### Q3: What is a heap?
**Answer**: A tree in an array.

### Q4: Why are heap operations cheap?
**Answer**: The tree is flat.
"""

LOG = """# Log 2024

| 章节 | 状态 | 日期 | 内容 |
|---|---|---|---|
| Self-test | ✅ | 2024-03-01 | <br />**需加强部分**：<br />-多头注意力拼接机制<br />-recursion |
"""

Study = Callable[[dict[str, Grade]], None]


@pytest.fixture
def deck(notes: Path, import_notes: Callable[[], object]) -> None:
    """Import the note and the log."""
    (notes / "transformers.md").write_text(NOTE, encoding="utf-8")
    (notes / "log.md").write_text(LOG, encoding="utf-8")
    import_notes()


@pytest.fixture
def study(workspace: Workspace) -> Study:
    """Answer all that is due: with the grade of the first key that a question holds, else Good."""

    def run(grades: dict[str, Grade]) -> None:
        session = StudySession(workspace)
        asked: set[str] = set()
        while session.turn is not None:
            card = session.turn.study_card.card
            wanted = next((g for key, g in grades.items() if key in card.question), Grade.GOOD)
            session.grade(Grade.GOOD if card.id in asked else wanted)
            asked.add(card.id)

    return run
