"""Weak areas: sound on small samples, fading with practice, never turned by one answer."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.areas.backdrop import COMMON_FAILURE, Backdrop, Section, backdrop
from recollect.core.areas.marks import FAILED, PASSED, Mark, MarkKind, Sign
from recollect.core.areas.ranking import LearntCard, can_foresee, forgetting, rank_key
from recollect.core.areas.weakness import Score, State, score
from recollect.core.areas.weighing import present_weights, weigh

MEAN, SECTION = 0.15, 0.242


def a_mark(kind: MarkKind, failed: bool) -> Sign:
    return Mark(kind=kind, failed=failed, day=0).sign


def marks(row: str, kind: MarkKind = MarkKind.ANSWER) -> list[Sign]:
    """`F F P F`, the oldest first."""
    return [a_mark(kind, letter == "F") for letter in row.replace(" ", "")]


def scored(row: str) -> Score:
    return score(marks(row), parent=SECTION, mean=MEAN)


mark_lists = st.lists(
    st.builds(a_mark, st.sampled_from(MarkKind), st.booleans()),
    max_size=60,
)
kinds = st.sampled_from(MarkKind)
chances = st.floats(0, 1)
inner_chances = st.floats(0.01, 0.99)


def test_three_failures_of_four_make_an_area_weak() -> None:
    area = scored("F F P F")
    assert area.p == pytest.approx(0.40, abs=0.005)
    assert area.state is State.WEAK
    assert area.low < area.p < area.high
    assert area.last == (False, False, True, False)


def test_one_failure_of_one_makes_it_suspected() -> None:
    area = scored("F")
    assert area.p == pytest.approx(0.33, abs=0.005)
    assert area.state is State.SUSPECTED
    assert area.worse > 0.8


def test_failures_alone_make_it_weak_from_the_third_on() -> None:
    assert [scored("F" * n).state for n in (2, 3)] == [State.SUSPECTED, State.WEAK]


def test_ten_passes_after_two_old_failures_make_it_recovering() -> None:
    area = scored("F F PPPPP PPPPP")
    assert area.p == pytest.approx(0.18, abs=0.005)
    assert area.state is State.RECOVERING
    assert area.last == (True,) * 5


def test_a_pass_after_the_failure_that_made_it_weak_makes_it_recovering() -> None:
    assert [scored(row).state for row in ("PPF", "PPFP")] == [State.WEAK, State.RECOVERING]


def test_passes_alone_make_it_strong() -> None:
    assert scored("P" * 30).state is State.STRONG


@pytest.mark.parametrize("row", ["", "P", "PP", "PPPPPPPPPPPPF"])
def test_where_nothing_stands_out_it_is_steady(row: str) -> None:
    assert scored(row).state is State.STEADY


def test_without_a_failure_of_its_own_no_area_is_weak_or_suspected() -> None:
    assert score(marks("PP"), parent=0.6, mean=0.1).state is State.STEADY


@given(chances, inner_chances)
def test_no_evidence_gives_the_parents_p(parent: float, mean: float) -> None:
    area = score([], parent=parent, mean=mean)
    assert area.p == pytest.approx(parent)
    assert (area.n, area.evidence, area.last) == (0, 0.0, ())


@given(mark_lists, kinds, chances)
def test_one_more_failure_never_lowers_p(before: list[Sign], kind: MarkKind, parent: float) -> None:
    failure = a_mark(kind, True)
    area, after = (
        score(evidence, parent=parent, mean=MEAN) for evidence in (before, [*before, failure])
    )
    assert after.p >= area.p - 1e-12
    assert after.long_run >= area.long_run - 1e-12


@given(mark_lists, kinds, chances)
def test_one_more_pass_never_raises_p(before: list[Sign], kind: MarkKind, parent: float) -> None:
    passed = a_mark(kind, False)
    area, after = (
        score(evidence, parent=parent, mean=MEAN) for evidence in (before, [*before, passed])
    )
    assert after.p <= area.p + 1e-12
    assert after.long_run <= area.long_run + 1e-12


@pytest.mark.parametrize("kind", MarkKind)
@pytest.mark.parametrize("failed", [True, False])
def test_a_small_mark_at_the_end_of_a_long_row_of_its_like_turns_nothing(
    kind: MarkKind, failed: bool
) -> None:
    row, parent = marks("F" * 300 if failed else "P" * 300), 0.0 if failed else 1.0
    p = score(row, parent=parent, mean=MEAN).p
    after = score([*row, a_mark(kind, failed)], parent=parent, mean=MEAN).p
    assert after == pytest.approx(p, abs=1e-9)


@given(mark_lists, chances, chances)
def test_a_worse_section_never_makes_its_concepts_better(
    evidence: list[Sign], one: float, other: float
) -> None:
    better, worse = sorted((one, other))
    assert (
        score(evidence, parent=better, mean=MEAN).p
        <= score(evidence, parent=worse, mean=MEAN).p + 1e-12
    )


@given(mark_lists, chances, inner_chances)
def test_a_score_is_a_chance_with_an_interval(
    evidence: list[Sign], parent: float, mean: float
) -> None:
    area = score(evidence, parent=parent, mean=mean)
    assert 0 <= area.low <= area.high <= 1
    assert 0 <= area.p <= 1
    assert 0 <= area.worse <= 1
    assert area.n == len(evidence)


@given(st.lists(st.booleans(), max_size=60))
def test_an_answer_counts_half_after_ten_more(failures: list[bool]) -> None:
    evidence = weigh([FAILED if failed else PASSED for failed in failures])
    weights = [0.5 ** (later / 10) for later in reversed(range(len(failures)))]
    assert evidence.total == pytest.approx(sum(weights))
    assert evidence.failed == pytest.approx(
        sum(weight for weight, failed in zip(weights, failures, strict=True) if failed)
    )


@given(mark_lists, st.sampled_from([10, 40, 100]))
def test_marks_that_have_faded_need_not_be_looked_at(evidence: list[Sign], half_life: int) -> None:
    old, new = marks("F" * 9_000), [*evidence, *marks("P" * 41 * half_life)]
    long, short = weigh(old + new, half_life), weigh(new, half_life)
    assert long.total == pytest.approx(short.total, abs=1e-9)
    assert long.failed == pytest.approx(short.failed, abs=1e-9)


@given(mark_lists)
def test_the_weights_that_marks_have_now_add_up_to_the_evidence(evidence: list[Sign]) -> None:
    area = score(evidence, parent=SECTION, mean=MEAN)
    assert sum(present_weights(evidence)) == pytest.approx(area.evidence)


@pytest.mark.parametrize("kind", [MarkKind.NOTES, MarkKind.BY_HAND])
def test_the_learners_own_word_is_suspicion_until_answers_say_otherwise(kind: MarkKind) -> None:
    def state(passes: int) -> State:
        evidence = [*marks("F", kind), *marks("P" * passes)]
        return score(evidence, parent=MEAN, mean=MEAN).state

    assert state(0) is State.SUSPECTED
    assert state(2) is State.SUSPECTED
    assert state(6) is State.STEADY
    assert state(12) is State.STRONG


@pytest.mark.parametrize("kind", [MarkKind.PITFALL, MarkKind.UNTICKED])
def test_a_warning_alone_makes_nothing_suspected(kind: MarkKind) -> None:
    assert score(marks("FF", kind), parent=MEAN, mean=MEAN).state is State.STEADY


def test_a_hint_says_less_than_a_failed_answer() -> None:
    hint = score(marks("F", MarkKind.HINT), parent=SECTION, mean=MEAN)
    assert SECTION < hint.p < scored("F").p


def test_what_the_notes_say_fades_as_answers_come_in() -> None:
    from_notes = marks("F", MarkKind.NOTES)
    seeded = [
        score([*from_notes, *marks("P" * answers)], parent=MEAN, mean=MEAN).p
        for answers in range(20)
    ]
    assert seeded == sorted(seeded, reverse=True)
    assert seeded[0] > 0.2
    assert seeded[-1] < MEAN


class Placed(NamedTuple):
    deck: str
    section: str
    failed: bool


def seen_behind(answers: list[Placed]) -> Backdrop:
    places: dict[Section, list[int]] = {}
    for place, answer in enumerate(answers):
        places.setdefault(Section(answer.deck, answer.section), []).append(place)
    signs = [FAILED if answer.failed else PASSED for answer in answers]
    return backdrop(places, lambda some: [signs[place] for place in some])


def test_a_backdrop_without_answers_is_what_is_common() -> None:
    nothing = seen_behind([])
    assert nothing == Backdrop()
    assert nothing.parent_of("ml", "attention") == COMMON_FAILURE


def test_a_deck_is_shrunk_to_the_learner_and_a_section_to_its_deck() -> None:
    answers = [
        *(Placed("ml", "attention", failed=True) for _ in range(6)),
        *(Placed("ml", "tokens", failed=False) for _ in range(6)),
        *(Placed("os", "paging", failed=False) for _ in range(30)),
    ]
    seen = seen_behind(answers)
    assert seen.decks["os"] < seen.learner < seen.decks["ml"]
    assert seen.parent_of("ml", "tokens") < seen.decks["ml"] < seen.parent_of("ml", "attention")
    with_rope = seen_behind([*answers, Placed("ml", "rope", failed=True)])
    assert with_rope.sections[Section("ml", "rope")] == pytest.approx(
        (1 + 8 * with_rope.decks["ml"]) / 9
    )
    assert seen.parent_of("ml", "a section without answers") == seen.decks["ml"]
    assert seen.parent_of("a deck without answers", "any") == seen.learner


placed = st.lists(
    st.builds(Placed, st.sampled_from("ab"), st.sampled_from("xy"), st.booleans()),
    max_size=40,
)


@given(placed, mark_lists)
def test_a_failure_never_lowers_p_through_the_backdrop_either(
    answers: list[Placed], evidence: list[Sign]
) -> None:
    def p(failures: list[bool]) -> float:
        seen = seen_behind([*answers, *(Placed("a", "x", f) for f in failures)])
        mine = [*evidence, *(a_mark(MarkKind.ANSWER, f) for f in failures)]
        return score(mine, parent=seen.parent_of("a", "x"), mean=seen.learner).p

    assert p([False]) <= p([]) + 1e-12
    assert p([]) <= p([True]) + 1e-12


def test_forgetting_grows_with_p_and_with_the_wait() -> None:
    week_old = [LearntCard(last=100, interval=15)]
    assert forgetting(0.2, week_old, today=100, days=15) == pytest.approx(0.2)
    assert forgetting(0.2, week_old, today=100) == pytest.approx(1 - 0.8**2)
    assert forgetting(0.3, week_old, today=100) > forgetting(0.2, week_old, today=100)
    assert forgetting(0.2, week_old, today=107) > forgetting(0.2, week_old, today=100)


@pytest.mark.parametrize(
    ("intervals", "told"),
    [([6], True), ([5], False), ([1, 6], False), ([1, 6, 40], True), ([], False)],
)
def test_a_month_is_foreseen_of_cards_most_of_which_have_stood_a_fifth_of_it(
    intervals: list[int], told: bool
) -> None:
    assert can_foresee(intervals) is told


def test_cards_that_were_never_learnt_cannot_be_forgotten() -> None:
    assert forgetting(0.2, [], today=100) is None


def test_the_order_of_areas_remembers_longer_than_the_figure_that_is_shown() -> None:
    mastered = scored("F F PPPPP PPPPP")
    assert mastered.long_run > mastered.p
    assert scored("").long_run == pytest.approx(SECTION)


def test_areas_are_ranked_by_failing_and_by_what_would_be_forgotten() -> None:
    areas = [(0.2, 0.9, "c"), (0.4, 0.1, "d"), (0.4, 0.5, "a"), (0.4, None, "b"), (0.4, 0.1, "e")]
    assert [name for *_, name in sorted(areas, key=lambda a: rank_key(*a))] == list("abdec")
