"""The record itself: what is known of some cards, in the order in which learners keep it.

The question and the first thoughts; how the understanding went from inexact to exact; the technical
detail; the method; practical guidance. Each card stands between markers, so that importing the
record makes no second card; the dated answers in it are read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recollect.app.areas.listing import all_areas
from recollect.app.areas.model import BAD_STATES
from recollect.app.cards.records import named_cards
from recollect.app.discussions.gathering import Discussion, cards_of_day, gathered
from recollect.app.exports import export_folder, write_new
from recollect.app.language import Words, english, words_for
from recollect.app.markdown_text import inline, link_to
from recollect.app.reports.wording import ORIGINS, figures
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, OwnAnswer
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.scheduling.study_days import StudyCalendar, day_to_date
from recollect.core.text.own_pages import begin, end

RECORD = "record"


def discussion_record(workspace: Workspace, cards: Sequence[Card], words: Words = english) -> str:
    """Return the record of some cards as Markdown."""
    calendar, today = workspace.calendar, workspace.today()
    with workspace.database.read() as unit:
        areas = all_areas(workspace, unit)
        discussions = [gathered(unit, card, areas) for card in cards]
    lines = [f"# {words('Discussion record')} · {day_to_date(today).isoformat()}", ""]
    for discussion in discussions:
        lines += [*_record(discussion, calendar, words), ""]
    return "\n".join(lines)


def save_record(workspace: Workspace, card_ids: Sequence[str]) -> Path:
    """Write the record of some cards, or of those answered today, and return its place.

    It lies in `records/` beside the database. Raises RecollectError when nothing was answered
    today, or when it cannot be written.
    """
    cards = named_cards(workspace, card_ids) or cards_of_day(workspace)
    if not cards:
        raise RecollectError(phrase("no card was answered today"))
    text = discussion_record(workspace, cards, words_for(workspace.settings))
    day = day_to_date(workspace.today()).isoformat()
    return write_new(export_folder(workspace, "records"), f"discussion-{day}", text)


def _record(known: Discussion, calendar: StudyCalendar, words: Words) -> Iterator[str]:
    card = known.card
    label = f"{card.source.label}: " if card.source.label else ""
    yield begin(RECORD, card.id)
    yield f"## {label}{inline(card.question, 80)}"
    yield ""
    yield f"**{words('Source')}**: {link_to(card.source.place)}"
    yield from _chapter(1, "The question and the first thoughts", words)
    yield from _first(known, calendar, words)
    yield from _chapter(2, "From inexact to exact", words)
    yield from list(_course(known, calendar, words)) or _quoted("", words)
    yield from _chapter(3, "Technical detail", words)
    yield from _quoted(known.told.detail, words)
    yield from _chapter(4, "Method", words)
    yield from _quoted(card.insight, words)
    yield from _chapter(5, "Practical guidance", words)
    yield from _guidance(known, words)
    yield end(RECORD)


def _chapter(number: int, title: str, words: Words) -> Iterator[str]:
    yield ""
    yield f"### {number}. {words(title)}"
    yield ""


def _first(known: Discussion, calendar: StudyCalendar, words: Words) -> Iterator[str]:
    yield f"**{words('Question')}**:"
    yield from _quoted(known.card.question, words)
    for number, hint in enumerate(known.card.hints, start=1):
        yield ""
        yield f"**{words('Hint')} {number}**: {inline(hint)}"
    yield ""
    yield f"**{words('First thoughts')}**:"
    yield ""
    if known.told.own_answer or not known.answers:
        yield from _quoted(known.told.own_answer, words)
    else:
        yield from _answer(known.answers[0], calendar)


def _course(known: Discussion, calendar: StudyCalendar, words: Words) -> Iterator[str]:
    for answer in known.answers[0 if known.told.own_answer else 1 :]:
        yield from _answer(answer, calendar)
        yield ""
    critique = known.card.critique or known.told.critique
    if critique:
        yield f"**{words('Critique')}**:"
        yield from _quoted(critique, words)
        yield ""
    for mark in known.corrections:
        day = day_to_date(mark.day).isoformat()
        yield f"- {day} {words(ORIGINS[mark.kind])}: {inline(mark.text)}"
    if known.reviews:
        grades = " · ".join(
            f"{day_to_date(one.study_day).isoformat()} {words(one.grade.name.lower())}"
            for one in known.reviews
        )
        yield f"- {words('Grades')}: {grades}"


def _answer(answer: OwnAnswer, calendar: StudyCalendar) -> Iterator[str]:
    yield f"**{day_to_date(calendar.study_day(answer.instant)).isoformat()}**"
    yield ""
    yield from (f"> {line}".rstrip() for line in answer.text.split("\n"))


def _quoted(text: str, words: Words) -> Iterator[str]:
    if text.strip():
        yield from (f"> {line}".rstrip() for line in text.strip("\n").split("\n"))
    else:
        yield f"*({words('nothing written down yet')})*"


def _guidance(known: Discussion, words: Words) -> Iterator[str]:
    for card in known.follow_ups:
        yield f"- {words('Follow-ups')}: {inline(card.question)} — {link_to(card.source.place)}"
    for area in known.areas:
        if area.score.state in BAD_STATES:
            yield f"- {inline(area.name)}: {figures(area, words)}"
    due = known.schedule.memory.due
    if due is not None:
        yield f"- {words('Next due')}: {day_to_date(due).isoformat()}"
    yield f"- {words('read again')}: {link_to(known.card.source.place)}"
