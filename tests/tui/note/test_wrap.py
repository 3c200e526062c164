"""Lines break where Chinese and English readers expect it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.tui.note.spans import Span, cell_len
from recollect.tui.note.wrap import clip, clip_start, wrap


def lines(text: str, cells: int) -> list[str]:
    return [line.plain for line in wrap([Span(text)], cells)]


def test_english_breaks_at_spaces() -> None:
    assert lines("one two three", 8) == ["one two", "three"]


def test_chinese_breaks_between_characters() -> None:
    assert lines("注意力机制", 6) == ["注意力", "机制"]


@pytest.mark.parametrize("mark", "，。、；：？！）】》”…")
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    assert lines(f"注意力{mark}机制", 6) == ["注意", f"力{mark}机", "制"]


@pytest.mark.parametrize("mark", "（【《“「")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    assert lines(f"注意{mark}机制", 6) == ["注意", f"{mark}机制"]


def test_straight_quotes_stay_with_both_neighbours() -> None:
    assert lines('他说"好"了', 4) == ["他", '说"', '好"', "了"] or all(
        not line.startswith('"') for line in lines('他说"好"了', 8)
    )


def test_a_word_in_two_looks_is_one_word() -> None:
    broken = wrap([Span("a re"), Span("open", "strong")], 6)
    assert [line.plain for line in broken] == ["a", "reopen"]


def test_a_word_that_no_line_holds_is_cut_and_whole() -> None:
    assert lines("https://example.org/x", 8) == ["https://", "example.", "org/x"]


def test_a_newline_breaks_and_spaces_at_the_edge_go() -> None:
    assert lines("a \nb  ", 8) == ["a", "b"]


@given(
    st.text(alphabet="ab c，。（）中文字\n“”1.é👩", max_size=60),
    st.integers(min_value=2, max_value=20),
)
def test_lines_fit_and_nothing_but_spaces_is_lost(text: str, cells: int) -> None:
    broken = lines(text, cells)
    assert all(cell_len(line) <= cells for line in broken)
    assert "".join("".join(broken).split()) == "".join(text.split())


@given(st.text(alphabet="ab中文👩é.", max_size=30), st.integers(min_value=1, max_value=20))
def test_clipped_text_fits_and_says_so(text: str, cells: int) -> None:
    for clipped in (clip(text, cells), clip_start(text, cells)):
        assert cell_len(clipped) <= cells
        assert clipped == text or "…" in clipped


def test_the_end_of_a_path_is_kept() -> None:
    assert clip_start("notes/deep/attention.md:12", 16) == "…attention.md:12"
