"""The dashboard: what today holds, deck by deck; what is weak; what lies ahead and behind."""

from __future__ import annotations

from recollect.app.figures.today import Today
from recollect.app.language import tr, tr_n
from recollect.core.areas.marks import ticks
from recollect.core.scheduling.study_days import day_to_date
from recollect.tui.figures import percent
from recollect.tui.keys.own import key_for
from recollect.tui.note.spans import BLANK, Line, Span, line
from recollect.tui.pages.calendar import calendar_lines, forecast_chart
from recollect.tui.pages.deck_tree import deck_lines, unfolded
from recollect.tui.pages.first import today_in_brief
from recollect.tui.pages.imports import brought
from recollect.tui.pages.parts import (
    NARROW,
    WIDE,
    beside,
    flow,
    pointer,
    row,
    section,
    sentence,
    stacked,
)


def home_page(today: Today, folded: frozenset[str], cursor: int, cells: int) -> list[Line]:
    """Return the dashboard; `cursor` counts the decks that show from 1, then weak areas; 0 is
    today's review over all decks.
    """
    if not today.cards:
        return first_run_page(cells)
    first_area = len(unfolded(today.decks, folded)) + 1
    blocks = [
        [*_plan(today, cells), *_begin(today, cursor, cells)],
        *_tables(today, folded, cursor, first_area, cells),
        _forecast(today, cells),
        calendar_lines(today.activity, today.study_day, cells),
        _last_import(today, cells),
    ]
    return stacked(blocks, cells)


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


def _tables(
    today: Today, folded: frozenset[str], cursor: int, first_area: int, cells: int
) -> list[list[Line]]:
    """Return decks and weak areas, beside each other where there is room."""
    if cells < WIDE:
        decks = deck_lines(today.decks, folded, cursor, cells)
        return [decks, _areas(today, cursor, first_area, cells)]
    left_cells = cells * 3 // 5
    left = deck_lines(today.decks, folded, cursor, left_cells)
    right = _areas(today, cursor, first_area, cells - left_cells - 3)
    return [beside(left, right or _no_areas(cells - left_cells - 3), left_cells)]


def _plan(today: Today, cells: int) -> list[Line]:
    facts = [today_in_brief(today.left)]
    if today.streak_days:
        facts.append(tr_n("{n} day in a row", "{n} days in a row", today.streak_days))
    facts.append(tr_n("{n} answer this year", "{n} answers this year", today.answers_this_year))
    if today.retention is not None:
        facts.append(tr("{share} remembered (30 days)", share=percent(today.retention)))
    lines = flow(facts, cells)
    if today.left.postponed:
        text = tr_n(
            "{n} more due card waits for the next days: today is full.",
            "{n} more due cards wait for the next days: today is full.",
            today.left.postponed,
        )
        lines += sentence(text, cells, "muted")
    return lines


def _begin(today: Today, cursor: int, cells: int) -> list[Line]:
    if today.left.asks:
        text = tr("Begin today's review")
    elif today.next_due_in is None:
        text = tr(
            "Nothing is due. Import notes to get new cards ({key}).", key=key_for("home", "i")
        )
    elif today.next_due_in == 1:
        text = tr("Nothing is due: the next card comes tomorrow.")
    else:
        text = tr(
            "Nothing is due: the next card comes in {n} days, on {date}.",
            n=today.next_due_in,
            date=day_to_date(today.study_day + today.next_due_in),
        )
    role = "strong" if today.left.asks else "muted"
    mark = Span("▸ ⏎ " if cursor == 0 else "    ", "accent")
    lines = [
        Line((mark if index == 0 else Span("    "), *item.spans), action="open(0)")
        for index, item in enumerate(sentence(text, cells - 4, role))
    ]
    return lines if today.left.asks or cells < NARROW else [*lines, *_instead(today)]


def _instead(today: Today) -> list[Line]:
    """Return what can be done on a day without a due card."""
    offers = [
        ("a", tr("Learn ahead: new cards, and what is due next"), "learn_ahead"),
        ("t", tr("Test yourself"), "quiz"),
        *([("p", tr("Practise what is weak"), "practise_weak")] if today.areas else []),
    ]
    return [
        line(Span(f"    {key_for('home', default)}  ", "accent"), text, action=action)
        for default, text, action in offers
    ]


def _areas(today: Today, cursor: int, first: int, cells: int) -> list[Line]:
    lines = []
    for number, area in enumerate(today.areas, start=first):
        here = number == cursor
        left = [pointer(here), Span(area.title, "strong" if here else "")]
        right = [Span(f"{ticks(area.marks)} {percent(area.p)}".rjust(12))]
        lines.append(row(left, right, cells, action=f"choose({number})"))
    return section(tr("Weak areas · last answers, chance to fail"), lines, cells)


def _no_areas(cells: int) -> list[Line]:
    said = tr("No weak areas yet: mark one with {key} while reviewing.", key=key_for("review", "w"))
    return sentence(said, cells, "muted")


def _forecast(today: Today, cells: int) -> list[Line]:
    if not any(today.forecast):
        return []
    title = tr("Due in the next {n} days", n=len(today.forecast))
    return section(title, forecast_chart(today.forecast, today.study_day, cells), cells)


def _last_import(today: Today, cells: int) -> list[Line]:
    if today.last_import is None:
        return []
    last = today.last_import
    day = day_to_date(last.study_day)
    text = tr("Last import {when}: {met}", when=day, met=brought(last.counts))
    return sentence(text, cells, "muted")
