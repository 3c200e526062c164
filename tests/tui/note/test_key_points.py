"""Key points come from an answer's own shape."""

from __future__ import annotations

import pytest

from recollect.tui.note.key_points import key_points


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("1. one\n2. **two** parts\n3. three.", ("one", "two parts", "three")),
        ("First **split**, then **merge**.", ("split", "merge")),
        ("拼接不混合信息。投影混合各头。", ("拼接不混合信息", "投影混合各头")),
        ("**Title**\n\n| a | b |\n|--|--|\n| **1** | **2** |\n\nA **x** or **y**.", ("x", "y")),
        ("- ![a](a.png)\n- ![b](b.png)", ()),
        ("Just one thing", ()),
        ("", ()),
        (
            "**📌 总结：**\n\n原因如下：\n\n拼接不混合信息。投影混合各头。",
            ("拼接不混合信息", "投影混合各头"),
        ),
        ("- first:\n  - a\n- second：\n  - b", ("first", "second")),
        ("- [x] kept box\n- other", ("kept box", "other")),
    ],
)
def test_points(answer: str, points: tuple[str, ...]) -> None:
    assert key_points(answer) == points


def test_too_many_points_are_no_points() -> None:
    assert key_points("\n".join(f"- item {n}" for n in range(12))) == ()


def test_a_long_point_is_cut_at_a_clause() -> None:
    long = "the first clause says it, " + "and then it goes on and on " * 5
    assert key_points(f"- {long}\n- b")[0] == "the first clause says it"
