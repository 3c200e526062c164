"""Evidence is held in a few bytes a mark, and comes back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recollect.core.evidence_log import Answer, EvidenceLog
from recollect.core.grades import Grade
from recollect.core.marks import FAILED, PASSED, Mark, MarkKind

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


def filled(entries: list[Entry]) -> EvidenceLog:
    log = EvidenceLog()
    for entry in entries:
        if isinstance(entry, Answer):
            log.add_answer(*entry)
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
