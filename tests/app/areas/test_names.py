"""What areas are called is what a learner would call a concept, and is found however it is put."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from recollect.app.areas.meaning import cards_meant, meant
from recollect.app.areas.opening import open_area
from recollect.app.areas.sections import section_at, section_name
from recollect.app.concepts.discovery import candidates
from recollect.app.concepts.glossary import built_in
from recollect.app.workspace import Workspace
from recollect.store.cards.wordings import Wording


def section(*headings: str) -> str:
    return section_at(headings, "a/heaps.md", "notes/a")


def found(texts: Iterable[str]) -> set[str]:
    wordings = [Wording(str(n), text, "", ()) for n, text in enumerate(texts)]
    return {one.names[0] for one in candidates(wordings, [], built_in()) if one.needs == 3}


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("🧠 第二部分：Heaps (Q7-Q12)", "Heaps"),
        ("3.1 Sifting down", "Sifting down"),
        ("第三层：代价的来源", "代价的来源"),
        ("一、堆的性质", "堆的性质"),
        ("Part 2: Queues (10 questions)", "Queues"),
        ("**Q4**: The tree ✓", "The tree"),
        ("Heap sort", "Heap sort"),
        ("第三章", "第三章"),
    ],
)
def test_a_section_is_called_by_its_heading_without_number_and_ornament(
    heading: str, name: str
) -> None:
    assert section_name(heading) == name


@pytest.mark.parametrize(
    ("path", "name"), [("README.md", "rust"), ("02-heaps/index.md", "02-heaps"), ("a/b.md", "b")]
)
def test_a_note_that_stands_for_its_folder_is_called_as_the_folder(path: str, name: str) -> None:
    assert section_at((), path, "notes/rust") == name


@pytest.mark.parametrize(
    "generic",
    [
        "Part A: Multiple choice",
        "True or false",
        "一、简答题",
        "Summary",
        "总结",
        "🤔 思考问题",
        "🤔 苏格拉底式问答：深化理解",
        "Example",
        "练习题",
        "3. FAQ",
    ],
)
def test_a_heading_that_names_nothing_gives_way_to_the_one_above(generic: str) -> None:
    assert section("Trees", "Heaps", generic) == "Heaps"
    assert section(generic) == "heaps"


def test_a_term_that_recurs_in_code_is_a_concept_but_no_variables_name() -> None:
    cards = [
        f"What does `typeof` say of `lydia`, a {n}?\n```js\nconst lydia = {n};\ntypeof lydia;\n```"
        for n in range(4)
    ]
    assert found(cards) == {"typeof"}


def test_what_any_code_is_written_with_is_no_concept_nor_is_a_file() -> None:
    words = ("return", "this", "new", "null", "index.js")
    cards = [f"What does `yield` do in {' '.join(f'`{word}`' for word in words)}?"] * 3
    assert found(cards) == {"yield"}


def test_a_card_is_not_about_what_its_wrong_options_name(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object]
) -> None:
    note = "\n".join(
        f"### Q{n}: What comes of call {n}?\n\n- A: `RangeError`\n- B: `SyntaxError`\n\n"
        f"**Answer**: {'A' if n < 4 else 'B'}\n"
        for n in range(1, 9)
    )
    (notes / "errors.md").write_text(f"# Errors\n\n{note}", encoding="utf-8")
    import_notes()
    with workspace.database.read() as unit:
        cards = unit.areas.cards()
        linked = {name: len(cards[one]) for one, name in unit.areas.names().items()}
    assert linked == {"RangeError": 3, "SyntaxError": 5}


def test_a_task_about_one_concept_is_no_concept_beside_it() -> None:
    topics = ["应用量化技术", "量化", "Sifting", "总结"]
    once = [one.names[0] for one in candidates([], topics, built_in()) if one.needs == 1]
    assert once == ["量化", "Sifting"]


def test_a_bold_word_that_heads_a_passage_is_no_concept() -> None:
    assert found(["**Summary** of the **lazy heap**", *["**lazy heap** **总结**"] * 3]) == {
        "lazy heap"
    }


def test_a_name_means_the_nearest_area_in_either_language() -> None:
    names = {1: ["多头注意力拼接机制"], 2: ["multi-head attention"], 3: ["拼接"]}
    glossary = built_in()
    assert meant("multi-head concatenation", names, glossary) == [1]
    assert meant("多头注意力", names, glossary) == [2]
    assert meant("Concat", names, glossary) == [3]
    assert meant("heap", names, glossary) == []


@pytest.mark.usefixtures("deck")
def test_a_concept_is_opened_and_practised_by_its_name_in_another_language(
    workspace: Workspace,
) -> None:
    assert open_area(workspace, "multi-head concatenation").area.name == "多头注意力拼接机制"
    with workspace.database.read() as unit:
        ids = cards_meant(unit, "multi-head concatenation", unit.cards.all())
    assert ids is not None
    assert len(ids) == 2


def test_a_corrected_heading_is_called_by_what_it_is_about(
    workspace: Workspace, notes: Path, import_notes: Callable[[], object]
) -> None:
    (notes / "dialogue.md").write_text(
        "# Log\n\n## Softmax的精确理解\n\n### 概念纠正\n\nIt is no probability.\n", encoding="utf-8"
    )
    import_notes()
    assert open_area(workspace, "softmax").area.name == "Softmax"
