"""One report in four forms: for the study log, the spreadsheet, programs, and reading on paper."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from recollect.app.language import chinese
from recollect.app.reports import FORMATS, WeaknessReport, english, schema
from recollect.app.reports.wording import advice
from recollect.core.areas.weakness import State
from recollect.parsing.reading import read_note


class TestMarkdown:
    def test_says_date_self_test_advice_and_what_to_strengthen_with_links(
        self, report: WeaknessReport
    ) -> None:
        text = FORMATS["md"](report, english)
        assert "- **Date**: 2026-03-02" in text
        assert "- **Answers**: 2 answers, 0% passed" in text
        assert "**Overall**:" in text
        assert re.search(
            r"— \[hostile\.md:\d+\]\(<hostile\.md#L\d+>\) · last failed 2026-03-02$", text, re.M
        )
        assert "**Plan** (30 min):" in text
        assert re.search(r"^1\. \*\*.+\*\* — re-read \[hostile\.md:.+ · test \d card", text, re.M)

    def test_begins_where_the_plan_does(self, report: WeaknessReport) -> None:
        sure = zip(report.areas, (State.SUSPECTED, State.WEAK), strict=False)
        areas = tuple(replace(one, score=replace(one.score, state=state)) for one, state in sure)
        *_, last = advice(replace(report, areas=areas), english)
        assert last == f"start with {areas[0].title}"

    def test_speaks_chinese(self, report: WeaknessReport) -> None:
        text = FORMATS["md"](report, chinese)
        assert "**总体建议**:" in text
        assert "- **作答**: 2 次作答，通过率 0%" in text

    def test_holds_no_markup_of_the_notes(self, report: WeaknessReport) -> None:
        text = FORMATS["md"](report, english)
        assert "<script" not in text
        assert "<img" not in text
        assert not re.search(r"(?<!\\)\](?:\((?!<)|\[)", text)
        assert "\x1b" not in text

    @pytest.mark.parametrize("words", [english, chinese])
    def test_pasted_into_a_log_it_is_neither_cards_nor_evidence(
        self, report: WeaknessReport, words: Any
    ) -> None:
        note = read_note("log.md", f"# Log\n\n{FORMATS['md'](report, words)}\n\nMine.\n")
        assert note.items == ()
        assert not note.study


class TestCsv:
    def test_no_cell_is_a_formula(self, report: WeaknessReport) -> None:
        rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](report, english))))
        cells = [cell for row in rows for cell in row.values()]
        assert any(cell.startswith("'=") for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

    def test_every_card_of_every_area_has_a_row(self, report: WeaknessReport) -> None:
        rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](report, english))))
        assert len(rows) == sum(max(1, len(area.cards)) for area in report.areas)


class TestJson:
    def test_is_what_its_schema_says(self, report: WeaknessReport) -> None:
        record = json.loads(FORMATS["json"](report, english))
        assert list(_violations(record, json.loads(schema()))) == []
        assert record["areas"]
        assert record["plan"]["steps"]

    def test_the_schema_is_not_satisfied_by_anything(self) -> None:
        assert list(_violations({"day": 1}, json.loads(schema())))


TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def _violations(value: Any, rule: dict[str, Any], at: str = "$") -> Any:
    """Yield where a value breaks the part of JSON Schema that ours uses."""
    names = rule.get("type", [])
    allowed = tuple(TYPES[name] for name in ([names] if isinstance(names, str) else names))
    if allowed and not isinstance(value, allowed):  # type: ignore[arg-type]
        yield f"{at}: {value!r} is no {names}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{at}: {value!r} is none of {rule['enum']}"
    if isinstance(value, dict):
        yield from (
            f"{at}.{key} is missing" for key in rule.get("required", ()) if key not in value
        )
        for key, part in value.items():
            if key not in rule["properties"]:
                yield f"{at}.{key} is unknown"
            else:
                yield from _violations(part, rule["properties"][key], f"{at}.{key}")
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _violations(part, rule["items"], f"{at}[{number}]")


class _Tags(HTMLParser):
    """Collects what a page would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


class TestHtml:
    def test_is_one_file_that_runs_and_fetches_nothing(self, report: WeaknessReport) -> None:
        page = FORMATS["html"](report, english)
        tags = _Tags()
        tags.feed(page)
        assert not tags.tags & {"script", "img", "iframe", "object", "a", "b", "form", "base"}
        assert not [name for name, _ in tags.attributes if name.startswith("on")]
        targets = [value for name, value in tags.attributes if name in ("src", "href")]
        assert targets == []
        assert "default-src &#x27;none&#x27;" in page

    def test_what_the_notes_hold_is_shown_as_text(self, report: WeaknessReport) -> None:
        page = FORMATS["html"](report, english)
        assert "&lt;img src=x onerror=" in page
        assert "from the notes 2026-03-02</span>: &quot;&gt;&lt;script src=" in page
        assert "\x1b" not in page

    def test_has_charts_with_words_for_those_who_do_not_see_them(
        self, report: WeaknessReport
    ) -> None:
        page = FORMATS["html"](report, english)
        assert page.count('<svg viewBox="0 0 640') == 2
        assert 'role="img" aria-label="Weak areas"' in page

    def test_knows_paper_phones_and_the_dark(self, report: WeaknessReport) -> None:
        page = FORMATS["html"](report, chinese)
        assert '<html lang="zh">' in page
        assert "@media print" in page
        assert "prefers-color-scheme: dark" in page
        assert 'name="viewport"' in page
