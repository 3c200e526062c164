"""What each dialect finds, in plain text: adding a case is adding text to a fixture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recollect.core.text.scripts import traditional
from recollect.parsing.dialects import dialects, suggesting
from recollect.parsing.reading import read_note, suggest_terms

from .golden import FIXTURES, Case, cases, shown

ROOT = Path(__file__).parents[2]
NAMES = sorted(dialect.name for dialect in (*dialects(), *suggesting()))


def _all() -> list[object]:
    files = sorted(FIXTURES.glob("*.txt"))
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case.title}")
        for file in files
        for case in cases(file)
    ]


@pytest.mark.parametrize(("name", "case"), _all())
def test_a_note_holds_the_items_that_its_fixture_says(name: str, case: Case) -> None:
    found = read_note("note.md", case.note).items
    if name == "term":
        found = suggest_terms("note.md", case.note)
    assert shown(found) == case.found


@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_has_a_fixture_that_it_finds(name: str) -> None:
    file = FIXTURES / f"{name.replace('-', '_')}.txt"
    assert any(f"[{name}]" in case.found for case in cases(file))


@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_has_a_sample_note_that_it_finds(name: str) -> None:
    read = suggest_terms if name == "term" else lambda path, text: read_note(path, text).items
    notes = sorted((ROOT / "decks").rglob("*.md"))
    assert any(item.dialect == name for n in notes for item in read(n.name, n.read_text("utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_has_a_row_in_the_readme(name: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.split("### Dialects", 1)[1].split("\n## ", 1)[0]
    assert re.search(rf"^\| `{re.escape(name)}` \|", section, re.M)


def test_the_heading_of_an_answer_is_no_title_over_the_next_question() -> None:
    options = "- A: one\n- B: two\n"
    note = f"# Quiz\n##### 1. Why so?\n{options}#### Answer: B\n##### 2. How so?\n{options}"
    assert [item.heading_path for item in read_note("n.md", note).items] == [("Quiz",), ("Quiz",)]


def test_a_note_named_as_questions_needs_few_that_ask() -> None:
    titles = ["指针与引用的区别", "对齐", "如何检测泄漏"]
    note = "".join(f"## {title}\n\n略。\n\n" for title in titles)
    assert not read_note("basics.md", note).items
    for name in ("基础问题.md", "期末简答题.md", "历年真题.md"):
        found = read_note(name, note).items
        assert [item.question for item in found] == [titles[0], titles[2]]


def test_a_topic_among_many_that_ask_is_one_in_a_folder_of_questions() -> None:
    asking = ["如何检测泄漏", "为什么要虚析构", "什么是悬空指针", "栈和堆的区别", "何为右值"]
    note = "".join(f"## {title}\n\n略。\n\n" for title in [*asking, "对齐", "常量区", "容器"])
    found = [item.question for item in read_note("basics.md", note).items]
    assert found == asking
    assert len(read_note("interview/basics.md", note).items) == len(asking) + 3


def test_a_note_without_headings_is_the_answer_to_its_name_that_asks() -> None:
    [item] = read_note("cpp/容器是线程安全的吗？.md", "1. 读可以\n2. 写不行\n").items
    assert (item.line, item.question) == (1, "容器是线程安全的吗？")
    assert item.answer == "1. 读可以\n2. 写不行"
    assert not read_note("cpp/容器如何保证安全.md", "1. 读可以\n2. 写不行\n").items


def test_a_name_asks_without_its_mark_where_its_words_are_turned_around() -> None:
    for name in ("What is the difference between a sheet and a halyard", "Why do reef knots slip"):
        [item] = read_note(
            f"knots/{name}.md", "# Ropes\n\n## Use\n\nOne trims, one hoists.\n"
        ).items
        assert (item.question, item.answer) == (name, "## Use\n\nOne trims, one hoists.")
    for name in ("What a sheet does", "How to hoist", "what-is-a-sheet", "Why it is so", "Sheets"):
        assert not read_note(f"knots/{name}.md", "# Ropes\n\nOne trims, one hoists.\n").items


def test_all_of_a_note_answers_its_name_that_asks() -> None:
    name, body = "baking/为什么面团要醒？.md", "## 原因\n\n面筋要松弛。\n\n## 做法\n\n盖布。"
    for title in ("", "# 醒面\n\n", "# 为什么面团要醒？\n\n"):
        [item] = read_note(name, f"{title}{body}\n").items
        assert (item.question, item.answer) == ("为什么面团要醒？", body)
    asked = "## 自测\n\n1. 醒多久？\n2. 为什么盖布？\n"
    assert [item.answer for item in read_note(name, f"{body}\n\n{asked}").items] == [body, "", ""]
    assert not read_note("baking/醒面.md", f"# 为什么面团要醒？\n\n{body}\n").items


def test_a_note_without_headings_is_titled_exercises_by_its_name() -> None:
    note = "1. Boil an egg.\n2. Weigh it.\n"
    found = read_note("kitchen/Exercises.md", note).items
    assert [item.question for item in found] == ["Boil an egg.", "Weigh it."]
    assert not read_note("kitchen/eggs.md", note).items
    assert not read_note("kitchen/Exercises.md", f"# Breakfast\n\n{note}").items


def test_what_sets_a_task_is_an_exercise_below_any_title_of_a_note_named_so() -> None:
    note = "# Breakfast\n\n## Eggs\n\n1. Boil an egg.\n2. Write down how long it took.\n"
    found = read_note("kitchen/egg-exercises.md", note).items
    assert [item.question for item in found] == ["Write down how long it took."]
    assert not read_note("kitchen/eggs.md", note).items


def test_counted_headings_set_the_tasks_of_a_note_named_exercises() -> None:
    titles = ["List all boats.", "For each boat: how long it is", "Which boat is the oldest?"]
    counted = "".join(f"### {n}. {title}\n\n" for n, title in enumerate(titles, 1))
    note = f"Harbour\n=======\n\n{counted}"
    for name in ("db/sql-exercises.md", "db/第一章习题.md"):
        assert [item.question for item in read_note(name, note).items] == titles
    assert not read_note("db/sql.md", note).items


def test_notes_in_traditional_script_hold_the_same_items() -> None:
    for file in FIXTURES.glob("*.txt"):
        for case in cases(file) if file.stem != "term" else ():
            if (note := traditional(case.note)) != case.note:
                found = read_note("note.md", note).items
                assert traditional(shown(found)) == traditional(case.found), case.title


def test_a_note_that_is_but_a_fence_of_markdown_was_copied_so_and_is_no_sample() -> None:
    asked = "# Rope interview\n\n1. **Knots**\n   - What is a bend?\n   - Why does it slip?\n"
    code = "\n```bash\nls ropes\n```\n\n2. **Care**\n   - When is hemp tarred?\n"
    fenced = f"\n```markdown\n{asked}{code}```\n"
    found = [(item.line - 2, item.question) for item in read_note("n.md", fenced).items]
    assert found == [(item.line, item.question) for item in read_note("n.md", asked + code).items]
    assert len(found) == 3
    assert not read_note("n.md", f"{fenced}\nFill this in.\n").items
