"""A self-test: what it asks, in what form, and what the answers come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from recollect.core.asking.judging import Outcome
from recollect.core.asking.picking import is_testable, pick
from recollect.core.asking.posing import posed
from recollect.core.asking.quiz import (
    Asking,
    QuizAnswer,
    QuizAttempt,
    QuizPlan,
    Scope,
    ScopeKind,
    missed_of,
)
from recollect.core.asking.scoring import compare, grade_of, score_of, to_strengthen
from recollect.core.cards.cards import Card, Source
from recollect.core.cards.items import Kind, Option
from recollect.core.scheduling.grades import Grade

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def card(number: int, section: str = "A", kind: Kind = Kind.BASIC, **parts: object) -> Card:
    one = Card(
        id=f"card-{number}",
        deck="deck",
        kind=kind,
        question=f"{'qwertyuiop'[number % 10] * 9}?",
        answer=f"{'asdfghjklz'[number % 10] * 30}",
        source=Source(
            root="/notes", path="note.md", line=number, end_line=number, heading_path=(section,)
        ),
    )
    return replace(one, **parts)  # type: ignore[arg-type]


class TestPicking:
    def test_the_sections_take_turns(self) -> None:
        cards = [card(n, section) for n, section in enumerate("AAAAAABBC")]
        sections = [one.source.heading_path[0] for one in pick(cards, 6, seed="s")]
        assert sorted(sections[:3]) == ["A", "B", "C"]
        assert sorted(sections[3:5]) == ["A", "B"]
        assert sections[5] == "A"

    def test_one_seed_picks_the_same_and_another_something_else(self) -> None:
        cards = [card(n) for n in range(30)]
        assert pick(cards, 5, seed="s") == pick(cards[::-1], 5, seed="s")
        assert pick(cards, 5, seed="s") != pick(cards, 5, seed="t")

    def test_what_has_no_answer_comes_last(self) -> None:
        unanswered = [card(n, kind=Kind.OPEN, answer="") for n in range(5)]
        rated = [card(5, kind=Kind.CHECKLIST, answer="")]
        picked = pick([*unanswered, *rated, card(6, "Z")], None, seed="s")
        assert picked[0].id == "card-6"
        assert len(picked) == 7

    def test_siblings_of_one_item_come_after_all_other_items(self) -> None:
        source = card(1).source
        gaps = [card(n, kind=Kind.CLOZE, source=source) for n in range(4)]
        picked = pick([*gaps, card(8), card(9)], 3, seed="s")
        assert len({one.source.line for one in picked}) == 3

    def test_no_more_than_asked_for_and_no_more_than_there_are(self) -> None:
        cards = [card(n) for n in range(4)]
        assert len(pick(cards, 3, seed="s")) == 3
        assert len(pick(cards, 9, seed="s")) == 4

    @pytest.mark.parametrize(
        ("one", "expected"),
        [
            (card(1), True),
            (card(1, answer=""), False),
            (card(1, kind=Kind.OPEN, answer=""), False),
            (card(1, kind=Kind.OPEN), True),
            (card(1, kind=Kind.CHECKLIST), False),
            (card(1, kind=Kind.CHOICE, answer="", options=(Option("a", True),)), True),
            (card(1, kind=Kind.CHOICE, answer="", options=(Option("a", False),)), False),
        ],
    )
    def test_what_can_be_compared_can_be_tested(self, one: Card, expected: bool) -> None:
        assert is_testable(one) is expected


class TestForm:
    pool = tuple(card(n) for n in range(2, 8))

    def asked(self, one: Card, asking: Asking = Asking.MIXED, seed: str = "s") -> Card:
        return posed(one, self.pool, asking=asking, seed=seed)

    def test_a_question_can_be_put_to_choice(self) -> None:
        asked = self.asked(card(1), Asking.CHOOSE)
        assert asked.kind is Kind.CHOICE
        assert [o.text for o in asked.options if o.correct] == [card(1).answer]

    def test_or_be_answered_in_words(self) -> None:
        assert self.asked(card(1), Asking.WRITE) == card(1)

    def test_mixed_is_both(self) -> None:
        kinds = {self.asked(card(1), seed=f"seed {n}").kind for n in range(20)}
        assert kinds == {Kind.BASIC, Kind.CHOICE}

    def test_without_fair_options_it_is_answered_in_words(self) -> None:
        assert posed(card(1), [], asking=Asking.CHOOSE, seed="s").kind is Kind.BASIC

    def test_a_short_answer_is_typed(self) -> None:
        asked = self.asked(card(1, answer="**Paris**"), Asking.WRITE)
        assert (asked.kind, asked.answer) == (Kind.BLANK, "Paris")
        assert asked.question.count("____") == 1

    @pytest.mark.parametrize("answer", ["two\nlines", "$x$", "a_b", "[CLS]", "x" * 25])
    def test_what_cannot_be_compared_letter_by_letter_is_not(self, answer: str) -> None:
        assert self.asked(card(1, answer=answer), Asking.WRITE).kind is Kind.BASIC

    def test_a_cloze_is_typed_into_its_gap(self) -> None:
        text = "A {{c1::river}} has a {{c2::mouth}}."
        gap = card(1, kind=Kind.CLOZE, question=text, deletions=("river", "mouth"), part=1)
        asked = self.asked(gap)
        assert asked.kind is Kind.BLANK
        assert (asked.question, asked.answer) == ("A river has a ____.", "mouth")

    @pytest.mark.parametrize(
        ("question", "deletions", "part"),
        [
            ("A {{c1::wide\nriver}}.", ("wide\nriver",), 0),
            ("A {{c1::__init__}}.", ("__init__",), 0),
            ("A __ and a {{c1::mouth}}.", ("mouth",), 0),
            ("A {{c1::mouth}}.", ("mouth",), 1),
            ("A river.", (), 0),
        ],
        ids=["of two lines", "that looks like a gap", "beside a gap", "gone", "of nothing"],
    )
    def test_a_cloze_that_makes_no_single_gap_stays_a_cloze(
        self, question: str, deletions: tuple[str, ...], part: int
    ) -> None:
        gap = card(1, kind=Kind.CLOZE, question=question, deletions=deletions, part=part)
        assert self.asked(gap) == gap

    @pytest.mark.parametrize("kind", [Kind.CHECKLIST, Kind.OPEN, Kind.BLANK, Kind.TRUE_FALSE])
    def test_other_kinds_are_asked_as_they_are(self, kind: Kind) -> None:
        one = card(1, kind=kind, answer="short")
        assert self.asked(one) == one

    def test_a_note_s_own_options_stay_in_their_order(self) -> None:
        options = (Option("a", False), Option("b", True))
        choice = card(1, kind=Kind.CHOICE, options=options, hints=("think",))
        assert self.asked(choice).options == options

    def test_hints_are_not_given(self) -> None:
        assert self.asked(card(1, hints=("think",)), Asking.WRITE).hints == ()


def attempt(
    *outcomes: Outcome | None,
    asked: int | None = None,
    ended: bool = True,
    first: int = 0,
) -> QuizAttempt:
    answers = tuple(
        QuizAnswer(
            position=position,
            card_id=f"card-{position + first}",
            kind=Kind.BASIC,
            outcome=outcome,
            elapsed_ms=1500,
            instant=NOON,
        )
        for position, outcome in enumerate(outcomes, start=1)
    )
    return QuizAttempt(
        id="attempt",
        plan=QuizPlan(),
        seed="s",
        asked=asked,
        started=NOON,
        ended=NOON if ended else None,
        answers=answers,
    )


RIGHT, PARTLY, WRONG = Outcome.RIGHT, Outcome.PARTLY, Outcome.WRONG
UNKNOWN, GUESSED = Outcome.UNKNOWN, Outcome.GUESSED


class TestScore:
    def test_half_a_point_for_half_and_for_a_guess(self) -> None:
        score = score_of(attempt(RIGHT, PARTLY, GUESSED, WRONG, UNKNOWN, asked=5))
        assert (score.points, score.of, score.share) == (2.0, 5, 0.4)
        assert score.outcomes[GUESSED] == 1
        assert score.seconds == 8

    def test_what_time_ran_out_on_counts(self) -> None:
        score = score_of(attempt(RIGHT, RIGHT, asked=8))
        assert (score.answered, score.of, score.share) == (2, 8, 0.25)

    def test_not_where_the_time_alone_decided(self) -> None:
        assert score_of(attempt(RIGHT, RIGHT, asked=None)).share == 1.0

    def test_not_in_an_attempt_that_was_left(self) -> None:
        assert score_of(attempt(RIGHT, WRONG, asked=8, ended=False)).share == 0.5

    def test_an_answer_nobody_judged_yet_does_not_count(self) -> None:
        assert score_of(attempt(RIGHT, None, asked=8, ended=False)).share == 1.0

    def test_nothing_answered_is_no_score(self) -> None:
        assert score_of(attempt(ended=False)).share is None

    @pytest.mark.parametrize(
        ("outcome", "grade"),
        [
            (RIGHT, Grade.GOOD),
            (PARTLY, Grade.HARD),
            (GUESSED, Grade.HARD),
            (WRONG, Grade.AGAIN),
            (UNKNOWN, Grade.AGAIN),
        ],
    )
    def test_as_a_grade(self, outcome: Outcome, grade: Grade) -> None:
        assert grade_of(outcome) is grade


class TestWhatItTells:
    def test_topics_that_lost_most_come_first(self) -> None:
        topics = to_strengthen(
            [
                (["RoPE"], RIGHT),
                (["mask", "RoPE"], PARTLY),
                (["heads"], WRONG),
                (["heads"], RIGHT),
                (["norm"], RIGHT),
            ]
        )
        assert [(topic.name, topic.asked, topic.share) for topic in topics] == [
            ("heads", 2, 0.5),
            ("mask", 1, 0.5),
            ("RoPE", 2, 0.75),
        ]

    def test_two_attempts_side_by_side(self) -> None:
        then = attempt(WRONG, RIGHT, PARTLY, UNKNOWN, asked=4)
        now = attempt(RIGHT, WRONG, PARTLY, asked=3)
        compared = compare(then, now)
        assert (compared.better, compared.worse) == (1, 1)
        assert compared.change == pytest.approx(0.5 - 0.375)

    def test_other_cards_do_not_compare(self) -> None:
        compared = compare(attempt(WRONG), attempt(RIGHT, first=10))
        assert (compared.better, compared.worse) == (0, 0)

    def test_a_test_of_what_was_missed_has_no_bounds(self) -> None:
        plan = missed_of("id", QuizPlan(count=3, minutes=5, grades=True))
        assert plan.scope == Scope(ScopeKind.MISSED, "id")
        assert (plan.count, plan.minutes, plan.grades) == (None, None, True)
