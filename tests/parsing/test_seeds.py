"""What notes say is not mastered: each statement once, with its line, its words and its date."""

from __future__ import annotations

from datetime import date

import pytest

from recollect.core.study_log import Seed, SeedKind
from recollect.parsing.reading import read_note
from recollect.parsing.studying.seeds import concept_of


def seeds(text: str, path: str = "note.md") -> tuple[Seed, ...]:
    return read_note(path, text).study.seeds


def found(text: str) -> list[tuple[str, str, int]]:
    return [(seed.kind, seed.concept, seed.line) for seed in seeds(text)]


def test_a_list_in_a_cell_is_read_up_to_the_next_label_with_the_rows_date() -> None:
    cell = (
        "so-so, 需加强。<br />**总体建议**：<br />-fine so far<br />"
        "**需加强部分**：<br />-rotating a tree<br />-堆的下沉"
    )
    table = (
        f"| 章节 | 状态 | 日期 | 内容 |\n|---|---|---|---|\n| Test | ✅ | 2024-03-01 | {cell} |\n"
    )
    assert [(s.concept, s.line, s.day) for s in seeds(table)] == [
        ("rotating a tree", 3, date(2024, 3, 1)),
        ("堆的下沉", 3, date(2024, 3, 1)),
    ]


def test_a_list_under_a_label_or_a_heading_is_read_to_its_end() -> None:
    text = (
        "**需要加强的方向**:\n1. **Rotations**: draw them\n2. Sifting down\n\nNot a point.\n\n"
        "## Weak points\n- amortised cost\n\n## Else\n- no\n"
    )
    assert [concept for _, concept, _ in found(text)] == [
        "Rotations",
        "Sifting down",
        "amortised cost",
    ]


def test_points_beside_the_label_and_dates_of_their_own_are_read() -> None:
    text = "# 2024\n\n**Weak spots**: tries; sifting down (03-02)\n- rotations 3月5日\n"
    assert [(seed.concept, seed.day) for seed in seeds(text)] == [
        ("tries", None),
        ("sifting down", date(2024, 3, 2)),
        ("rotations", date(2024, 3, 5)),
    ]


def test_a_judgement_is_about_what_the_section_above_asks() -> None:
    text = (
        "**时间**: 2024-03-01\n\n#### Q3: The balance factor\n\n**学员回答**: it is a sum\n\n"
        "**评价**: ⚠️ nearly\n\n#### Q4: Rotations\n\n**评价**: ✅ right\n"
    )
    assert [(s.kind, s.concept, s.line, s.day) for s in seeds(text)] == [
        (SeedKind.JUDGEMENT, "The balance factor", 7, date(2024, 3, 1))
    ]


def test_a_correction_names_what_was_corrected_or_what_is_above() -> None:
    text = "## Q1: Tree height\n### 概念纠正\nno\n## Trie的纠正\nno\n## 三个问题的核心纠正\nno\n"
    text += "## 协变量偏移纠正\nyes\n## Error correction\nyes\n"
    assert [concept for _, concept, _ in found(text)] == ["Tree height", "Trie"]


def test_a_topic_in_trouble_is_a_seed_but_a_legend_is_none() -> None:
    table = "| Topic | Status | Date |\n|---|---|---|\n| Tries | 🔴 | 2024-03-01 |\n"
    legend = "- 🔴 **遇到困难**: needs help\n"
    assert found(f"{table}\n{legend}") == [(SeedKind.TROUBLE, "Tries", 3)]


def test_misconceptions_are_warnings() -> None:
    text = '### 常见误区\n\n❌ **误区1**: "A heap is sorted"\n✅ **正确**: only by levels\n'
    assert found(text) == [(SeedKind.PITFALL, "A heap is sorted", 3)]


def test_an_unticked_ability_is_a_seed_and_a_ticked_one_or_a_to_do_is_none() -> None:
    text = (
        "## 掌握检查清单\n- [ ] 能解释AVL树的旋转\n- [x] 能画出堆\n\n"
        "## 编程任务\n- [ ] 实现一个堆\n"
    )
    assert found(text) == [(SeedKind.UNTICKED, "AVL树的旋转", 2)]


def test_samples_in_fences_and_own_reports_say_nothing() -> None:
    fence = "## Q1: X\n```\n**评价**: ⚠️ no\n**需加强部分**:\n- this\n```\n"
    own = (
        "<!-- recollect:report -->\n**To strengthen**:\n\n1. **Heaps**\n"
        "<!-- recollect:end report -->\n"
    )
    assert seeds(fence) == ()
    assert seeds(own) == ()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Q3: The scaling factor", "The scaling factor"),
        ("追问2深度解析：点积方差", "点积方差"),
        ("**Maths**: practise variances", "Maths"),
        ("- 2.1 Graphs", "Graphs"),
        ('"A heap is sorted"', "A heap is sorted"),
    ],
)
def test_a_concepts_name_is_bare(text: str, concept: str) -> None:
    assert concept_of(text) == concept
