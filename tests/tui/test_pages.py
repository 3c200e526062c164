"""Pages keep to their width, whatever the card and however far the learner has come with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.tui import decks

from recollect.app.areas.model import CardEvidence
from recollect.app.language import Language, speak
from recollect.app.study import Stage, StudySession, Turn
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import OwnAnswer
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.tui.attempt import Attempt
from recollect.tui.note.spans import width
from recollect.tui.pages.answer import answer_page
from recollect.tui.pages.area import area_card_row
from recollect.tui.pages.note_parts import View, own_answers
from recollect.tui.pages.question import question_page
from recollect.tui.pages.rail import rail_page

VIEW = View(StudyCalendar(UTC))
ATTEMPT = Attempt(
    text="my own words, 还有一些中文", chosen=frozenset({0}), typed=(), ticked=frozenset({0})
)


@pytest.fixture
def turns(workspace: Workspace) -> list[Turn]:
    decks.put(workspace, decks.EVERY_KIND)
    session, turns = StudySession(workspace), []
    while session.turn is not None:
        turns.append(session.turn)
        session.grade(Grade.GOOD)
    return turns


@pytest.mark.parametrize("language", Language)
def test_no_line_is_longer_than_the_page(turns: list[Turn], language: Language) -> None:
    speak(language)
    for turn in turns:
        answered = replace(turn, stage=Stage.ANSWER, hints_open=len(turn.study_card.card.hints))
        for cells in (22, 36, 40, 49, 50, 74, 78, 104):
            pages = [
                question_page(turn, ATTEMPT, VIEW, cells),
                question_page(answered, ATTEMPT, VIEW, cells),
                answer_page(answered, ATTEMPT, replace(VIEW, fold_at=3), cells),
                rail_page(answered, cells),
            ]
            too_long = [line.plain for page in pages for line in page if width(line.spans) > cells]
            assert too_long == [], (cells, turn.study_card.card.question)


def test_an_own_answer_stands_under_the_study_day_that_it_belongs_to() -> None:
    view = View(StudyCalendar(ZoneInfo("Pacific/Kiritimati")))
    afternoon = OwnAnswer(instant=datetime(2026, 3, 2, 12, tzinfo=UTC), text="at 2 in the morning")
    evening = OwnAnswer(instant=datetime(2026, 3, 2, 20, tzinfo=UTC), text="at 10 o'clock")
    said = [line.plain.strip() for line in own_answers([afternoon, evening], 60, view)]
    assert said == ["▎ at 2 in the morning", "2026-03-02", "▎ at 10 o'clock", "2026-03-03"]


@pytest.mark.parametrize(("due", "said"), [(None, ""), (date(2026, 3, 2).toordinal(), "03-02")])
def test_a_card_of_an_area_says_when_it_is_due_once_it_was_answered(
    due: int | None, said: str
) -> None:
    card = CardEvidence(card_id="", question="Why?", place="", failed=0, answers=(), due=due)
    assert area_card_row(card, 60, here=False).plain.split("?")[1].strip() == said
