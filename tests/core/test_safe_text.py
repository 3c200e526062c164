"""What reaches a terminal never makes it act."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.text.safe_text import safe_json, safe_line, safe_text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("中文，标点", "中文，标点"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b[2J", "␛[2J"),
        ("\x9b2J", "�2J"),
        ("a\x7fb\x00", "a␡b␀"),
        ("back\x08space", "back␈space"),
        ("\u202egnp.exe", "�gnp.exe"),
        ("windows\r\nline", "windows\nline"),
        ("old mac\rline", "old mac␍line"),
        ("one\u2028two", "one\ntwo"),
        ("caf\udce9.md", "caf�.md"),
        ("family 👩‍👧 emoji", "family 👩‍👧 emoji"),
    ],
)
def test_controls_become_visible_signs_and_all_else_stays(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_control_character_survives(raw: str) -> None:
    shown = safe_text(raw)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO"}]
    shown.encode("utf-8")


@given(st.text())
def test_what_is_safe_stays_as_it_is(raw: str) -> None:
    assert safe_text(safe_text(raw)) == safe_text(raw)


def test_a_line_is_one_line() -> None:
    assert safe_line("  a\tb\r\nc\x1b ") == "a b c␛"


@given(st.recursive(st.text(alphabet=st.characters(exclude_categories=())), st.lists))
def test_json_is_safe_to_show_and_reads_back_as_what_it_was(value: object) -> None:
    shown = safe_json(value)
    assert json.loads(shown) == value
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert json.loads(safe_json(value, indent=2)) == value


def test_json_leaves_chinese_readable() -> None:
    assert safe_json({"问": "为什么？"}) == '{"问": "为什么？"}'
