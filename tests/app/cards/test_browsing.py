"""Looking through the cards, on a real database."""

from __future__ import annotations

import pytest
from tests.tui import decks

from recollect.app.cards.actions import undo
from recollect.app.cards.browsing import CardList, card_file, change_cards, mark_weak
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import CardStatus
from recollect.core.cards.items import Kind
from recollect.core.cards.library import Order, Standing, Wanted, standing_of
from recollect.core.errors import RecollectError
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.reviews import ActionKind


def questions(workspace: Workspace, **wanted: object) -> list[str]:
    found = CardList(workspace, Wanted(**wanted))  # type: ignore[arg-type]
    return [found[number].question for number in range(len(found))]


def test_a_list_is_read_page_by_page(workspace: Workspace) -> None:
    decks.put(workspace, [decks.card(f"Question {number}") for number in range(250)])
    cards = CardList(workspace, Wanted())
    assert len(cards) == 250
    assert cards[249].question == "Question 249"
    assert cards[0].place == "gpu/memory.md:10"
    assert len(cards.ids()) == 250


def test_what_is_retired_is_counted_only_where_it_is_asked_for(workspace: Workspace) -> None:
    gone = decks.card("Gone", status=CardStatus.RETIRED)
    decks.put(workspace, [*(decks.card(f"Question {number}") for number in range(120)), gone])
    assert len(CardList(workspace, Wanted())) == 120
    assert len(CardList(workspace, Wanted(standing=Standing.RETIRED))) == 1


def test_chinese_is_found_by_two_characters_and_english_by_words(workspace: Workspace) -> None:
    decks.put(workspace, [decks.SOCRATIC, decks.PLAIN, decks.TERM])
    assert questions(workspace, words=("线性",)) == [decks.SOCRATIC.question]
    assert questions(workspace, words=("PAGE", "frames")) == [decks.PLAIN.question]
    assert questions(workspace, words=("100%",)) == []


def test_cards_are_listed_by_deck_kind_and_standing(workspace: Workspace) -> None:
    plain, term, other = decks.put(
        workspace, [decks.PLAIN, decks.TERM, decks.card("Elsewhere", deck="cpu")]
    )
    assert questions(workspace, deck="gpu") == [plain.question, term.question]
    assert questions(workspace, kind=Kind.TERM) == [term.question]
    change_cards(workspace, [plain.id], ActionKind.SUSPEND)
    change_cards(workspace, [term.id], ActionKind.FLAG, 1)
    change_cards(workspace, [other.id], ActionKind.BURY, workspace.today() + 1)
    assert questions(workspace, standing=Standing.SUSPENDED) == [plain.question]
    assert questions(workspace, standing=Standing.FLAGGED) == [term.question]
    assert questions(workspace, standing=Standing.BURIED) == [other.question]
    assert questions(workspace, standing=Standing.NEW) == [term.question]
    assert questions(workspace, standing=Standing.RETIRED) == []


def test_the_next_one_due_comes_first(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN, decks.TERM, decks.OPEN])
    session = StudySession(workspace)
    session.grade(Grade.EASY)
    session.grade(Grade.AGAIN)
    by_due = questions(workspace, order=Order.DUE)
    assert by_due[2] == decks.OPEN.question
    assert questions(workspace, order=Order.EASE)[0] == decks.TERM.question
    row = CardList(workspace, Wanted(order=Order.EASE))[0]
    assert standing_of(row.status, row.schedule, workspace.today()) is Standing.WAITING


def test_one_undo_takes_back_what_was_done_to_many_cards(workspace: Workspace) -> None:
    cards = decks.put(workspace, [decks.PLAIN, decks.TERM])
    change_cards(workspace, [card.id for card in cards], ActionKind.SUSPEND)
    undo(workspace)
    assert questions(workspace, standing=Standing.SUSPENDED) == []


def test_a_cards_file_holds_its_history_and_its_areas(workspace: Workspace) -> None:
    card, _ = decks.put(workspace, [decks.PLAIN, decks.TERM])
    StudySession(workspace).grade(Grade.HARD, answer="frames")
    mark_weak(workspace, card.id, "paging")
    known = card_file(workspace, card.id)
    assert [review.grade for review in known.history] == [Grade.HARD]
    assert [answer.text for answer in known.own_answers] == ["frames"]
    assert known.areas == ("paging",)


def test_a_card_that_is_gone_is_said_to_be_gone(workspace: Workspace) -> None:
    with pytest.raises(RecollectError, match="no such card"):
        card_file(workspace, "gone")
