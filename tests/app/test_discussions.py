"""Discussion records: in a fixed order, and read back without a second card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recollect.app.discussions import cards_of_day, discussion_record
from recollect.app.language import chinese, english
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade

NOTE = """# Heaps

### Q1: Why is a heap cheap?
> **Hint**: How deep is it?

**Answer**: The tree is flat.

```python
# not a heading
```

**关键洞察**: depth is all
"""


@pytest.fixture
def discussed(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object], clock: object
) -> str:
    """A card that was answered in words on two days; returns its record."""
    (notes / "heaps.md").write_text(NOTE, encoding="utf-8")
    import_notes()
    for answer, grade in [("Because\n\n# of the heap", Grade.AGAIN), ("It is flat", Grade.GOOD)]:
        session = StudySession(workspace)
        session.grade(grade, answer=answer)
        clock.pass_days(1)  # type: ignore[attr-defined]
    clock.pass_days(-1)  # type: ignore[attr-defined]
    return discussion_record(workspace, cards_of_day(workspace), english)


def test_it_goes_from_first_thoughts_to_guidance(discussed: str) -> None:
    wanted = [
        "## Q1: Why is a heap cheap?",
        "### 1. The question and the first thoughts",
        "How deep is it?",
        "**2026-03-02**",
        "> Because",
        "> # of the heap",
        "### 2. From inexact to exact",
        "**2026-03-03**",
        "> It is flat",
        "2026-03-02 again · 2026-03-03 good",
        "### 3. Technical detail",
        "> The tree is flat.",
        "### 4. Method",
        "> depth is all",
        "### 5. Practical guidance",
        "read again",
    ]
    places = [discussed.index(text) for text in wanted]
    assert places == sorted(places)


def test_importing_it_adds_no_card_and_no_answer_twice(
    workspace: Workspace, notes: Path, import_notes: Callable[[], dict[str, int]], discussed: str
) -> None:
    (notes / "record.md").write_text(discussed, encoding="utf-8")
    counts = import_notes()
    assert counts["new"] == 0
    (card,) = cards_of_day(workspace)
    with workspace.database.read() as unit:
        kept = unit.reviews.own_answers([card.id])[card.id]
    assert [answer.text for answer in kept] == ["Because\n\n# of the heap", "It is flat"]


def test_a_thought_added_to_it_is_kept_with_its_date(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object], discussed: str
) -> None:
    added = discussed.replace(
        "### 2. From inexact to exact\n",
        "### 2. From inexact to exact\n\n**2026-03-02**\n\n> A later thought\n",
    )
    (notes / "record.md").write_text(added, encoding="utf-8")
    import_notes()
    (card,) = cards_of_day(workspace)
    with workspace.database.read() as unit:
        texts = [answer.text for answer in unit.reviews.own_answers([card.id])[card.id]]
    assert "A later thought" in texts


def test_what_was_said_again_stands_once(workspace: Workspace, discussed: str) -> None:
    for _ in range(2):
        StudySession(workspace, Selection(ahead_days=30)).grade(Grade.AGAIN, answer="It is flat")
    text = discussion_record(workspace, cards_of_day(workspace), english)
    assert text.count("> It is flat") == 1
    assert "2026-03-02 again · 2026-03-03 good\n" in text


def test_it_speaks_chinese(workspace: Workspace, discussed: str) -> None:
    text = discussion_record(workspace, cards_of_day(workspace), chinese)
    assert "### 1. 最初的问题与思考" in text
    assert "### 5. 实践指导" in text


def test_what_an_answer_in_another_note_tells_of_the_way_to_it_is_told(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object]
) -> None:
    (notes / "questions.md").write_text("# Heaps\n\n### Q7: Why is a heap flat?\n", "utf-8")
    (notes / "discussion.md").write_text(
        "# Discussion record\n\n### Q7: The flatness of a heap\n\n**学员回答**: it is sorted\n\n"
        "**评价**: ⚠️ not quite\n\n#### The levels\n\nEvery level is full.\n",
        encoding="utf-8",
    )
    import_notes()
    with workspace.database.read() as unit:
        (card,) = unit.cards.all()
    text = discussion_record(workspace, [card], english)
    first, course, detail = (text.index(f"### {n}.") for n in (1, 2, 3))
    assert "> it is sorted" in text[first:course]
    assert "> ⚠️ not quite" in text[course:detail]
    assert "Every level is full." in text[detail:]
    for once in ("it is sorted", "not quite", "Every level is full."):
        assert text.count(once) == 1


def test_it_names_the_questions_that_follow_up(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object]
) -> None:
    asks = "\n**Follow-up**: And when it is filled at once?\n\n**Answer**: In linear time.\n"
    note = NOTE.replace("\n**关键洞察**: depth is all\n", asks)
    (notes / "heaps.md").write_text(note, encoding="utf-8")
    import_notes()
    with workspace.database.read() as unit:
        cards = unit.cards.all()
    record = discussion_record(workspace, cards[:1], english)
    assert "- Follow-ups: And when it is filled at once? — " in record
