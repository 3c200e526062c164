"""The plan fits into the minutes, the weakest areas first, nothing twice."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from recollect.app.areas.model import Area, AreaKind
from recollect.app.reports.study_plan import StepKind, plan_for
from recollect.core.areas.evidence_log import EvidenceDay, EvidenceLog
from recollect.core.areas.marks import Mark, MarkKind
from recollect.core.areas.weakness import score
from recollect.core.scheduling.grades import Grade
from recollect.store.areas.area_cards import AreaCard


class ACard(NamedTuple):
    id: str
    place: str
    failed: int
    end_line: int
    due: int | None


cards = st.builds(
    ACard,
    st.sampled_from("abcdefgh"),
    st.sampled_from(["a.md:3", "b.md:9"]),
    st.integers(0, 2),
    st.integers(3, 40),
    st.none() | st.integers(90, 110),
)


def an_area(name: str, its: list[ACard]) -> Area:
    ids = ["", *dict.fromkeys(card.id for card in its)]
    log, members = EvidenceLog(ids), {}
    log.add_mark(name, Mark(kind=MarkKind.NOTES, failed=True, day=1, source=f"{name}.md:1"))
    for card in its:
        path, _, line = card.place.partition(":")
        lines = (int(line), card.end_line)
        if card.id not in members:
            members[card.id] = AreaCard(card.id, "?", path, *lines, None, 0, card.due)
            day = EvidenceDay.empty(1)
            for deed in range(card.failed):
                day.add(deed, deed, ids.index(card.id), Grade.AGAIN, hints=0, is_quiz=False)
            log.add_answers(day)
    return Area(
        name=name,
        kind=AreaKind.CONCEPT,
        deck="",
        score=score(log.signs(log.about(members, name)), parent=0.15, mean=0.15),
        forgotten=None,
        members=tuple(members.values()),
        log=log,
        id=name,
    )


@given(st.lists(st.lists(cards, max_size=5), max_size=5), st.integers(1, 40))
def test_a_plan_fits_and_repeats_nothing(groups: list[list[ACard]], minutes: int) -> None:
    areas = [an_area(f"n{number}", its) for number, its in enumerate(groups)]
    plan = plan_for(areas, minutes=minutes, today=100, seconds_a_card=20)
    assert plan.seconds <= minutes * 60
    asked = [card_id for step in plan.steps for card_id in step.card_ids]
    assert len(asked) == len(set(asked))
    order = [areas.index(next(a for a in areas if a.name == step.area)) for step in plan.steps]
    assert order == sorted(order)


def test_what_failed_is_read_again_then_due_cards_are_reviewed_then_the_rest_is_tested() -> None:
    its = [
        ACard(name, f"a.md:{line}", failed, line + 4, due)
        for name, line, failed, due in [("x", 3, 2, 99), ("y", 5, 0, 140), ("z", 9, 0, None)]
    ]
    plan = plan_for([an_area("n", its)], minutes=20, today=100, seconds_a_card=20)
    assert [(step.kind, step.place, step.card_ids) for step in plan.steps] == [
        (StepKind.REREAD, "a.md:3-7", ()),
        (StepKind.REVIEW, "", ("x",)),
        (StepKind.TEST, "", ("y", "z")),
    ]


def test_an_area_that_only_the_notes_call_weak_is_read_where_they_say_so() -> None:
    plan = plan_for([an_area("n", [])], minutes=5, today=100, seconds_a_card=20)
    assert [(step.kind, step.place) for step in plan.steps] == [(StepKind.REREAD, "n.md:1")]
