"""What lies ahead and behind, day by day: the forecast of due cards, the calendar of answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recollect.app.language import tr
from recollect.core.scheduling.study_days import day_to_date, monday_of
from recollect.tui.figures import chart, density
from recollect.tui.note.spans import Line, Span, cell_len, left_in, line
from recollect.tui.pages.parts import NARROW, WIDE, section

WEEKS = 40
HEIGHT = 3


def forecast_chart(forecast: Sequence[int], study_day: int, cells: int) -> list[Line]:
    """Return a column a day, today first, with its count where there is room, and its weekday."""
    size = 3 if cells < 60 else 4
    axis = len(str(max(forecast))) + 3 if cells >= WIDE else 0
    shown = forecast[: max(1, (cells - axis) // size)]
    days = tr("Mo Tu We Th Fr Sa Su").split()
    names = [days[day_to_date(study_day + ahead).weekday()] for ahead in range(len(shown))]
    rows = chart(shown, HEIGHT if axis else 1)
    lines = [
        line(
            Span(_tick(forecast, row, axis), "muted"),
            Span(_set(marks, size, double=True), "accent"),
        )
        for row, marks in enumerate(rows)
    ]
    foot = " " * (axis - 2) + "└ " if axis else ""
    counts = [str(count)[: size - 1] if count else "" for count in shown]
    return [
        *lines,
        line(Span(" " * axis + _set(counts, size), "muted")),
        line(Span(foot + _set(names, size), "muted")),
    ]


def _tick(forecast: Sequence[int], row: int, axis: int) -> str:
    """Return the axis beside a row of the chart: the count that the row's top stands for."""
    if not axis:
        return ""
    count, below = (round(max(forecast) * (HEIGHT - at) / HEIGHT) for at in (row, row + 1))
    return f"{count if count != below else '':>{axis - 3}} ┤ "


def _set(marks: Sequence[str], size: int, *, double: bool = False) -> str:
    shown = [mark * 2 if double else mark for mark in marks]
    return "".join(left_in(size, mark) for mark in shown)


def calendar_lines(answers: Mapping[int, int], study_day: int, cells: int) -> list[Line]:
    """Return two characters a day, a column a week, the newest week at the right.

    `answers` counts by study day. Nothing on a narrow page, and nothing without any answer.
    """
    if not any(answers.values()) or cells < NARROW:
        return []
    weeks = min(WEEKS, (cells - 4) // 2)
    monday = monday_of(study_day) - 7 * (weeks - 1)
    lines = [line(Span(f"   {_months(monday, weeks)}", "muted"))]
    for weekday, name in enumerate(tr("Mo Tu We Th Fr Sa Su").split()):
        row = (monday + 7 * week + weekday for week in range(weeks))
        signs = "".join(
            density(answers.get(day, 0)) * 2 if day <= study_day else "  " for day in row
        )
        lines.append(line(Span(f"{name} ", "muted"), Span(signs, "accent")))
    lines.append(line(Span(tr("· none  ░ 1–9  ▒ 10–24  ▓ 25–49  █ 50+ answers a day"), "muted")))
    return section(tr("The last {n} weeks", n=weeks), lines, cells)


def _months(monday: int, weeks: int) -> str:
    """Return the name of each month above the week that it begins in, where there is room."""
    names = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    shown = ""
    for week in range(weeks):
        sunday, later = (day_to_date(monday + 7 * ahead + 6) for ahead in (week, week + 2))
        name = names[sunday.month - 1]
        begins = sunday.day <= 7 or (week == 0 and later.month == sunday.month)
        if begins and cell_len(name) <= 2 * (weeks - week) + 1:
            shown += " " * (2 * week - cell_len(shown)) + name
    return shown
