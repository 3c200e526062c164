"""Progress tables, catalogues, dated files: read by what they are, whatever they are about."""

from __future__ import annotations

from datetime import date

import pytest

from recollect.core.study_log import EntryKind, Status, StudyEntry
from recollect.parsing.reading import read_note


def entries(text: str, path: str = "log.md") -> tuple[StudyEntry, ...]:
    return read_note(path, text).study.entries


WEEKLY = """# My log

## Week 1

| 章节   | 状态 | 日期 | 自测 |
|--------|------|------------|-----------
| 1.1 Heaps | ✅ | 2024-03-01 | ✅ 2024-03-04
| 1.2 Tries |  ✅ | 2024-03-02 ～ 03-05|
| - | 🟡 | 2024-03-06 | half of it |
|  | ⚪ |  |  |
| Quiz on heaps | ✅ | 2024-03-07 |
"""


class TestATable:
    def test_every_row_is_an_entry_with_its_line(self) -> None:
        found = entries(WEEKLY)
        assert [entry.line for entry in found] == [7, 8, 9, 10, 11]
        assert {entry.kind for entry in found} == {EntryKind.LOG}
        assert {entry.stages for entry in found} == {("Week 1",)}

    def test_an_empty_cell_or_a_ditto_repeats_the_topic_above(self) -> None:
        topics = [entry.topic for entry in entries(WEEKLY)]
        assert topics == ["1.1 Heaps", "1.2 Tries", "1.2 Tries", "1.2 Tries", "Quiz on heaps"]

    def test_signs_are_statuses(self) -> None:
        done, progress, not_yet = Status.DONE, Status.IN_PROGRESS, Status.NOT_STARTED
        assert [e.status for e in entries(WEEKLY)] == [done, done, progress, not_yet, done]

    def test_a_date_may_be_a_span(self) -> None:
        tries = entries(WEEKLY)[1]
        assert (tries.started_on, tries.ended_on) == (date(2024, 3, 2), date(2024, 3, 5))

    def test_a_self_test_has_its_own_date_or_is_the_row_itself(self) -> None:
        found = entries(WEEKLY)
        assert (found[0].tested, found[0].tested_on) == (True, date(2024, 3, 4))
        assert (found[1].tested, found[1].tested_on) == (False, None)
        assert (found[4].tested, found[4].tested_on) == (True, date(2024, 3, 7))

    def test_what_a_cell_says_beside_sign_and_date_is_kept(self) -> None:
        assert [entry.content for entry in entries(WEEKLY)] == ["", "", "half of it", "", ""]

    @pytest.mark.parametrize(
        ("cell", "status"),
        [
            ("已完成", Status.DONE),
            ("🟢 **done**", Status.DONE),
            ("100%", Status.DONE),
            ("12/13 tasks", Status.IN_PROGRESS),
            ("🔴 stuck", Status.TROUBLE),
            ("todo", Status.NOT_STARTED),
            ("in-progress", Status.IN_PROGRESS),
            ("still reading it", Status.IN_PROGRESS),
            ("学了一半", Status.IN_PROGRESS),
            ("基本掌握", Status.DONE),
            ("吃透了", Status.DONE),
            ("还没开始", Status.NOT_STARTED),
            ("haven't begun yet", Status.NOT_STARTED),
            ("没太看懂", Status.TROUBLE),
            ("didn't get it", Status.TROUBLE),
            ("who knows", Status.NONE),
        ],
    )
    def test_words_and_shares_are_statuses_too(self, cell: str, status: Status) -> None:
        table = (
            "| Topic | Status | Date |\n|---|---|---|\n"
            f"| Tries | ✅ | 2024-02-01 |\n| Heaps | {cell} | 2024-03-01 |\n"
        )
        assert entries(table)[1].status is status

    def test_a_cross_is_trouble_where_the_row_has_a_date_and_nothing_done_where_it_has_none(
        self,
    ) -> None:
        table = (
            "| Topic | Done? | Date |\n|---|---|---|\n"
            "| A | ✅ | 2024-03-01 |\n| B | ❌ | 2024-03-02 |\n| C | no | |\n"
        )
        assert [entry.status for entry in entries(table)] == [
            Status.DONE,
            Status.TROUBLE,
            Status.NOT_STARTED,
        ]

    def test_a_column_of_dates_or_statuses_is_known_by_its_cells(self) -> None:
        table = (
            "| Topic | Status | Zeitpunkt |\n|---|---|---|\n"
            "| A | ✅ | 2024-03-01 |\n| B | 🟡 | 2024-03-02 |\n"
        )
        assert [entry.ended_on for entry in entries(table)] == [
            date(2024, 3, 1),
            date(2024, 3, 2),
        ]

    def test_a_table_without_bars_at_its_sides_may_begin_with_an_empty_cell(self) -> None:
        table = "章节 | 进展 | 日期\n--- | --- | ---\n树 | ✅ | 2024-03-01\n | 🟡 | 2024-03-02\n"
        first, second = entries(table)
        assert (first.topic, second.topic, second.ended_on) == ("树", "树", date(2024, 3, 2))

    def test_a_number_below_lecture_is_that_lecture(self) -> None:
        table = "| Lecture | Status |\n|---|---|\n| 5 | done |\n| 6 | pending |\n"
        assert [entry.topic for entry in entries(table)] == ["Lecture 5", "Lecture 6"]

    def test_a_test_that_went_wrong_is_a_test_and_a_weakness(self) -> None:
        table = "| Topic | Date | Quiz |\n|---|---|---|\n| Tries | 2024-03-01 | failed, 03-02 |\n"
        study = read_note("log-2024.md", table).study
        assert (study.entries[0].tested, study.entries[0].tested_on) == (True, date(2024, 3, 2))
        assert [seed.concept for seed in study.seeds] == ["Tries"]

    def test_a_stage_column_and_the_headings_both_place_a_row(self) -> None:
        table = (
            "# Plan\n## Year\n| Stage | Lecture | Status |\n|---|---|---|\n"
            "| One | A | ✅ |\n| | B | ⚪ |\n"
        )
        assert [entry.stages for entry in entries(table)] == [("Year", "One"), ("Year", "One")]

    def test_a_year_may_stand_above_the_table(self) -> None:
        table = "# Log 2024\n\n| 日期 | 内容 |\n|---|---|\n| 03-01 | 读了一章 |\n"
        assert entries(table)[0].ended_on == date(2024, 3, 1)

    def test_a_bar_in_code_divides_nothing(self) -> None:
        table = "| Topic | Status | Date |\n|---|---|---|\n| `a|b` | ✅ | 2024-03-01 |\n"
        assert entries(table)[0].topic == "a|b"

    def test_a_target_date_is_no_studying(self) -> None:
        table = "| Milestone | Target date | Status |\n|---|---|---|\n| First | 2024-09-01 | 🟡 |\n"
        assert entries(table)[0].ended_on is None


@pytest.mark.parametrize(
    "text",
    [
        "| Method | Memory | Speed |\n|---|---|---|\n| A | 1 | 2 |\n",
        "| Algorithm | Status |\n|---|---|\n| A | deprecated |\n| B | planned |\n",
        "| State | Meaning |\n|---|---|\n| Ready | waits for the processor |\n",
        "## Changelog\n\n| Date | Content | Author |\n|---|---|---|\n| 2024-03-01 | typo | me |\n",
        "```\n| Topic | Status |\n|---|---|\n| A | ✅ |\n```\n",
        "<!-- recollect:progress -->\n| Lecture | Status |\n|---|---|\n| A | ✅ |\n"
        "<!-- recollect:end progress -->\n",
    ],
)
def test_other_tables_tell_nothing_of_studying(text: str) -> None:
    assert entries(text) == ()


CATALOGUE = """# Course

## 🗂️ Stage 1: Basics

### 📖 Lecture 01: Machines
**目录**: `01-basics/lecture01/`
**状态**: 🟡 进行中
**内容**:
- Registers
- Memory

### 📖 Lecture 02: Caches
**目录**: `01-basics/lecture02/`
**状态**: ⚪ 未开始

---

## Legend
- 🟢 **已完成**: all of it
- 🔴 **遇到困难**: needs help

---

**状态**: ✅ 完成
"""


class TestACatalogue:
    def test_gives_stage_lecture_folder_status_and_contents(self) -> None:
        machines, caches = entries(CATALOGUE)
        assert machines == StudyEntry(
            kind=EntryKind.COURSE,
            line=5,
            topic="Lecture 01: Machines",
            stages=("Stage 1: Basics",),
            status=Status.IN_PROGRESS,
            target="01-basics/lecture01/",
            content="Registers\nMemory",
        )
        assert caches.status is Status.NOT_STARTED

    def test_may_be_a_list(self) -> None:
        text = (
            "- [x] Lecture 1: Heaps — done 2024-03-01\n- 🟡 第2讲 树\n- [ ] buy milk\n- ✅ nice\n"
        )
        first, second = entries(text)
        assert (first.topic, first.ended_on) == ("Lecture 1: Heaps", date(2024, 3, 1))
        assert (second.topic, second.status) == ("第2讲 树", Status.IN_PROGRESS)

    def test_states_counts(self) -> None:
        (tally,) = entries("**已完成**: 0/17 lectures (0%)\n")
        assert (tally.kind, tally.content) == (EntryKind.TALLY, "0/17 lectures (0%)")


TREE = """```
NOTES
├── Code/              # code
│   ├── heap/          # a heap from scratch --2024.02.01~04
│   └── trie/          # 2024.02.08
├── Text/
│   ├── 1.On the heap.md    #2024.01.29
│   └── no date.md
└── README.md
```
"""


def test_a_folder_tree_gives_dated_files_and_folders() -> None:
    heap, trie, text = entries(TREE)
    assert (heap.kind, heap.topic, heap.stages) == (EntryKind.FOLDER, "heap", ("Code",))
    assert (heap.started_on, heap.ended_on) == (date(2024, 2, 1), date(2024, 2, 4))
    assert heap.content == "a heap from scratch"
    assert trie.ended_on == date(2024, 2, 8)
    assert (text.kind, text.topic, text.line) == (EntryKind.FILE, "1.On the heap", 7)


def test_a_list_of_links_gives_dated_files_too() -> None:
    found = entries(
        "- [Heaps](notes/heaps.md) — 2024-03-01\n- [Site](https://x.org/a.md) 2024-03-01\n"
    )
    assert [(entry.topic, entry.target) for entry in found] == [("Heaps", "notes/heaps.md")]
