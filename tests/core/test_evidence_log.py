"""Evidence is held in a few bytes a mark, and comes back as it was."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from recollect.core.areas.evidence_log import Answer, EvidenceDay, EvidenceLog
from recollect.core.areas.marks import FAILED, PASSED, Mark, MarkKind
from recollect.core.scheduling.grades import Grade

answers = st.builds(
    Answer,
    card_id=st.sampled_from("abc"),
    study_day=st.integers(0, 40_000),
    grade=st.sampled_from([int(grade) for grade in Grade]),
    hints=st.integers(0, 9),
    is_quiz=st.booleans(),
)
marks = st.builds(
    Mark,
    kind=st.sampled_from([kind for kind in MarkKind if not Mark(kind, True, 0).is_answer]),
    failed=st.booleans(),
    day=st.integers(0, 40_000),
    text=st.text(max_size=3),
)
entries = st.lists(answers | st.tuples(st.sampled_from("xy"), marks), max_size=30)
Entry = Answer | tuple[str, Mark]


IDS = ["", *"abc"]


def day_of(answers: list[Answer]) -> EvidenceDay:
    """Answers of one day, of which each is a deed and an instant of its own."""
    day = EvidenceDay.empty(answers[0].study_day)
    for number, (card_id, _, grade, hints, is_quiz) in enumerate(answers):
        day.add(number, number, IDS.index(card_id), grade, hints, is_quiz)
    return day


def filled(entries: list[Entry]) -> EvidenceLog:
    log = EvidenceLog(IDS)
    for entry in entries:
        if isinstance(entry, Answer):
            log.add_answers(day_of([entry]))
        else:
            log.add_mark(*entry)
    return log


def marks_of(entry: Entry) -> tuple[Mark, ...]:
    return entry.marks if isinstance(entry, Answer) else entry[1:]


@given(entries)
def test_every_mark_comes_back_in_its_order(entries: list[Entry]) -> None:
    log = filled(entries)
    about_a_and_x = [
        one for one in entries if (one.card_id if isinstance(one, Answer) else one[0]) in "ax"
    ]
    expected = [mark for one in about_a_and_x for mark in marks_of(one)]
    places = log.about("a", "x")
    assert log.marks(places) == expected
    assert log.signs(places) == [mark.sign for mark in expected]
    assert log.answers_to("ab") == [
        one for one in entries if isinstance(one, Answer) and one.card_id in "ab"
    ]


@given(entries, st.integers(0, 30))
def test_a_log_can_be_looked_at_as_it_was_earlier(entries: list[Entry], end: int) -> None:
    whole, earlier = filled(entries).until(end), filled(entries[:end])
    assert len(whole) == len(earlier)
    assert list(whole.card_ids()) == list(earlier.card_ids())
    assert list(whole.area_ids()) == list(earlier.area_ids())
    assert whole.about("abc", "x") == earlier.about("abc", "x")
    for card_id in "abc":
        assert whole.count(card_id) == earlier.count(card_id)
        assert whole.passes_of(card_id) == earlier.passes_of(card_id)
        assert whole.has_failed(card_id) == earlier.has_failed(card_id)


def test_how_answers_went_says_nothing_of_hints() -> None:
    log = filled([Answer("a", 1, Grade.GOOD, 2, False), Answer("a", 2, Grade.AGAIN, 0, True)])
    assert log.outcomes(log.about("a")) == [PASSED, FAILED]
    assert [mark.kind for mark in log.marks(log.about("a"))] == [
        MarkKind.HINT,
        MarkKind.ANSWER,
        MarkKind.QUIZ,
    ]


@given(st.lists(answers, min_size=1, max_size=9), st.integers(0, 9))
def test_a_day_can_be_added_in_pieces(mine: list[Answer], cut: int) -> None:
    whole, pieces, day = EvidenceLog(IDS), EvidenceLog(IDS), day_of(mine)
    whole.add_answers(day)
    pieces.add_answers(day, 0, cut)
    pieces.add_answers(day, cut)
    assert whole.answers_to("abc") == pieces.answers_to("abc")
    assert len(whole.answers_to("abc")) == len(mine)


def test_what_came_before_is_told_by_the_instant_and_then_by_the_deed() -> None:
    day = EvidenceDay.empty(1)
    for instant, deed in [(10, 1), (20, 2), (20, 4), (30, 5)]:
        day.add(instant, deed, IDS.index("a"), Grade.GOOD, hints=0, is_quiz=False)
    assert [day.before(*when) for when in [(9, 9), (20, 2), (20, 3), (20, 9), (31, 0)]] == [
        0,
        1,
        2,
        3,
        4,
    ]


@given(st.lists(answers, max_size=30))
def test_answers_are_counted_by_day_and_by_how_they_went(mine: list[Answer]) -> None:
    expected = Counter((one.study_day, one.passed) for one in mine if one.card_id in "ab")
    assert filled([*mine]).by_day("ab") == expected
