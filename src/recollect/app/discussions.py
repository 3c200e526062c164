"""Discussion records: what is known of some cards, in the order in which learners keep them.

The question and the first thoughts; how the understanding went from inexact to exact; the technical
detail; the method; practical guidance. Each card stands between markers, so that importing the
record makes no second card; the dated answers in it are read back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from recollect.app.areas.listing import all_areas
from recollect.app.areas.model import BAD_STATES, Area
from recollect.app.cards.records import named_cards
from recollect.app.exports import export_folder, write_new
from recollect.app.markdown_text import inline, link_to
from recollect.app.reports.wording import ORIGINS, figures
from recollect.app.wording import Words, english, words_for
from recollect.app.workspace import Workspace
from recollect.core.areas.marks import Mark, MarkKind
from recollect.core.cards.cards import Card, OwnAnswer
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.scheduling.reviews import Review
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.study_days import StudyCalendar, date_to_day, day_to_date
from recollect.core.text.own_pages import begin, end
from recollect.parsing.reading import read_note
from recollect.store.unit import Unit

Thing = TypeVar("Thing")

RECORD = "record"
LATER = (MarkKind.MISSED_POINT, MarkKind.NOTES)


class Told(NamedTuple):
    """An answer in parts: the way to it is told where it belongs, and not once more."""

    detail: str
    own_answer: str = ""
    critique: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """All that is known of one card."""

    card: Card
    schedule: Schedule
    answers: tuple[OwnAnswer, ...]
    """In the learner's words, the oldest first, what was said again left out."""
    reviews: tuple[Review, ...]
    """The first of each day."""
    areas: tuple[Area, ...]
    follow_ups: tuple[Card, ...]

    @property
    def told(self) -> Told:
        """Return the answer; of a linked one, which stands in another note, its parts."""
        items = read_note("", self.card.answer).items if self.card.references else ()
        own, said = (items[0].own_answer, items[0].critique) if len(items) == 1 else (None, None)
        if not (own or said):
            return Told(self.card.answer)
        critique, _, rest = (said or "").partition("\n")
        detail = "\n\n".join(filter(None, (rest.strip("\n"), items[0].answer)))
        return Told(detail, own or "", critique)

    @property
    def corrections(self) -> list[Mark]:
        """Return what was missed or corrected, the oldest first."""
        marks = {
            mark
            for area in self.areas
            for mark in area.evidence
            if mark.kind in LATER and self._is_about_it(mark)
        }
        return sorted(marks, key=lambda mark: (mark.day, mark.text))

    def _is_about_it(self, mark: Mark) -> bool:
        path, _, line = mark.source.rpartition(":")
        source = self.card.source
        stands_inside = path == source.path and source.line <= int(line or 0) <= source.end_line
        return mark.card_id == self.card.id or stands_inside


def cards_of_day(workspace: Workspace, day: date | None = None) -> tuple[Card, ...]:
    """Return the cards that were answered on a study day (without: today), in that order."""
    chosen = workspace.today() if day is None else date_to_day(day)
    with workspace.database.read() as unit:
        ids = unit.evidence.answered_on(chosen)
        cards = unit.cards.get(ids)
    return tuple(cards[card_id] for card_id in ids)


def discussion_record(workspace: Workspace, cards: Sequence[Card], words: Words = english) -> str:
    """Return the record of some cards as Markdown."""
    calendar, today = workspace.calendar, workspace.today()
    with workspace.database.read() as unit:
        areas = all_areas(workspace, unit)
        discussions = [_discussion(unit, card, areas) for card in cards]
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


def _discussion(unit: Unit, card: Card, areas: Iterable[Area]) -> Discussion:
    inside = unit.cards.within(card.source)
    return Discussion(
        card=card,
        schedule=unit.schedules.of(card.id),
        answers=tuple(_once(unit.reviews.own_answers_of(card.id), lambda one: one.text.strip())),
        reviews=tuple(_once(unit.reviews.of_card(card.id), lambda one: one.study_day)),
        areas=tuple(area for area in areas if any(one.card_id == card.id for one in area.cards)),
        follow_ups=tuple(one for one in inside if one.id != card.id),
    )


def _once(things: Iterable[Thing], what: Callable[[Thing], object]) -> Iterator[Thing]:
    """Yield the first of all that are the same."""
    met: set[object] = set()
    for one in things:
        if what(one) not in met:
            met.add(what(one))
            yield one


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
