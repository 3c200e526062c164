"""What the program wrote itself is told apart from notes, and nothing else is."""

from __future__ import annotations

from recollect.core.text.own_pages import Region, begin, end, is_own, regions


def test_a_region_holds_its_markers_and_its_key() -> None:
    lines = ["before", begin("record", "c-1"), "text", end("record"), "after"]
    found = tuple(regions(lines))
    assert found == (Region("record", "c-1", 1, 4),)
    assert [is_own(line, found) for line in range(5)] == [False, True, True, True, False]


def test_windows_line_ends_change_nothing() -> None:
    assert [r.name for r in regions([begin("progress") + "\r", "x\r", end("progress") + "\r"])] == [
        "progress"
    ]


def test_what_is_never_closed_is_no_region() -> None:
    assert not list(regions([begin("report"), "text"]))
    assert not list(regions([end("report"), begin("report")]))


def test_a_marker_inside_other_text_is_none() -> None:
    assert not list(regions([f"> {begin('report')}", end("report")]))
