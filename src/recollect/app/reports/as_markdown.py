"""The report as Markdown, in the way learners keep such lists: ready to paste into a study log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recollect.app.areas import Area, CardEvidence
from recollect.app.reports.weakness import WeaknessReport
from recollect.core.safe_text import safe_line
from recollect.core.weakness import Mark, MarkKind, State

CARDS_SHOWN = 5

ORIGINS = {
    MarkKind.BY_HAND: "marked by hand",
    MarkKind.MISSED_POINT: "key point missed",
    MarkKind.NOTES: "from the notes",
    MarkKind.HINT: "hint needed",
    MarkKind.QUIZ: "quiz",
    MarkKind.ANSWER: "answer",
}


def as_markdown(report: WeaknessReport) -> str:
    """Return the report as Markdown."""
    return "\n".join(_lines(report)) + "\n"


def marks(passes: Sequence[bool]) -> str:
    """Return marks as signs, the oldest first: `✗✗✓✗✓`."""
    return "".join("✓" if passed else "✗" for passed in passes)


def _lines(report: WeaknessReport) -> Iterator[str]:
    where = f" · {safe_line(report.deck)}" if report.deck else ""
    yield f"# Weak areas · {report.day.isoformat()}{where}"
    yield ""
    if not report.areas:
        yield "No evidence yet: review some cards, and this page will fill."
        return
    weak = report.in_state(State.WEAK)
    suspected = report.in_state(State.SUSPECTED, State.RECOVERING)
    yield (
        f"{report.answers} answers looked at: {len(weak)} weak areas, "
        f"{len(suspected)} suspected or recovering."
    )
    yield from _chapter("Needs work", weak)
    yield from _chapter("Suspected or recovering", suspected)
    yield from _rest(report.in_state(State.STEADY, State.STRONG))
    yield ""
    yield (
        "`fails` is the estimated chance that an answer fails, with its 80 % interval; "
        "✗✓ are the last marks, the oldest first."
    )


def _chapter(title: str, areas: Iterable[Area]) -> Iterator[str]:
    areas = list(areas)
    if not areas:
        return
    yield ""
    yield f"## {title}"
    for number, area in enumerate(areas, start=1):
        yield ""
        yield f"### {number}. {safe_line(area.name)}"
        yield ""
        yield _figures(area)
        yield ""
        for card in area.cards[:CARDS_SHOWN]:
            yield _card(card)
        if len(area.cards) > CARDS_SHOWN:
            yield f"- … and {len(area.cards) - CARDS_SHOWN} more cards"
        for mark in area.marks:
            yield _mark(mark)


def _figures(area: Area) -> str:
    score = area.score
    parts = [
        f"**{score.state}**",
        f"fails {score.p:.0%} ({score.low:.0%}–{score.high:.0%})",
        f"{score.n} marks {marks(score.last)}",
    ]
    if area.forgotten is not None:
        parts.append(f"{area.forgotten:.0%} likely forgotten in 30 days")
    if area.deck:
        parts.append(safe_line(area.deck))
    return " · ".join(parts)


def _card(card: CardEvidence) -> str:
    answers = f"{marks(card.answers[-5:])} " if card.answers else ""
    return f"- {answers}{safe_line(card.question)} — `{safe_line(card.place)}`"


def _mark(mark: Mark) -> str:
    said = f": {safe_line(mark.text)}" if mark.text else ""
    source = f" — `{safe_line(mark.source)}`" if mark.source else ""
    return f"- {ORIGINS[mark.kind]}{said}{source}"


def _rest(areas: Sequence[Area]) -> Iterator[str]:
    if not areas:
        return
    yield ""
    yield "## Holding"
    yield ""
    yield "| area | fails | marks |"
    yield "|---|---|---|"
    for area in areas:
        name = safe_line(area.name).replace("|", "\\|")
        yield f"| {name} | {area.score.p:.0%} | {marks(area.score.last)} |"
