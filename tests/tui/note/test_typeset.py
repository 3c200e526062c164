"""A note's Markdown, as lines."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.tui.note.markdown import has_formula
from recollect.tui.note.spans import cell_len
from recollect.tui.note.typeset import lines_of, plain, typeset


def shown(text: str, cells: int = 60) -> str:
    return "\n".join(line.plain.rstrip() for line in typeset(dedent(text), cells))


CASES = {
    "emphasis keeps its text": ("**a** *b* ~~c~~ `d[0]`", "a b c d[0]"),
    "a soft break between Chinese characters is no space": ("注意\n力", "注意力"),
    "a soft break between words is a space": ("one\ntwo", "one two"),
    "a soft break between the two scripts is a space": ("用\nGPU", "用 GPU"),
    "a hard break stays": ("one  \ntwo", "one\ntwo"),
    "lists nest": ("- a\n  - b\n    1. c\n", "• a\n  ◦ b\n    1. c"),
    "a loose list has air": ("- a\n\n- b", "• a\n\n• b"),
    "numbers line up": (
        "\n".join(f"{n}. x" for n in range(9, 11)),
        " 9. x\n10. x",
    ),
    "tasks have boxes": ("- [ ] a\n- [x] b **c**", "☐ a\n☑ b c"),
    "a quotation has a bar": ("> a\n> b", "▎ a b"),
    "emphasis needs no space in Chinese": (
        "对**维（每一）**做，*《书》*的",
        "对维（每一）做，《书》的",
    ),
    "stars that stand alone stay": ("2 ** 3 与 a * b*", "2 ** 3 与 a * b*"),
    "code keeps every space": ("```py\nif x:\n    y[0]\n```", "│ if x:\n│     y[0]"),
    "mermaid is shown as its source": ("```mermaid\nA --> B\n```", "│ A --> B"),
    "maths in a line": ("so $x_i^2$ is", "so xᵢ² is"),
    "maths in LaTeX brackets": (r"so \(x_i\) is", "so xᵢ is"),
    "maths on lines of its own": ("$$\nx_i\n$$", "    xᵢ"),
    "maths that stays TeX": (r"$\nope{x}$", r"$\nope{x}$"),
    "money is no maths": ("$5 and $6", "$5 and $6"),
    "an image is a captioned line": ("![a map](img/a.png)", "▣ a map ‹img/a.png›"),
    "an HTML image too": ('<img src="b.png" alt="B">', "▣ B ‹b.png›"),
    "a link shows its text": ("[text](https://example.org)", "text"),
    "tokens in angle brackets stay": ("<pad> and <s> and <eos>", "<pad> and <s> and <eos>"),
    "HTML emphasis shows its text": ("<b>a</b> x<sub>i</sub> y<sup>2</sup><br>z", "a xᵢ y²\nz"),
    "comments are not shown": ("a <!-- no -->b", "a b"),
    "folds are open": (
        "<details>\n<summary><b>Answer</b></summary>\n\nIt **is**.\n\n</details>",
        "▾ Answer\n\nIt is.",
    ),
    "a fold in one block too": ("<details><summary>A</summary>b **c**</details>", "▾ A\n\nb c"),
    "headings": ("### A `b`", "A b"),
    "a table is aligned": (
        "| 名 | n |\n|:--|--:|\n| 注意力 | 1 |\n| b | 20 |",
        "名     │  n\n───────┼───\n注意力 │  1\nb      │ 20",
    ),
    "control characters are visible": ("a\x1b[2J\x9b", "a␛[2J�"),
}


@pytest.mark.parametrize("name", CASES)
def test_markdown_as_lines(name: str) -> None:
    source, expected = CASES[name]
    assert shown(source) == expected


def test_a_table_that_is_too_wide_wraps_its_cells() -> None:
    table = "| a | b |\n|---|---|\n| one two three | four five six |"
    assert shown(table, 17).split("\n") == [
        "a       │ b",
        "────────┼────────",
        "one two │ four",
        "three   │ five",
        "        │ six",
    ] or all(cell_len(row) <= 17 for row in shown(table, 17).split("\n"))


def test_a_table_for_which_there_is_no_room_becomes_records() -> None:
    table = "| name | value | note |\n|---|---|---|\n| a | 1 | x |\n| b | 2 | y |"
    assert shown(table, 12) == "name: a\nvalue: 1\nnote: x\n\nname: b\nvalue: 2\nnote: y" or (
        "│" in shown(table, 20)
    )


def test_raw_tex_on_request() -> None:
    assert [line.plain for line in typeset("$x_i$", 20, raw_tex=True)] == ["$x_i$"]


def test_code_is_folded_at_spaces_and_commas_and_by_the_rules_of_chinese() -> None:
    lines = typeset("```\ncall(first, second_one)\n取十个字再加一些啊，然后\n```", 20)
    assert [line.plain for line in lines] == [
        *("│ call(first, ", "┊ second_one)"),
        *("│ 取十个字再加一些", "┊ 啊，然后"),
    ]


def test_a_column_keeps_its_longest_word_whole_where_there_is_room() -> None:
    table = "| a | b |\n|--|--|\n| Faithfulness x | 生成内容是否基于检索的内容 |"
    assert "Faithfulness" in [line.plain for line in typeset(table, 28)][2]


def test_a_long_line_of_code_is_folded_and_whole() -> None:
    assert shown("```\nabcdefghij\n```", 8) == "│ abcdef\n┊ ghij"


def test_a_long_note_is_set_only_as_far_as_it_is_read() -> None:
    """The first lines of a note of a million characters come without setting the rest."""
    from recollect.tui.note import typeset as module

    set_blocks = 0
    original = module._Typesetter.block

    def counted(self, node, cells):  # type: ignore[no-untyped-def]
        nonlocal set_blocks
        set_blocks += 1
        return original(self, node, cells)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module._Typesetter, "block", counted)
        lines = lines_of("para\n\n" * 2000, 40)
        next(lines)
    assert set_blocks < 10


def test_a_note_as_one_line() -> None:
    assert plain("# A\n\n- **b** $x_i$\n- c") == "A • b xᵢ • c"
    assert plain("So:\n\n```\nif x:\n    y | z\n```\n") == "So: if x: y | z"


MARKDOWN = st.text(alphabet="ab 中，。#*_`$\\[]()<>|-=~!\n\t1.x/&;\"'\x1b\x9b{}^", max_size=200)


@given(MARKDOWN, st.sampled_from([2, 11, 40, 76]))
def test_whatever_a_note_holds_its_lines_fit(text: str, cells: int) -> None:
    for line in typeset(text, cells):
        assert "\x1b" not in line.plain
        if cells >= 40:
            assert cell_len(line.plain) <= cells


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("So $a^2$.", True),
        ("\\(a^2\\)", True),
        ("$$\na^2\n$$", True),
        ("It costs $5 and $6.", False),
        ("`${name}` and `$x$`", False),
        ("```js\nf(`${a}`, `${b}`)\n```", False),
    ],
)
def test_formulas_are_told_from_dollars_in_code_and_money(text: str, there: bool) -> None:
    assert has_formula(text) is there
