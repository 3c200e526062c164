"""The report as one HTML file: charts inside, no script, nothing fetched, readable on paper.

Everything that comes from notes is text, escaped; and a policy in the page forbids whatever might
get past that to run or to fetch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources

from recollect.app.areas.model import Area, CardEvidence, joined
from recollect.app.language import Words, chinese, english
from recollect.app.reports.charts import areas_chart, weeks_chart
from recollect.app.reports.weakness import WeaknessReport
from recollect.app.reports.wording import (
    FOOTNOTE,
    ORIGINS,
    PlanLine,
    advice,
    figures,
    last_failed,
    more_cards,
    plan_lines,
    tested,
)
from recollect.core.areas.marks import Mark, ticks
from recollect.core.areas.weakness import State
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_line, safe_text

CARDS_SHOWN = 5
MARKS_SHOWN = 5
"""How many marks of an area are shown beside its answers, the newest ones."""
BESIDE_SHOWN = 40
HOLDING_SHOWN = 40
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(report: WeaknessReport, words: Words = english) -> str:
    """Return the report as a page."""
    title = _text(f"{words('Weak areas')} · {report.day.isoformat()}")
    style = resources.files("recollect.app.reports").joinpath("page.css").read_text("utf-8")
    language = "zh" if words is chinese else "en"
    body = "\n".join(_body(report, words, title))
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _body(report: WeaknessReport, words: Words, title: str) -> Iterator[str]:
    deck = f'<p class="quiet">{_text(report.deck)}</p>' if report.deck else ""
    yield f"<h1>{title}</h1>{deck}"
    if not report.areas:
        yield f"<p>{_text(words('No evidence yet: review some cards, and this page will fill.'))}"
        return
    yield f"<p>{_text(words('Answers'))}: {_text(tested(report, words))}</p>"
    yield f"<h2>{_text(words('Overall'))}</h2>"
    yield _list(_text(text) for text in advice(report, words))
    yield f'<div class="scroll">{areas_chart(joined(report.areas), report.mean, words)}</div>'
    if any(week.passed + week.failed for week in report.weeks):
        yield f"<h2>{_text(words('Answers by week'))}</h2>"
        yield f'<div class="scroll">{weeks_chart(report.weeks, words)}</div>'
    yield from _chapter("To strengthen", report.in_state(State.WEAK), report, words)
    suspected = report.in_state(State.SUSPECTED, State.RECOVERING)
    yield from _chapter("Suspected or recovering", suspected, report, words)
    if cards := report.failed_beside[:BESIDE_SHOWN]:
        yield f"<h2>{_text(words('Also failed lately'))}</h2>"
        yield _list(_card(card, report, words) for card in cards)
    yield from _plan(report, words)
    yield from _rest(report.in_state(State.STEADY, State.STRONG), words)
    yield f'<p class="quiet">{_text(words(FOOTNOTE))}</p>'


def _chapter(
    title: str, areas: Sequence[Area], report: WeaknessReport, words: Words
) -> Iterator[str]:
    if areas:
        yield f"<h2>{_text(words(title))}</h2>"
        yield from (_area(area, report, words) for area in areas)


def _area(area: Area, report: WeaknessReport, words: Words) -> str:
    items = [_card(card, report, words) for card in area.cards[:CARDS_SHOWN]]
    if len(area.cards) > CARDS_SHOWN:
        more = more_cards(len(area.cards) - CARDS_SHOWN, words)
        items.append(f'<span class="quiet">{_text(more)}</span>')
    items += [_mark(mark, words) for mark in area.marks[-MARKS_SHOWN:]]
    aliases = (
        f' <span class="quiet">{_text(", ".join(area.aliases))}</span>' if area.aliases else ""
    )
    deck = f'<p class="quiet">{_text(area.deck)}</p>' if area.deck else ""
    return (
        f'<section class="area"><h3 class="{area.score.state.value}">'
        f"{_text(area.title)}{aliases}</h3>"
        f"<p>{_text(figures(area, words))}</p>{deck}{_list(items)}</section>"
    )


def _card(card: CardEvidence, report: WeaknessReport, words: Words) -> str:
    signs = f'<span class="signs">{ticks(card.answers[-5:])}</span> ' if card.answers else ""
    failed = last_failed(report, card, words)
    said = f' <span class="quiet">{_text(failed)}</span>' if failed else ""
    return f"{signs}{_lines(card.question)} {_place(card.place)}{said}"


def _mark(mark: Mark, words: Words) -> str:
    said = f": {_text(mark.text)}" if mark.text else ""
    source = f" {_place(mark.source)}" if mark.source else ""
    day = day_to_date(mark.day).isoformat()
    return f'<span class="quiet">{_text(words(ORIGINS[mark.kind]))} {day}</span>{said}{source}'


def _plan(report: WeaknessReport, words: Words) -> Iterator[str]:
    if report.plan.steps:
        minutes = words("{n} min").format(n=report.plan.minutes)
        yield f"<h2>{_text(words('Plan'))} ({_text(minutes)})</h2>"
        steps = (
            f"<strong>{_text(line.area)}</strong> {_reread(line, words)}{_text(line.said)}"
            for line in plan_lines(report.plan, words)
        )
        yield _list(steps, "ol")


def _reread(line: PlanLine, words: Words) -> str:
    if not line.place:
        return ""
    return f"{_text(words('re-read'))} {_place(line.place)} · "


def _rest(areas: Sequence[Area], words: Words) -> Iterator[str]:
    if not areas:
        return
    yield f"<h2>{_text(words('Holding'))}</h2>"
    heads = "".join(
        f"<th>{_text(words(head))}</th>" for head in ("area", "state", "fails", "marks")
    )
    rows = "".join(
        f'<tr><td>{_text(area.title)}</td><td class="{area.score.state.value}">'
        f"{_text(words(area.score.state))}</td><td>{area.score.p:.0%}</td>"
        f'<td class="signs">{ticks(area.score.last)}</td></tr>'
        for area in areas[:HOLDING_SHOWN]
    )
    yield f'<div class="scroll"><table><tr>{heads}</tr>{rows}</table></div>'


def _place(place: str) -> str:
    """Return the note's name and the lines; its whole path shows under the pointer."""
    return f'<code title="{_text(place)}">{_text(place.rpartition("/")[2])}</code>'


def _list(items: Iterable[str], tag: str = "ul") -> str:
    inside = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def _text(text: str) -> str:
    return escape(safe_line(text))


def _lines(text: str) -> str:
    """Return a text of several lines, its line ends kept."""
    return escape(safe_text(text).strip()).replace("\n", "<br>")
