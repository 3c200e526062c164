"""A session's course: which card comes next."""

from __future__ import annotations

from recollect.app.study.course import REDRILL_GAP, Course


def course(*queue: str, drills: tuple[str, ...] = ()) -> Course:
    return Course.of(queue, drills).onward()


def asked(one: Course) -> list[str]:
    """The cards in the order in which they come when all are answered well."""
    order = []
    while one.at_hand is not None:
        order.append(one.at_hand)
        one = one.answered(settled=True)
    return order


def test_what_an_earlier_sitting_left_unsettled_comes_first() -> None:
    assert asked(course("a", "b", drills=("x", "y"))) == ["x", "y", "a", "b"]


def test_a_badly_answered_card_comes_back_after_six_others() -> None:
    one = course(*"abcdefghij").answered(settled=False)
    order = asked(one)
    assert order.index("a") == REDRILL_GAP
    assert len(order) == 10


def test_a_badly_answered_card_comes_back_sooner_when_no_other_is_left() -> None:
    assert asked(course("a", "b").answered(settled=False)) == ["b", "a"]
    assert asked(course("a").answered(settled=False)) == ["a"]


def test_a_card_put_aside_is_not_to_be_settled() -> None:
    one = course("a", "b").put_aside()
    assert (one.at_hand, one.total) == ("b", 1)


def test_a_card_asked_out_of_turn_comes_once_and_the_one_at_hand_after_it() -> None:
    waiting = course("a", "b", "c").asking("c")
    assert (asked(waiting), waiting.total) == (["c", "a", "b"], 3)
    stranger = course("a", "b").asking("z")
    assert (asked(stranger), stranger.total) == (["z", "a", "b"], 3)
    drilled = course("a", "b", "c").answered(settled=False).asking("a")
    assert (asked(drilled), drilled.total) == (["a", "b", "c"], 3)


def test_a_finished_course_can_go_on() -> None:
    done = course("a").answered(settled=True)
    assert done.at_hand is None
    assert asked(done.asking("a")) == ["a"]
