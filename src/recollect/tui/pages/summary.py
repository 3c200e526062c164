"""The end of a session: what was done, what is weak, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.app.areas.changes import AreaChanges
from recollect.app.language import tr, tr_n
from recollect.app.study import Summary
from recollect.core.areas.marks import ticks
from recollect.core.scheduling.grades import BUTTONS, Grade
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import bar, columns, duration, grade_name, percent
from recollect.tui.note.spans import Line, Span, cell_len, left_in, line
from recollect.tui.note.wrap import clip_start, wrap
from recollect.tui.pages.parts import row, section, sentence, stacked

FEW = 5
"""How many areas are named."""


def summary_page(
    summary: Summary, cells: int, *, finished: bool, weak: Sequence[Line] = ()
) -> list[Line]:
    """Return the figures of a session, with what there is to say of its weak areas."""
    title = tr("Done for now") if finished else tr("So far")
    blocks = [
        [line(Span(title, "heading"))],
        [*sentence(" · ".join(_figures(summary)), cells)],
        _grades(summary, cells),
        weak,
        _ahead(summary, cells),
        [_saved(summary, cells)],
    ]
    return stacked(blocks, cells)


def _saved(summary: Summary, cells: int) -> Line:
    label = tr("Saved: {place}", place="")
    place = clip_start(safe_line(summary.database), cells - cell_len(label))
    return line(Span(f"{label}{place}", "muted"))


def _figures(summary: Summary) -> Iterator[str]:
    yield tr_n("{n} answer", "{n} answers", summary.answers)
    yield tr_n("{n} card settled", "{n} cards settled", summary.settled)
    yield duration(summary.seconds)
    if summary.answers:
        each = duration(round(summary.seconds / summary.answers))
        yield tr("{each} an answer", each=each)
    if summary.passed_share is not None:
        yield tr("{share} right at first", share=percent(summary.passed_share))
    if summary.streak_days:
        yield tr_n("{n} day in a row", "{n} days in a row", summary.streak_days)


def _grades(summary: Summary, cells: int) -> list[Line]:
    """Return a bar for each button; grades below Again count as Again."""
    counts = {
        grade: sum(n for g, n in summary.by_grade.items() if max(g, Grade.AGAIN) == grade)
        for grade in BUTTONS
    }
    top = max(counts.values(), default=0)
    size = max(cell_len(grade_name(grade)) for grade in BUTTONS)
    if not top:
        return []
    return [
        line(
            left_in(size + 1, grade_name(grade)),
            Span(bar(count / top, min(24, max(cells - size - 6, 4))), "accent"),
            f" {count}",
        )
        for grade, count in counts.items()
    ]


def weak_lines(found: AreaChanges, cells: int) -> list[Line]:
    """Return the weak areas of a session."""
    lines = [*_areas(found, cells), *_changes(found, cells)]
    return section(tr("Weak areas · last answers, chance to fail"), lines, cells)


def _areas(found: AreaChanges, cells: int) -> Iterator[Line]:
    for area in found.areas:
        place = clip_start(safe_line(area.source), 28) if cells >= 70 else ""
        right = [
            Span(f" {ticks(area.marks)}  {percent(area.p)}"),
            Span(f"  {place}" if place else "", "muted"),
        ]
        yield row([Span(area.title)], right, cells)


def _changes(found: AreaChanges, cells: int) -> Iterator[Line]:
    """Yield what the session did to its areas."""
    if found.newly_weak:
        text = tr("Newly weak: {names}", names=_few(found.newly_weak))
        yield from sentence(text, cells, "bad")
    if found.recovered:
        yield from sentence(tr("Recovered: {names}", names=_few(found.recovered)), cells, "good")


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")


def _ahead(summary: Summary, cells: int) -> list[Line]:
    text = tr(
        "Due tomorrow {tomorrow} · within 7 days {week}",
        tomorrow=summary.due_tomorrow,
        week=summary.due_week,
    )
    return wrap([Span(text), Span("   "), Span(columns(summary.forecast), "accent")], cells)
