"""The report as CSV, a row for each card of an area, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable

from recollect.app.areas.model import Area, CardEvidence
from recollect.app.language import Words, english
from recollect.app.reports.weakness import WeaknessReport
from recollect.core.areas.marks import ticks
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_line

COLUMNS = (
    "area",
    "kind",
    "state",
    "fails",
    "low",
    "high",
    "marks",
    "last_marks",
    "deck",
    "card",
    "question",
    "place",
    "answers",
    "failed",
    "last_failed",
    "answered",
)
"""In English whatever the language, for whatever reads them."""


def as_csv(report: WeaknessReport, _words: Words = english) -> str:
    """Return the report as CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for area in report.areas:
        for card in area.cards or (None,):
            writer.writerow(_defused(_row(area, card, report)))
    return out.getvalue()


def _row(area: Area, card: CardEvidence | None, report: WeaknessReport) -> Iterable[object]:
    score = area.score
    yield from (area.name, area.kind, score.state)
    yield from (f"{score.p:.3f}", f"{score.low:.3f}", f"{score.high:.3f}", score.n)
    yield from (ticks(score.last), area.deck)
    if card is None:
        yield from ("", "", area.place, "", "", "", "")
    else:
        yield from (card.card_id, card.question, card.place, len(card.answers), card.failed)
        failure = report.failures.get(card.card_id)
        yield from (day_to_date(failure.day), failure.said) if failure else ("", "")


def _defused(cells: Iterable[object]) -> list[str]:
    """Return the cells as text that no spreadsheet takes for a formula."""
    texts = [safe_line(str(cell)) for cell in cells]
    return [f"'{text}" if _begins_a_formula(text) else text for text in texts]


def _begins_a_formula(text: str) -> bool:
    # Full-width signs, as Chinese input methods type them, are taken for formulas too.
    return unicodedata.normalize("NFKC", text[:1]) in ("=", "+", "-", "@")
