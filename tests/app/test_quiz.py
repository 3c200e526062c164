"""A self-test: each answer is on the disk at once, is evidence, and a grade only on request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from tests.conftest import HandClock, log

from recollect.app.areas.listing import weak_areas
from recollect.app.importing import apply_import, plan_import
from recollect.app.quiz import (
    QuizSession,
    find_scope,
    past_quizzes,
    result_of,
    scopes,
)
from recollect.app.scheduling.due import due_today
from recollect.app.study import Selection, Stage, StudySession, Turn
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import Asking, Feedback, QuizPlan, Scope, ScopeKind, missed_of
from recollect.core.cards.items import Kind
from recollect.core.errors import RecollectError
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import Review
from recollect.core.scheduling.schedule import Schedule

WRITE = QuizPlan(asking=Asking.WRITE)
AT_THE_END = QuizPlan(asking=Asking.WRITE, feedback=Feedback.AT_THE_END)


@pytest.fixture(scope="module")
def two_lectures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of notes on two lectures, imported once; each test works on a copy."""
    folder = tmp_path_factory.mktemp("quiz")
    for name, title, count in (("course/attention", "Attention", 6), ("norm", "Norms", 4)):
        note = folder / "notes" / f"{name}.md"
        note.parent.mkdir(parents=True, exist_ok=True)
        questions = (
            f"### Q{n}: Why does head {n} of {name} attend to {n}?\n\n"
            f"**Answer**: Because weight {n} of {name} is the largest.\n"
            for n in range(1, count + 1)
        )
        note.write_text(f"# {title}\n\n" + "\n".join(questions), encoding="utf-8")
    with Workspace.open(str(folder / "deck.db"), clock=HandClock()) as workspace:
        workspace.change_setting("zone", "UTC")
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))
    return folder / "deck.db"


@pytest.fixture
def workspace(two_lectures: Path, address: str, clock: HandClock) -> Iterator[Workspace]:
    copyfile(two_lectures, address)
    with Workspace.open(address, clock=clock) as opened:
        yield opened


def begin(workspace: Workspace, plan: QuizPlan = WRITE) -> QuizSession:
    return QuizSession(workspace, plan, seed="seed")


def at_hand(session: QuizSession) -> Turn:
    assert session.turn is not None
    return session.turn


def answer(session: QuizSession, outcome: Outcome = Outcome.RIGHT, given: str = "") -> None:
    session.answer(given, outcome, elapsed_ms=4000)
    session.advance()


def answer_all(session: QuizSession, outcome: Outcome = Outcome.RIGHT) -> None:
    while session.turn is not None:
        answer(session, outcome)


def schedule_of(workspace: Workspace, card_id: str) -> Schedule:
    with workspace.database.read() as unit:
        return unit.schedules.of(card_id)


class TestASitting:
    def test_asks_as_many_as_wanted_and_ends(self, workspace: Workspace) -> None:
        session = begin(workspace, QuizPlan(count=3))
        answer_all(session)
        result = result_of(workspace, session.attempt.id)
        assert result.is_finished
        assert (result.score.answered, result.score.share) == (3, 1.0)

    def test_every_answer_is_kept_before_the_next_question(self, workspace: Workspace) -> None:
        session = begin(workspace)
        session.answer("mine", None)
        result = result_of(workspace, session.attempt.id)
        assert [row.answer.given for row in result.rows] == ["mine"]
        session.judge(Outcome.PARTLY)
        result = result_of(workspace, session.attempt.id)
        assert [row.answer.outcome for row in result.rows] == [Outcome.PARTLY]

    def test_one_left_in_the_middle_keeps_what_was_answered_and_says_so(
        self, workspace: Workspace
    ) -> None:
        session = begin(workspace)
        answer(session, Outcome.RIGHT)
        answer(session, Outcome.WRONG)
        (past,) = past_quizzes(workspace)
        assert (past.is_finished, past.score.share, past.score.of) == (False, 0.5, 2)

    def test_one_in_which_nothing_was_answered_is_not_listed(self, workspace: Workspace) -> None:
        begin(workspace)
        assert past_quizzes(workspace) == ()

    def test_without_a_card_there_is_no_test(self, workspace: Workspace) -> None:
        nowhere = QuizPlan(scope=Scope(ScopeKind.DECK, "nowhere"))
        assert begin(workspace, nowhere).turn is None

    def test_suspended_cards_are_not_asked(self, workspace: Workspace) -> None:
        study = StudySession(workspace)
        assert study.turn is not None
        suspended = study.turn.study_card.card.id
        study.suspend()
        session = begin(workspace, QuizPlan(count=None))
        answer_all(session)
        asked = {one.card_id for one in session.attempt.answers}
        assert suspended not in asked
        assert len(asked) == 9

    def test_options_are_kept_as_they_were_shown(self, workspace: Workspace) -> None:
        session = begin(workspace, QuizPlan(asking=Asking.CHOOSE))
        shown = at_hand(session).study_card.card
        assert shown.kind is Kind.CHOICE
        answer(session)
        (row,) = result_of(workspace, session.attempt.id).rows
        assert row.answer.options == shown.options
        assert row.wanted == row.card.answer


class TestTime:
    def test_a_limit_ends_the_test_with_the_question_at_hand(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        session = begin(workspace, QuizPlan(count=5, minutes=2))
        answer(session)
        clock.instant += timedelta(seconds=90)
        assert session.progress.seconds_left == 30
        clock.instant += timedelta(minutes=5)
        assert session.progress.seconds_left == 0
        answer(session)
        assert session.turn is None
        score = result_of(workspace, session.attempt.id).score
        assert (score.answered, score.of) == (2, 5)

    def test_minutes_alone_ask_as_many_as_they_allow(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        session = begin(workspace, QuizPlan(count=None, minutes=3))
        assert session.progress.of is None
        for _ in range(3):
            clock.instant += timedelta(minutes=1)
            answer(session)
        assert session.turn is None
        assert result_of(workspace, session.attempt.id).score.of == 3


class TestFeedback:
    def test_at_once_shows_the_answer_after_each_question(self, workspace: Workspace) -> None:
        session = begin(workspace)
        session.answer("", Outcome.WRONG)
        assert at_hand(session).stage is Stage.ANSWER
        assert session.progress.position == 1

    def test_at_the_end_goes_on_and_compares_what_only_the_learner_can_judge(
        self, workspace: Workspace
    ) -> None:
        session = begin(workspace, AT_THE_END)
        for number in range(10):
            assert at_hand(session).stage is Stage.QUESTION
            session.answer(f"mine {number}", Outcome.WRONG if number < 8 else None)
        assert session.comparing
        for number in (8, 9):
            assert at_hand(session).stage is Stage.ANSWER
            assert session.answered is not None
            assert session.answered.given == f"mine {number}"
            session.judge(Outcome.RIGHT)
            session.advance()
        assert session.turn is None
        assert result_of(workspace, session.attempt.id).score.points == 2

    def test_what_was_not_compared_is_kept_and_not_scored(self, workspace: Workspace) -> None:
        session = begin(workspace, AT_THE_END)
        session.answer("mine", None)
        result = result_of(workspace, session.attempt.id)
        assert (result.score.answered, result.rows[0].answer.given) == (0, "mine")
        assert log(workspace) == []


class TestEvidence:
    def test_an_answer_stands_in_the_log_and_moves_nothing(self, workspace: Workspace) -> None:
        session = begin(workspace)
        card_id = at_hand(session).study_card.card.id
        answer(session, Outcome.WRONG, "mine")
        (review,) = log(workspace)
        assert (review.kind, review.grade, review.answer) == (ReviewKind.QUIZ, Grade.AGAIN, "mine")
        assert review.elapsed_ms == 4000
        assert schedule_of(workspace, card_id) == Schedule()

    def test_a_changed_mind_replaces_what_was_logged(self, workspace: Workspace) -> None:
        session = begin(workspace)
        session.answer("", Outcome.RIGHT)
        session.judge(Outcome.GUESSED)
        assert [review.grade for review in log(workspace)] == [Grade.HARD]

    def test_failures_make_weak_areas(self, workspace: Workspace) -> None:
        session = begin(workspace, QuizPlan(scope=find_scope(workspace, lecture="attention")))
        answer_all(session, Outcome.WRONG)
        with workspace.database.read() as unit:
            names = [area.name.casefold() for area in weak_areas(workspace, unit)]
        assert "attention" in names

    def test_own_words_are_kept_and_a_note_s_option_is_not(self, workspace: Workspace) -> None:
        for asking, given, kept in (
            (Asking.WRITE, "in my words", 1),
            (Asking.CHOOSE, "Because weight 1 of norm is the largest.", 0),
        ):
            session = begin(workspace, QuizPlan(asking=asking))
            card_id = at_hand(session).study_card.card.id
            before = own_answers(workspace, card_id)
            answer(session, given=given)
            assert own_answers(workspace, card_id) - before == kept

    def test_today_s_plan_is_left_as_it_was(
        self, workspace: Workspace, clock: HandClock, address: str
    ) -> None:
        before = due_today(address, clock)
        session = begin(workspace)
        while session.turn is not None:
            session.answer("", Outcome.WRONG, elapsed_ms=100_000)
            session.advance()
        after = due_today(address, clock)
        assert (after.new, after.again, after.postponed) == (before.new, 0, 0)


def own_answers(workspace: Workspace, card_id: str) -> int:
    with workspace.database.read() as unit:
        return len(unit.reviews.own_answers([card_id]).get(card_id, ()))


class TestGrades:
    graded = QuizPlan(asking=Asking.WRITE, grades=True)

    def test_on_request_an_answer_is_a_grade(self, workspace: Workspace) -> None:
        session = begin(workspace, self.graded)
        card_id = at_hand(session).study_card.card.id
        answer(session)
        (review,) = log(workspace)
        assert review.kind is ReviewKind.SCHEDULED
        assert schedule_of(workspace, card_id).memory == review.after
        assert review.after.interval == 1

    def test_a_corrected_answer_moves_the_card_as_if_it_had_been_the_first(
        self, workspace: Workspace
    ) -> None:
        session = begin(workspace, self.graded)
        card_id = at_hand(session).study_card.card.id
        session.answer("", Outcome.RIGHT)
        session.judge(Outcome.WRONG)
        (review,) = log(workspace)
        assert review.before == Schedule().memory
        assert schedule_of(workspace, card_id).memory.repetitions == 0

    def test_what_was_forgotten_comes_back_in_today_s_review(self, workspace: Workspace) -> None:
        session = begin(workspace, self.graded)
        card_id = at_hand(session).study_card.card.id
        answer(session, Outcome.WRONG)
        asked = []
        study = StudySession(workspace, Selection())
        while study.turn is not None:
            asked.append(study.turn.study_card.card.id)
            study.grade(Grade.GOOD)
        assert card_id in asked

    @pytest.mark.parametrize(
        ("outcome", "kind"),
        [(Outcome.RIGHT, ReviewKind.QUIZ), (Outcome.WRONG, ReviewKind.SCHEDULED)],
    )
    def test_before_it_is_due_a_card_moves_only_when_it_was_forgotten(
        self, workspace: Workspace, clock: HandClock, outcome: Outcome, kind: ReviewKind
    ) -> None:
        for _ in range(2):
            study = StudySession(workspace)
            while study.turn is not None:
                study.grade(Grade.GOOD)
            clock.pass_days(1)
        session = begin(workspace, self.graded)
        card_id = at_hand(session).study_card.card.id
        assert (schedule_of(workspace, card_id).memory.due or 0) > workspace.today()
        answer(session, outcome)
        assert log_of(workspace, card_id)[-1].kind is kind


def log_of(workspace: Workspace, card_id: str) -> list[Review]:
    with workspace.database.read() as unit:
        return list(unit.reviews.of_card(card_id))


class TestScopes:
    def test_everything_that_has_cards_can_be_tested(self, workspace: Workspace) -> None:
        found = {row.scope: (row.cards, row.testable) for row in scopes(workspace)}
        assert found[Scope()] == (10, 10)
        assert found[Scope(ScopeKind.DECK, "notes/course")] == (6, 6)
        assert found[Scope(ScopeKind.NOTE, "norm.md")] == (4, 4)
        assert Scope(ScopeKind.WEAK) not in found, "nothing is weak yet"

    @pytest.mark.parametrize("name", ["course/attention.md", "attention", "ATTENT"])
    def test_a_lecture_is_found_by_its_path_or_part_of_it(
        self, workspace: Workspace, name: str
    ) -> None:
        scope = find_scope(workspace, lecture=name)
        assert scope == Scope(ScopeKind.NOTE, "course/attention.md")

    def test_a_heading_is_a_lecture_too(
        self, workspace: Workspace, notes: Path, import_notes: Callable[[], object]
    ) -> None:
        (notes / "rope.md").write_text(
            "# Positions\n\n## Rotary\n\n### Q1: Why rotate?\n\n**Answer**: It is relative.\n\n"
            "## Sinusoids\n\n### Q2: Why waves?\n\n**Answer**: They extrapolate.\n",
            encoding="utf-8",
        )
        import_notes()
        scope = find_scope(workspace, lecture="rotary")
        assert scope == Scope(ScopeKind.SECTION, "rope.md", "Rotary")
        assert find_scope(workspace, lecture="rope") == Scope(ScopeKind.NOTE, "rope.md")
        session = begin(workspace, QuizPlan(scope=scope))
        answer_all(session)
        assert len(session.attempt.answers) == 1

    @pytest.mark.parametrize(
        ("named", "says"),
        [
            ({"deck": "nothing"}, "nothing: no deck is called that"),
            ({"area": "nothing"}, "no cards in an area nothing"),
            ({"lecture": "nothing"}, "no note and no heading"),
            ({"lecture": "n"}, "fits 2 lectures"),
        ],
    )
    def test_a_name_that_fits_nothing_or_too_much_is_said(
        self, workspace: Workspace, named: dict[str, str], says: str
    ) -> None:
        with pytest.raises(RecollectError, match=says):
            find_scope(workspace, **named)

    def test_an_area_by_its_name_and_all_that_is_weak(self, workspace: Workspace) -> None:
        study = StudySession(workspace)
        assert study.turn is not None
        card_id = study.turn.study_card.card.id
        study.mark_weak("KV cache")
        study.grade(Grade.AGAIN)
        session = begin(workspace, QuizPlan(scope=find_scope(workspace, area="kv  CACHE")))
        answer_all(session)
        assert [one.card_id for one in session.attempt.answers] == [card_id]
        weak = begin(workspace, QuizPlan(scope=find_scope(workspace, weak=True)))
        answer_all(weak)
        assert card_id in [one.card_id for one in weak.attempt.answers]


class TestResults:
    def test_attempts_at_one_scope_are_compared(
        self, workspace: Workspace, clock: HandClock
    ) -> None:
        first = begin(workspace)
        answer_all(first, Outcome.WRONG)
        clock.pass_days(1)
        elsewhere = begin(workspace, QuizPlan(scope=find_scope(workspace, lecture="norm")))
        answer_all(elsewhere)
        left = begin(workspace)
        answer(left)
        clock.pass_days(1)
        now = begin(workspace)
        answer_all(now, Outcome.PARTLY)
        result = result_of(workspace, now.attempt.id)
        assert [one.attempt_id for one in result.earlier] == [left.attempt.id, first.attempt.id]
        assert result.since_last is not None
        assert (result.since_last.change, result.since_last.better) == (0.5, 10)
        assert len(past_quizzes(workspace)) == 4

    def test_what_to_strengthen_goes_by_area_else_by_section(self, workspace: Workspace) -> None:
        study = StudySession(workspace)
        assert study.turn is not None
        named = study.turn.study_card.card.id
        study.mark_weak("KV cache")
        session = begin(workspace)
        while session.turn is not None:
            is_named = session.turn.study_card.card.id == named
            answer(session, Outcome.WRONG if is_named else Outcome.RIGHT)
        topics = result_of(workspace, session.attempt.id).topics
        assert [(topic.name, topic.lost) for topic in topics] == [("KV cache", 1.0)]

    def test_what_was_missed_can_be_asked_again(self, workspace: Workspace) -> None:
        session = begin(workspace)
        for number in range(10):
            answer(session, Outcome.WRONG if number < 3 else Outcome.RIGHT)
        missed = {one.card_id for one in session.attempt.answers[:3]}
        again = begin(workspace, missed_of(session.attempt.id, WRITE))
        answer_all(again)
        assert {one.card_id for one in again.attempt.answers} == missed

    def test_an_unknown_attempt_is_said(self, workspace: Workspace) -> None:
        with pytest.raises(RecollectError, match="no quiz x"):
            result_of(workspace, "x")

    def test_a_card_that_is_purged_or_joined_takes_its_answers_along(
        self, workspace: Workspace
    ) -> None:
        session = begin(workspace)
        answer_all(session)
        purged, joined, into = (one.card_id for one in session.attempt.answers[:3])
        with workspace.database.write() as unit:
            unit.cards.purge([purged])
            unit.cards.join(joined, into)
        rows = result_of(workspace, session.attempt.id).rows
        assert len(rows) == 9
        assert [row.card.id for row in rows].count(into) == 2
