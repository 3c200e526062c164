"""The dashboard: what today holds, deck by deck; what is weak; what lies ahead and behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recollect.app.areas import AreaRow
from recollect.app.today import DeckRow, Today
from recollect.core.safe_text import safe_line
from recollect.core.study_days import day_to_date
from recollect.tui.figures import bar, passes, percent
from recollect.tui.messages import tr, tr_n
from recollect.tui.note.spans import BLANK, Line, Span, cell_len, join, line
from recollect.tui.note.wrap import clip
from recollect.tui.pages.calendar import calendar_lines, forecast_chart
from recollect.tui.pages.parts import NARROW, section, sentence

WIDE = 100
"""From so many cells on, decks and weak areas stand side by side."""
AREAS_SHOWN = 6


def home_page(today: Today, cursor: int, cells: int) -> list[Line]:
    """Return the dashboard; `cursor` counts decks from 1, then weak areas; 0 is today's
    review over all decks.
    """
    if not today.cards:
        return first_run_page(cells)
    tables = _decks(today, cursor, cells) if cells < WIDE else _two_columns(today, cursor, cells)
    blocks = [
        [*_plan(today, cells), *_begin(today, cursor, cells)],
        tables,
        [] if cells >= WIDE else _areas(today, cursor, cells),
        _forecast(today, cells),
        calendar_lines(today.activity, today.study_day, cells),
        _last_import(today, cells),
    ]
    return join(blocks) if cells >= NARROW else join(blocks, between=())


def first_run_page(cells: int) -> list[Line]:
    """Return what a learner sees before there is any card."""
    return [
        line(Span(tr("Welcome to Recollect"), "heading")),
        BLANK,
        *sentence(
            tr(
                "Recollect reads the questions in your Markdown notes, asks them when you are "
                "about to forget, and shows you what is weak. Your notes are never changed."
            ),
            cells,
        ),
        BLANK,
        line(Span("  1  ", "accent"), tr("Import a folder of your notes"), action="import_notes"),
        line(Span("  2  ", "accent"), tr("Try the sample decks"), action="import_samples"),
    ]


def _plan(today: Today, cells: int) -> list[Line]:
    facts = [
        tr(
            "Due {due} · new {new} · about {minutes} min",
            due=today.due,
            new=today.new,
            minutes=today.minutes,
        )
    ]
    if today.streak_days:
        facts.append(tr_n("{n} day in a row", "{n} days in a row", today.streak_days))
    facts.append(tr_n("{n} answer this year", "{n} answers this year", today.answers_this_year))
    if today.retention is not None:
        facts.append(tr("{share} remembered (30 days)", share=percent(today.retention)))
    lines = sentence(f"{tr('Today')}  {'  ·  '.join(facts)}", cells)
    if today.postponed:
        text = tr_n(
            "{n} more due card waits for the next days: today is full.",
            "{n} more due cards wait for the next days: today is full.",
            today.postponed,
        )
        lines += sentence(text, cells, "muted")
    return lines


def _begin(today: Today, cursor: int, cells: int) -> list[Line]:
    if today.due or today.new:
        text, role = tr("Begin today's review"), "strong"
    elif today.next_due_in is None:
        text, role = tr("Nothing is due. Import notes to get new cards (i)."), "muted"
    else:
        text = tr_n(
            "Nothing is due: the next card comes tomorrow.",
            "Nothing is due: the next card comes in {n} days, on {date}.",
            today.next_due_in,
            date=day_to_date(today.study_day + today.next_due_in),
        )
        role = "muted"
    mark = Span("▸ ⏎ " if cursor == 0 else "    ", "accent")
    return [
        Line((mark if index == 0 else Span("    "), *item.spans), action="open(0)")
        for index, item in enumerate(sentence(text, cells - 4, role))
    ]


def _decks(today: Today, cursor: int, cells: int) -> list[Line]:
    figures = (tr("due"), tr("new")) if cells < NARROW else (tr("due"), tr("new"), tr("weak"))
    size = max(4, *map(cell_len, figures)) + 2
    bar_size = 16 if cells >= 60 else 0
    free = cells - size * len(figures) - bar_size - 2
    right = "".join(name.rjust(size - cell_len(name) + len(name)) for name in figures)
    kept = tr("remembered") if bar_size else ""
    head = line(
        Span("  " + tr("Deck") + " " * (free - cell_len(tr("Deck"))) + right + "  " + kept, "muted")
    )
    rows = [
        _deck(deck, number, cursor, free, size, len(figures), bar_size)
        for number, deck in enumerate(today.decks, start=1)
    ]
    return [head, *rows]


def _deck(
    deck: DeckRow, number: int, cursor: int, free: int, size: int, figures: int, bar_size: int
) -> Line:
    name = clip("  " * deck.depth + safe_line(deck.title), free)
    counts = (deck.due, deck.new, deck.weak)[:figures]
    here = number == cursor
    spans = [
        Span("▸ " if here else "  ", "accent"),
        Span(name, "strong" if here else ""),
        Span(" " * (free - cell_len(name))),
        *(Span(str(count).rjust(size), "" if count else "muted") for count in counts),
    ]
    if bar_size:
        kept = (
            "" if deck.retention is None else f"{bar(deck.retention, 8)} {percent(deck.retention)}"
        )
        spans.append(Span(f"  {kept or '–'}", "muted"))
    return Line(tuple(spans), action=f"open({number})")


def shown_areas(today: Today) -> Sequence[AreaRow]:
    """Return the weak areas that the dashboard has room for."""
    return today.areas[:AREAS_SHOWN]


def _areas(today: Today, cursor: int, cells: int) -> list[Line]:
    lines = []
    for number, area in enumerate(shown_areas(today), start=len(today.decks) + 1):
        right = f"{passes(area.marks)} {percent(1 - area.p)}".rjust(12)
        here = number == cursor
        name = clip(safe_line(area.name), cells - 16)
        lines.append(
            line(
                Span("▸ " if here else "  ", "accent"),
                Span(name, "strong" if here else ""),
                " " * (cells - 14 - cell_len(name)),
                right,
            )
        )
    return section(tr("Weak areas"), lines, cells)


def _two_columns(today: Today, cursor: int, cells: int) -> list[Line]:
    left_cells = cells * 3 // 5
    left = _decks(today, cursor, left_cells)
    right = _areas(today, cursor, cells - left_cells - 3) or sentence(
        tr("No weak areas yet: mark one with w while reviewing."), cells - left_cells - 3, "muted"
    )
    height = max(len(left), len(right))
    rows = []
    for index in range(height):
        here = left[index] if index < len(left) else BLANK
        pad = left_cells - cell_len(here.plain)
        other = right[index].spans if index < len(right) else ()
        rows.append(
            Line((*here.spans, Span(" " * pad + " │ ", "muted"), *other), action=here.action)
        )
    return rows


def _forecast(today: Today, cells: int) -> list[Line]:
    if not any(today.forecast):
        return []
    title = tr("Due in the next {n} days", n=len(today.forecast))
    return section(title, forecast_chart(today.forecast, today.study_day, cells), cells)


def _last_import(today: Today, cells: int) -> list[Line]:
    if today.last_import is None:
        return []
    counts = today.last_import.counts
    names = {
        "new": tr("new"),
        "updated": tr("updated"),
        "moved": tr("moved"),
        "retired": tr("retired"),
    }
    met = " · ".join(f"{names[key]} {counts[key]}" for key in names if counts.get(key))
    when: date = today.last_import.at.astimezone().date()
    return sentence(
        tr("Last import {when}: {met}", when=when, met=met or tr("nothing new")), cells, "muted"
    )
