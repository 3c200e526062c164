"""The report as Markdown, in the way learners keep such lists: ready to paste into a study log.

It stands between markers, so that the log it is pasted into is not read as new evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.app.areas.model import Area, CardEvidence
from recollect.app.language import Words, english
from recollect.app.markdown_text import inline, link_to, table_cell
from recollect.app.reports.weakness import WeaknessReport
from recollect.app.reports.wording import (
    FOOTNOTE,
    ORIGINS,
    advice,
    figures,
    last_failed,
    more_areas,
    more_cards,
    plan_lines,
    tested,
)
from recollect.core.areas.marks import Mark, ticks
from recollect.core.areas.weakness import State
from recollect.core.cards.decks import title_of
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.own_pages import begin, end

CARDS_SHOWN = 3
"""How many cards of a weak area are shown; of one that is only suspected, one is."""
AREAS_SHOWN = 12
BESIDE_SHOWN = 12
HOLDING_SHOWN = 12
QUESTION_LENGTH = 120
NAME = "report"


def as_markdown(report: WeaknessReport, words: Words = english) -> str:
    """Return the report as Markdown."""
    return "\n".join([begin(NAME), *_lines(report, words), end(NAME)]) + "\n"


def _lines(report: WeaknessReport, words: Words) -> Iterator[str]:
    where = f" · {inline(report.deck)}" if report.deck else ""
    yield f"## {words('Weak areas')} · {report.day.isoformat()}{where}"
    yield ""
    if not report.areas:
        yield words("No evidence yet: review some cards, and this page will fill.")
        return
    yield f"- **{words('Date')}**: {report.day.isoformat()}"
    yield f"- **{words('Answers')}**: {tested(report, words)}"
    yield ""
    yield f"**{words('Overall')}**:"
    yield ""
    for text in advice(report, words):
        yield f"- {inline(text)}"
    yield from _chapter("To strengthen", report.in_state(State.WEAK), report, words)
    suspected = report.in_state(State.SUSPECTED, State.RECOVERING)
    yield from _chapter("Suspected or recovering", suspected, report, words, cards=1)
    yield from _beside(report, words)
    yield from _plan(report, words)
    yield from _rest(report.in_state(State.STRONG)[::-1], words)
    yield ""
    yield words(FOOTNOTE)


def _chapter(
    title: str,
    areas: Sequence[Area],
    report: WeaknessReport,
    words: Words,
    cards: int = CARDS_SHOWN,
) -> Iterator[str]:
    if not areas:
        return
    yield ""
    yield f"**{words(title)}**:"
    yield ""
    for number, area in enumerate(areas[:AREAS_SHOWN], start=1):
        yield from _area(number, area, report, words, cards)
    if len(areas) > AREAS_SHOWN:
        yield ""
        yield more_areas(len(areas) - AREAS_SHOWN, words)


def _area(
    number: int, area: Area, report: WeaknessReport, words: Words, cards: int
) -> Iterator[str]:
    deck = title_of(area.deck)  # those above are mostly the same
    where = f" · {inline(deck)}" if deck else ""
    yield f"{number}. **{inline(area.title)}** — {figures(area, words)}{where}"
    telling = [card for card in area.cards if card.failed] or area.cards[:1]
    for card in telling[:cards]:
        yield f"   - {_card(card, report, words)}"
    more = len(area.cards) - len(telling[:cards])
    if more:
        yield f"   - {more_cards(more, words)}"
    for mark in area.marks[-cards:]:
        yield f"   - {_mark(mark, words)}"


def _card(card: CardEvidence, report: WeaknessReport, words: Words) -> str:
    signs = f"{ticks(card.answers[-5:])} " if card.answers else ""
    asked = f"{signs}{inline(card.question, QUESTION_LENGTH)} — {link_to(card.place)}"
    failed = inline(last_failed(report, card, words), QUESTION_LENGTH)
    return " · ".join(filter(None, [asked, failed]))


def _beside(report: WeaknessReport, words: Words) -> Iterator[str]:
    """Yield what failed lately though no area of it is weak: whoever helps wants to see it too."""
    cards = report.failed_beside
    if not cards:
        return
    yield ""
    yield f"**{words('Also failed lately')}**:"
    yield ""
    yield from (f"- {_card(card, report, words)}" for card in cards[:BESIDE_SHOWN])
    if len(cards) > BESIDE_SHOWN:
        yield f"- {more_cards(len(cards) - BESIDE_SHOWN, words)}"


def _mark(mark: Mark, words: Words) -> str:
    said = f": {inline(mark.text, QUESTION_LENGTH)}" if mark.text else ""
    source = f" — {link_to(mark.source)}" if mark.source else ""
    return f"{words(ORIGINS[mark.kind])} {day_to_date(mark.day).isoformat()}{said}{source}"


def _plan(report: WeaknessReport, words: Words) -> Iterator[str]:
    if not report.plan.steps:
        return
    minutes = words("{n} min").format(n=report.plan.minutes)
    yield ""
    yield f"**{words('Plan')}** ({minutes}):"
    yield ""
    for number, line in enumerate(plan_lines(report.plan, words), start=1):
        reread = f"{words('re-read')} {link_to(line.place)} · " if line.place else ""
        yield f"{number}. **{inline(line.area)}** — {reread}{line.said}"


def _rest(areas: Sequence[Area], words: Words) -> Iterator[str]:
    if not areas:
        return
    yield ""
    yield f"**{words('Holding')}**:"
    yield ""
    yield f"| {words('area')} | {words('fails')} | {words('marks')} |"
    yield "|---|---|---|"
    for area in areas[:HOLDING_SHOWN]:
        yield f"| {table_cell(area.title)} | {area.score.p:.0%} | {ticks(area.score.last)} |"
