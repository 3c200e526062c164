"""The verbs about areas, progress and records, as a learner types them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Say

LOG = """# Log

| 章节 | 状态 | 日期 | 内容 |
|---|---|---|---|
| Test | ✅ | 2024-03-01 | **需加强部分**：<br />-heap order<br />-堆的顺序 |
"""


@pytest.fixture(autouse=True)
def imported(say: Say, notes: Path) -> None:
    (notes / "log.md").write_text(LOG, encoding="utf-8")
    say("import", notes, "--yes")


def test_areas_are_listed_opened_renamed_aliased_and_merged(say: Say) -> None:
    areas: list[dict[str, Any]] = json.loads(say("area", "list", "--json").stdout)
    assert {area["name"] for area in areas} == {"heap order", "堆的顺序"}
    assert "heap order" in say("area", "list").stdout
    assert "from the notes: heap order" in say("area", "show", "heap order").stdout
    opened = json.loads(say("area", "show", "heap order", "--json").stdout)
    assert opened["evidence_marks"][0]["place"] == "log.md:5"
    assert say("area", "confirm", "heap order", "堆的顺序").exit_code == 0
    assert say("area", "confirm").stdout == "No two names look like one area.\n"
    assert say("area", "alias", "heap order", "order of heaps").exit_code == 0
    assert say("area", "rename", "heap order", "Heap order!").exit_code == 0
    (area,) = json.loads(say("area", "list", "--json").stdout)
    assert set(area["aliases"]) == {"堆的顺序", "order of heaps", "heap order"}


def test_a_card_is_put_into_an_area_and_taken_out_of_it(say: Say, notes: Path) -> None:
    (notes / "more.md").write_text("### Q1: Why?\n**Answer**: So.\n", encoding="utf-8")
    say("import", notes, "--yes")
    (card, *_) = json.loads(say("export", "--format", "json").stdout)
    assert "undo" in say("area", "add", "my own spot", card["id"][:8]).stdout
    assert "Areas        my own spot" in say("card", card["id"]).stdout
    say("area", "remove", "my own spot", card["id"])
    assert "my own spot" not in say("card", card["id"]).stdout
    assert say("undo").stdout.startswith("Area taken back: ")
    say("area", "rename", "my own spot", "ours")
    assert "Areas        ours" in say("card", card["id"]).stdout
    assert say("undo").stdout == "Name taken back\n"


def test_areas_that_rest_on_the_very_same_marks_are_listed_once(say: Say, notes: Path) -> None:
    (notes / "more.md").write_text("### Q1: Why?\n**Answer**: So.\n", encoding="utf-8")
    say("import", notes, "--yes")
    (card, *_) = json.loads(say("export", "--format", "json").stdout)
    for name in ("HBM", "SRAM"):
        say("area", "add", name, card["id"])
    say("review", "--plain", "--count", "1", typed="\n1\nq\n")
    listed = say("area", "list", "--all").stdout
    assert "HBM, SRAM" in listed
    names = {area["name"] for area in json.loads(say("area", "list", "--json").stdout)}
    assert {"HBM", "SRAM"} <= names


def test_an_unknown_area_is_one_line(say: Say) -> None:
    result = say("area", "show", "nobody")
    assert result.exit_code == 1
    assert "nobody" in str(result.exception)


def test_progress_is_shown_and_written_only_when_asked(say: Say, tmp_path: Path) -> None:
    assert "Test" in say("progress").stdout
    record = json.loads(say("progress", "--json").stdout)
    assert record["log"][0]["place"] == "log.md:5"
    target = tmp_path / "board.md"
    refused = say("progress", "--write", target)
    assert refused.exit_code == 1
    assert "--yes" in str(refused.exception)
    assert not target.exists()
    assert say("progress", "--write", target, "--yes").exit_code == 0
    assert "| Test |" in target.read_text(encoding="utf-8")
    assert "up to date" in say("progress", "--write", target, "--yes").stderr


def test_the_report_can_be_narrowed(say: Say) -> None:
    one = json.loads(say("report", "--format", "json", "--area", "heap order").stdout)
    assert [area["name"] for area in one["areas"]] == ["heap order"]
    later = json.loads(say("report", "--format", "json", "--since", "2024-04-01").stdout)
    assert later["areas"] == []
    assert say("report", "--format", "html").stdout.startswith("<!doctype html>")
    assert '"$schema"' in say("report", "--schema").stdout


def test_a_record_needs_cards(say: Say) -> None:
    result = say("record")
    assert result.exit_code == 1
    assert "no card was answered" in str(result.exception)
