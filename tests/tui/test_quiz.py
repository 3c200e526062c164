"""The self-test, driven by keys on a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import HandClock, log
from tests.tui import decks
from tests.tui.conftest import Snapshot, screen_text
from tests.tui.decks import CHOICE, CLOZE, PLAIN, SEVERAL, SOCRATIC, TERM, card
from tests.tui.test_hostile import CONTROLS, MARKUP, code
from tests.tui.test_snapshots import LOOKS, Look, See
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from recollect.app.cards.drafts import drafts_of, keep_draft
from recollect.app.quiz import PastQuiz, past_quizzes, result_of
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import Asking, Feedback, QuizAnswer, QuizPlan
from recollect.core.cards.cards import Card
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.tui.app import RecollectApp
from recollect.tui.screens.home import HomeScreen
from recollect.tui.screens.quiz import QuizScreen
from recollect.tui.screens.quiz_history import QuizHistory
from recollect.tui.screens.quiz_result import QuizResultScreen
from recollect.tui.screens.quiz_setup import QuizSetup

SIZE = (80, 24)
AT_ONCE = QuizPlan()
AT_THE_END = QuizPlan(feedback=Feedback.AT_THE_END)

CAPITALS = [
    card(f"What is the capital of {country}?", f"The old town of **{capital}**")
    for country, capital in {
        "Latvia": "Riga",
        "Malta": "Valletta",
        "Ghana": "Accra",
        "Peru": "Lima",
    }.items()
]

QuizOf = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def quiz_of(workspace: Workspace) -> QuizOf:
    """Run the application, opened on a quiz over the given cards."""

    @asynccontextmanager
    async def open_on(*cards: Card, plan: QuizPlan = AT_ONCE) -> AsyncIterator[Pilot[None]]:
        decks.put(workspace, cards)
        async with opened(RecollectApp(workspace, then=lambda app: app.quiz(plan))) as pilot:
            yield pilot

    return open_on


@asynccontextmanager
async def opened(app: RecollectApp, size: tuple[int, int] = SIZE) -> AsyncIterator[Pilot[None]]:
    """Run an application, once the questions are chosen, which is done beside the screen."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def last(workspace: Workspace) -> PastQuiz:
    return past_quizzes(workspace)[0]


def answers(workspace: Workspace) -> list[QuizAnswer]:
    rows = result_of(workspace, last(workspace).attempt_id).rows
    return [row.answer for row in rows]


def option(pilot: Pilot[None], *, right: bool) -> str:
    """Return the digit of a right or a wrong option of the question at hand."""
    screen = pilot.app.screen
    assert isinstance(screen, QuizScreen)
    assert screen.turn is not None
    options = screen.turn.study_card.card.options
    return str(next(i for i, one in enumerate(options, 1) if one.correct is right))


async def test_t_on_the_dashboard_leads_to_a_score(workspace: Workspace) -> None:
    decks.put(workspace, [CHOICE])
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("t")
        assert isinstance(pilot.app.screen, QuizSetup)
        await pilot.press("enter", "2", "space")
        assert isinstance(pilot.app.screen, QuizResultScreen)
        assert "100%" in screen_text(pilot.app)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert [review.kind for review in log(workspace)] == [ReviewKind.QUIZ]


class TestAtOnce:
    @pytest.mark.parametrize(
        ("keys", "outcome", "says"),
        [
            (("2",), Outcome.RIGHT, "✓ right"),
            (("1",), Outcome.WRONG, "✗ wrong"),
            (("0",), Outcome.UNKNOWN, "✗ you said you don't know"),
            (("2", "g"), Outcome.GUESSED, "◐ right, but a guess"),
            (("g", "２"), Outcome.GUESSED, "◐ right, but a guess"),
        ],
    )
    async def test_a_choice(
        self,
        quiz_of: QuizOf,
        workspace: Workspace,
        keys: tuple[str, ...],
        outcome: Outcome,
        says: str,
    ) -> None:
        async with quiz_of(CHOICE) as pilot:
            await pilot.press(*keys)
            assert says in screen_text(pilot.app)
            assert [answer.outcome for answer in answers(workspace)][-1] is outcome

    async def test_answers_of_siblings_to_choose_among(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        plan = QuizPlan(asking=Asking.CHOOSE)
        async with quiz_of(*CAPITALS, plan=plan) as pilot:
            screen = screen_text(pilot.app)
            assert all(town in screen for town in ("Riga", "Valletta", "Accra", "Lima"))
            await pilot.press(option(pilot, right=True))
            assert "✓ right" in screen_text(pilot.app)
            await pilot.press("space")
            # Only now, for the question that is shown now.
            await pilot.press(option(pilot, right=False))
            assert "✗ wrong" in screen_text(pilot.app)
        assert [review.grade for review in log(workspace)].count(Grade.GOOD) == 1

    async def test_several_right_options_are_ticked_first(self, quiz_of: QuizOf) -> None:
        async with quiz_of(SEVERAL) as pilot:
            await pilot.press("space", "1", "enter")
            assert "◐ partly right" in screen_text(pilot.app)

    async def test_a_gap_is_typed(self, quiz_of: QuizOf, workspace: Workspace) -> None:
        async with quiz_of(CLOZE) as pilot:
            assert isinstance(pilot.app.focused, Input)
            await pilot.press(*"Requests", "enter")
            assert "✓ right" in screen_text(pilot.app)
        assert answers(workspace)[0].given == "Requests"

    async def test_a_short_answer_is_typed_where_an_arrow_points(self, quiz_of: QuizOf) -> None:
        async with quiz_of(card("What is NaCl?", "Salt")) as pilot:
            shown = screen_text(pilot.app)
            assert "→ ____" in shown
            assert "────\n" not in shown.split("NaCl")[1].split("Blank 1")[0]
            await pilot.press(*"sal", "escape", "tab", "t", "enter")
            assert "✓ right" in screen_text(pilot.app)

    async def test_what_was_typed_otherwise_can_be_called_right(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(CLOZE) as pilot:
            await pilot.press(*"queries", "enter")
            assert "✗ 1  queries → requests" in screen_text(pilot.app)
            await pilot.press("3")
            assert "✓ right" in screen_text(pilot.app)
        assert [review.grade for review in log(workspace)] == [Grade.GOOD]

    @pytest.mark.parametrize(
        ("digit", "outcome"), [("1", Outcome.WRONG), ("2", Outcome.PARTLY), ("3", Outcome.RIGHT)]
    )
    async def test_of_own_words_the_learner_is_the_judge(
        self, quiz_of: QuizOf, workspace: Workspace, digit: str, outcome: Outcome
    ) -> None:
        async with quiz_of(PLAIN) as pilot:
            await pilot.press("tab")
            pilot.app.screen.query_one(TextArea).insert("frames, by pages")
            await pilot.press("ctrl+s")
            screen = screen_text(pilot.app)
            assert "frames, by pages" in screen
            assert "Virtual pages to physical frames." in screen
            await pilot.press("space")
            assert isinstance(pilot.app.screen, QuizScreen), "first say how it went"
            await pilot.press(digit)
            assert isinstance(pilot.app.screen, QuizResultScreen)
        assert [(one.given, one.outcome) for one in answers(workspace)] == [
            ("frames, by pages", outcome)
        ]

    async def test_ticking_key_points_says_how_it_went(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(SOCRATIC) as pilot:
            await pilot.press("space", "a", "c")
            assert "[␣ ◐ partly right]" in screen_text(pilot.app)
            await pilot.press("space")
            assert isinstance(pilot.app.screen, QuizResultScreen)
        assert [review.grade for review in log(workspace)] == [Grade.HARD]

    async def test_word_for_word_is_right_without_asking(self, quiz_of: QuizOf) -> None:
        async with quiz_of(TERM) as pilot:
            await pilot.press("tab")
            pilot.app.screen.query_one(TextArea).insert(TERM.answer.upper())
            await pilot.press("ctrl+s")
            assert "✓ right" in screen_text(pilot.app)

    async def test_asked_to_write_one_can_write_at_once(self, quiz_of: QuizOf) -> None:
        plan = QuizPlan(asking=Asking.WRITE)
        async with quiz_of(PLAIN, plan=plan) as pilot:
            await pilot.press("a", "1", "space", "q")
            assert pilot.app.screen.query_one(TextArea).text == "a1 q"

    async def test_there_are_no_hints(self, quiz_of: QuizOf) -> None:
        async with quiz_of(SOCRATIC) as pilot:
            await pilot.press("h")
            assert "Hint" not in screen_text(pilot.app)


class TestAtTheEnd:
    async def test_nothing_is_told_before_the_last_answer(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        two = (CHOICE, replace(CHOICE, question="And which of these is *not*?"))
        async with quiz_of(*two, plan=AT_THE_END) as pilot:
            await pilot.press("1")
            assert "2/2" in screen_text(pilot.app)
            assert "✗" not in screen_text(pilot.app)
            await pilot.press("g")
            assert "I guessed" in screen_text(pilot.app).split("\n")[-4]
            await pilot.press("2")
            assert "25%" in screen_text(pilot.app)

    async def test_own_words_are_compared_after_the_last_question(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        plan = replace(AT_THE_END, asking=Asking.WRITE)
        async with quiz_of(PLAIN, TERM, plan=plan) as pilot:
            for text in ("first words", "second words"):
                pilot.app.screen.query_one(TextArea).insert(text)
                await pilot.press("ctrl+s")
            assert "first words" in screen_text(pilot.app)
            assert "Compare: did you have it?" in screen_text(pilot.app)
            await pilot.press("3")
            assert "second words" in screen_text(pilot.app)
            await pilot.press("1")
            assert "50%" in screen_text(pilot.app)

    async def test_what_is_compared_waits_for_a_word_on_it_and_takes_i_dont_know(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(PLAIN) as pilot:
            await pilot.press("space", "space")
            await pilot.pause()
            assert "Say first how it went" in screen_text(pilot.app)
            await pilot.press("0")
        assert [answer.outcome for answer in answers(workspace)] == [Outcome.UNKNOWN]


class TestLeaving:
    async def test_keeps_what_was_answered_and_says_that_it_was_left(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(CHOICE, PLAIN) as pilot:
            await pilot.press("0", "q")
            assert "Left early" in screen_text(pilot.app)
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, QuizScreen)
            await pilot.press("q", "q")
            assert isinstance(pilot.app.screen, HomeScreen)
        assert not last(workspace).is_finished
        assert len(log(workspace)) == 1

    async def test_before_the_first_answer_leaves_no_trace(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(CHOICE) as pilot:
            await pilot.press("q")
            assert isinstance(pilot.app.screen, HomeScreen)
        assert past_quizzes(workspace) == ()


async def test_a_killed_terminal_loses_no_answer(quiz_of: QuizOf, workspace: Workspace) -> None:
    async with quiz_of(CHOICE, PLAIN) as pilot:
        await pilot.press("0")
        assert [answer.outcome for answer in answers(workspace)] == [Outcome.UNKNOWN]


class TestWhatWasBegunToBeWritten:
    async def test_outlives_the_program_until_it_is_handed_in(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(PLAIN) as pilot:
            await pilot.press("tab", *"by pag", "ctrl+q")
        async with opened(RecollectApp(workspace, then=lambda app: app.quiz(AT_ONCE))) as pilot:
            assert "What you had begun to write is here again." in screen_text(pilot.app)
            await pilot.press("tab", *"es", "ctrl+s")
            assert "by pages" in screen_text(pilot.app)
            await pilot.press("ctrl+q")
        assert [one.given for one in answers(workspace)] == ["by pages"]
        with workspace.database.read() as unit:
            assert not drafts_of(unit)

    async def test_is_there_in_a_review_too(self, quiz_of: QuizOf, workspace: Workspace) -> None:
        async with quiz_of(PLAIN) as pilot:
            await pilot.press("tab", *"by pages", "escape", "q")
        async with opened(RecollectApp(workspace, Selection())) as pilot:
            assert pilot.app.screen.query_one(TextArea).text == "by pages"

    async def test_stays_where_the_question_is_answered_by_choosing(
        self, workspace: Workspace
    ) -> None:
        begun = {one.id: ("The old",) for one in decks.put(workspace, CAPITALS)}
        choosing = QuizPlan(asking=Asking.CHOOSE)
        with workspace.database.write() as unit:
            for card_id, draft in begun.items():
                keep_draft(unit, card_id, draft)
        async with opened(RecollectApp(workspace, then=lambda app: app.quiz(choosing))) as pilot:
            assert "Riga" in screen_text(pilot.app)
            assert not pilot.app.screen.query_one(TextArea).display
            await pilot.press("ctrl+q")
        with workspace.database.read() as unit:
            assert drafts_of(unit) == begun


async def test_the_time_that_is_left_is_shown_and_ends_the_test(
    quiz_of: QuizOf, workspace: Workspace, clock: HandClock
) -> None:
    plan = QuizPlan(minutes=5)
    async with quiz_of(CHOICE, PLAIN, TERM, plan=plan) as pilot:
        assert "left 05:00" in screen_text(pilot.app)
        clock.instant += timedelta(minutes=6)
        await pilot.press("0", "space")
        assert "time ran out on 2" in screen_text(pilot.app)
    assert answers(workspace)[0].elapsed_ms == 360_000


class TestSettingUp:
    async def test_digits_and_arrows_turn_the_settings(self, workspace: Workspace) -> None:
        decks.put(workspace, [PLAIN])
        async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
            await pilot.press("t", "2", "2", "down", "right", "3", "4", "5", "left", "６")
            screen = pilot.app.screen
            assert isinstance(screen, QuizSetup)
            assert screen.plan == QuizPlan(
                count=30,
                minutes=10,
                feedback=Feedback.AT_THE_END,
                asking=Asking.MIXED,
                grades=True,
            )

    async def test_what_it_is_about_is_found_by_typing(self, workspace: Workspace) -> None:
        elsewhere = replace(PLAIN, deck="chess", source=replace(PLAIN.source, path="chess.md"))
        decks.put(workspace, [TERM, elsewhere])
        async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
            await pilot.press("t", "1")
            await pilot.pause()
            await pilot.press(*"chess", "enter")
            assert "1 card to choose from" in screen_text(pilot.app)
            await pilot.press("enter")
            assert "What does a page table map?" in screen_text(pilot.app)

    async def test_the_deck_under_the_cursor_is_offered(self, workspace: Workspace) -> None:
        decks.put(workspace, [PLAIN])
        async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
            await pilot.press("down", "down", "t")
            assert "gpu › memory" in screen_text(pilot.app)

    async def test_without_cards_there_is_no_quiz(self, workspace: Workspace) -> None:
        async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
            await pilot.press("t")
            assert isinstance(pilot.app.screen, HomeScreen)


class TestAfterwards:
    async def test_what_was_not_right_is_asked_again(
        self, quiz_of: QuizOf, workspace: Workspace
    ) -> None:
        async with quiz_of(CHOICE, PLAIN) as pilot:
            while "cached during decoding" not in screen_text(pilot.app):
                await pilot.press("space", "3")
            await pilot.press("0", "space")
            if isinstance(pilot.app.screen, QuizScreen):
                await pilot.press("space", "3")
            await pilot.press("1")
            assert "1/1" in screen_text(pilot.app)
            assert "cached during decoding" in screen_text(pilot.app)

    async def test_earlier_attempts_are_listed_and_opened(
        self, quiz_of: QuizOf, workspace: Workspace, clock: HandClock
    ) -> None:
        async with quiz_of(CHOICE) as pilot:
            await pilot.press("0", "space", "enter")
            clock.pass_days(1)
            await pilot.press("t")
            assert "2026-03-02 12:00" in screen_text(pilot.app)
            await pilot.press("enter", "2", "space")
            screen = screen_text(pilot.app)
            assert "+100 points since the last whole attempt." in screen
            assert "1 better" in screen
            await pilot.press("2", "7")
            assert isinstance(pilot.app.screen, QuizHistory)
            await pilot.press("down", "enter")
            assert "Quiz: Everything" in screen_text(pilot.app)
            assert "1 unknown" in screen_text(pilot.app)
            await pilot.press("escape", "escape")
            assert isinstance(pilot.app.screen, QuizSetup)


async def test_the_mouse_does_what_the_keys_do(quiz_of: QuizOf, workspace: Workspace) -> None:
    async with quiz_of(CHOICE) as pilot:
        rows = screen_text(pilot.app).split("\n")
        await pilot.click(offset=(12, next(y for y, row in enumerate(rows) if "queries" in row)))
        bar = screen_text(pilot.app).split("\n")[-3]
        await pilot.click(offset=(bar.index("Next question"), 22))
        assert isinstance(pilot.app.screen, QuizResultScreen)


@pytest.mark.parametrize(
    ("size", "half"),
    [((120, 40), 0), pytest.param((40, 12), 1, marks=pytest.mark.long)],
)
async def test_hostile_text_is_shown_exactly_and_never_obeyed(
    workspace: Workspace, size: tuple[int, int], half: int
) -> None:
    texts = dict(list(({text: text for text in MARKUP} | CONTROLS).items())[half::2])
    hostile = [replace(card(code(text), code(text + "!")), deck=text) for text in texts]
    decks.put(workspace, hostile)
    plan = QuizPlan(count=None, asking=Asking.CHOOSE)
    app = RecollectApp(workspace, then=lambda app: app.quiz(plan))
    async with opened(app, size) as pilot:
        for _ in hostile:
            screen = pilot.app.screen
            assert isinstance(screen, QuizScreen)
            assert screen.turn is not None
            shown = texts[screen.turn.study_card.card.deck]
            assert shown in screen_text(pilot.app)
            await pilot.press("escape", "0", "space")
        assert isinstance(pilot.app.screen, QuizResultScreen)
        await pilot.press("2", "1")
        await pilot.pause()
        await pilot.press("escape", "7", "enter")
        assert isinstance(pilot.app.screen, QuizResultScreen)
        assert not {"\x1b", "\x9b", "\x07"} & set(screen_text(pilot.app))


@LOOKS
async def test_what_it_looks_like(
    workspace: Workspace,
    snapshot: Snapshot,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    looks: list[Look],
) -> None:
    # Which cards come when follows from the seed, which is the attempt's id.
    monkeypatch.setattr("recollect.app.quiz.session.uuid4", lambda: "quiz-8")
    decks.put(workspace, [*CAPITALS[:3], CLOZE, SOCRATIC])
    plan = QuizPlan(count=5, minutes=10, asking=Asking.CHOOSE)
    app = RecollectApp(workspace, then=lambda app: app.set_up_quiz(plan))
    async with app.run_test(size=SIZE) as pilot:
        see = See(pilot, snapshot, looks)
        await see("quiz-setup")
        await see("quiz-scope", "1")
        await see("quiz-question", "enter", "enter")
        clock.instant += timedelta(seconds=80)
        await see("quiz-answer", option(pilot, right=False))
        await pilot.press("space", "tab")
        pilot.app.screen.query_one(TextArea).insert("每一步都要用到全部旧的键和值。")
        await see("quiz-compare", "ctrl+s")
        await see.once("quiz-left", "2", "escape", "q")
        await pilot.press("escape", "0", "space")
        while isinstance(pilot.app.screen, QuizScreen):
            clock.instant += timedelta(seconds=20)
            await pilot.press(option(pilot, right=True), "space")
        await see("quiz-result")
        await see("quiz-history", "2", "7")
