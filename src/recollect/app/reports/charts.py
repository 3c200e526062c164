"""The report's charts as SVG inside the page; colours come from its style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from recollect.app.areas.model import Area
from recollect.app.language import Words
from recollect.app.reports.weakness import Week
from recollect.core.text.safe_text import safe_line

AREAS_DRAWN = 15
FEWEST_WEEKS = 4
_WIDTH = 640
_LABEL = 210
_ROW = 24
_NAME_CELLS = 25


def areas_chart(areas: Sequence[Area], mean: float, words: Words) -> str:
    """Return each area's chance to fail as a dot on its 80 % interval, with the learner's mean."""
    drawn = areas[:AREAS_DRAWN]
    height = _ROW * len(drawn) + 34
    rows = [_area_row(area, _ROW * number + 18) for number, area in enumerate(drawn)]
    axis = [
        f'<text class="axis" x="{_x(share):.1f}" y="{height - 4}" text-anchor="middle">'
        f"{share:.0%}</text>"
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]
    line = f'<line class="mean" x1="{_x(mean):.1f}" x2="{_x(mean):.1f}" y1="4" y2="{height - 20}"/>'
    return _svg(height, words("Weak areas"), [line, *rows, *axis])


def _area_row(area: Area, y: int) -> str:
    score = area.score
    name = _text(_cut(area.title))
    return (
        f'<g class="{score.state.value}"><title>{_text(area.title)}: {score.p:.0%} '
        f"({score.low:.0%}–{score.high:.0%})</title>"
        f'<text x="{_LABEL - 10}" y="{y + 4}" text-anchor="end">{name}</text>'
        f'<line class="span" x1="{_x(score.low):.1f}" x2="{_x(score.high):.1f}" y1="{y}" y2="{y}"/>'
        f'<circle cx="{_x(score.p):.1f}" cy="{y}" r="5"/></g>'
    )


def _x(share: float) -> float:
    return _LABEL + share * (_WIDTH - _LABEL - 24)


def weeks_chart(weeks: Sequence[Week], words: Words) -> str:
    """Return the answers of each week as a bar: passed below, failed on top.

    Weeks before the first answer are left out, so that a phone shows where there is something.
    """
    first = next((n for n, week in enumerate(weeks) if week.passed + week.failed), 0)
    weeks = weeks[min(first, max(0, len(weeks) - FEWEST_WEEKS)) :]
    most = max((week.passed + week.failed for week in weeks), default=0) or 1
    step, floor = (_WIDTH - 20) / max(1, len(weeks)), 130
    bars = []
    for number, week in enumerate(weeks):
        x = 10 + number * step
        passed, failed = (100 * count / most for count in (week.passed, week.failed))
        title = f"{week.monday.isoformat()}: {week.passed} ✓, {week.failed} ✗"
        bars.append(
            f"<g><title>{title}</title>"
            f'<rect class="passed" x="{x:.1f}" y="{floor - passed:.1f}" '
            f'width="{step * 0.7:.1f}" height="{passed:.1f}"/>'
            f'<rect class="failed" x="{x:.1f}" y="{floor - passed - failed:.1f}" '
            f'width="{step * 0.7:.1f}" height="{failed:.1f}"/>'
            f'<text class="axis" x="{x + step * 0.35:.1f}" y="{floor + 16}" '
            f'text-anchor="middle">{week.monday:%m-%d}</text></g>'
        )
    return _svg(floor + 24, words("Answers by week"), bars)


def _svg(height: int, title: str, parts: Sequence[str]) -> str:
    box = f'viewBox="0 0 {_WIDTH} {height}"'
    return f'<svg {box} role="img" aria-label="{_text(title)}">{"".join(parts)}</svg>'


def _cut(name: str) -> str:
    """Return a name that fits beside its row: a Chinese letter takes two cells."""
    cells = 0
    for at, letter in enumerate(name):
        cells += 1 if letter.isascii() else 2
        if cells > _NAME_CELLS:
            return name[:at] + "…"
    return name


def _text(text: str) -> str:
    return escape(safe_line(text))
