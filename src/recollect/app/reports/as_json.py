"""The report as JSON: `{day, deck, answers, areas: [...]}`, stable for programs."""

from __future__ import annotations

import json
from typing import Any

from recollect.app.areas import Area
from recollect.app.reports.weakness import WeaknessReport


def as_json(report: WeaknessReport) -> str:
    """Return the report as JSON; chances are numbers from 0 to 1."""
    record = {
        "day": report.day.isoformat(),
        "deck": report.deck,
        "answers": report.answers,
        "areas": [_area(area) for area in report.areas],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _area(area: Area) -> dict[str, Any]:
    score = area.score
    return {
        "name": area.name,
        "kind": area.kind,
        "state": score.state,
        "fails": round(score.p, 4),
        "low": round(score.low, 4),
        "high": round(score.high, 4),
        "marks": score.n,
        "last_marks": list(score.last),
        "forgotten_in_30_days": None if area.forgotten is None else round(area.forgotten, 4),
        "deck": area.deck,
        "cards": [
            {
                "id": card.card_id,
                "question": card.question,
                "place": card.place,
                "failed": card.failed,
                "answers": list(card.answers),
            }
            for card in area.cards
        ],
        "other_marks": [
            {
                "kind": mark.kind,
                "failed": mark.failed,
                "source": mark.source,
                "text": mark.text,
            }
            for mark in area.marks
        ],
    }
