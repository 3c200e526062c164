"""The board joins what notes tell with what answers show, and says where they disagree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.app.progress.conftest import CATALOGUE
from tests.conftest import HandClock

from recollect.app.figures.statistics import statistics
from recollect.app.importing import apply_import, plan_import
from recollect.app.language import Words, chinese, english
from recollect.app.progress import BoardRow, progress_board, progress_page
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.study_log import Status

pytestmark = pytest.mark.usefixtures("course")


def row(workspace: Workspace, topic: str) -> BoardRow:
    return next(one for one in progress_board(workspace).rows if topic in one.topic)


def answer_all(workspace: Workspace, grade: Grade) -> None:
    session = StudySession(workspace)
    seen: set[str] = set()
    while session.turn is not None:
        card = session.turn.study_card.card.id
        session.grade(Grade.GOOD if card in seen else grade)
        seen.add(card)


def test_a_lecture_is_one_row_wherever_the_notes_tell_of_it(workspace: Workspace) -> None:
    board = progress_board(workspace)
    assert [(one.stage, one.topic) for one in board.rows] == [
        ("Stage 1: Basics", "Lecture 01: Heaps"),
        ("Stage 1: Basics", "Lecture 02: Tries"),
        ("", "notes"),
    ]
    assert len(board.log) == 6


def imported(workspace: Workspace, folder: Path, catalogue: str) -> None:
    folder.mkdir()
    (folder / "catalogue.md").write_text(catalogue, encoding="utf-8")
    apply_import(workspace, plan_import(workspace, [folder]))


def test_two_folders_that_tell_of_one_course_make_one_row_a_lecture(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = progress_board(workspace).rows
    imported(workspace, tmp_path / "plan", CATALOGUE + "\n### Lecture 03: Graphs\n**状态**: ⚪\n")
    after = progress_board(workspace).rows
    assert [one.topic for one in after if one.stage] == [
        "Lecture 01: Heaps",
        "Lecture 02: Tries",
        "Lecture 03: Graphs",
    ]
    assert [one.cards for one in after if one.stage] == [2, 0, 0]
    assert [one.topic for one in before if not one.stage] == ["notes"]


def test_two_courses_that_both_begin_with_one_lecture_stay_two(
    workspace: Workspace, tmp_path: Path
) -> None:
    imported(workspace, tmp_path / "other", CATALOGUE.replace("Tries", "Queues"))
    topics = [one.topic for one in progress_board(workspace).rows]
    assert topics.count("Lecture 01: Heaps") == 2


@pytest.mark.parametrize(("alike", "rows"), [(2, 2), (3, 1)], ids=["two", "one"])
def test_folders_tell_of_one_course_where_most_lectures_have_one_title(
    workspace: Workspace, tmp_path: Path, alike: int, rows: int
) -> None:
    for folder in ("first", "second"):
        titles = ["Welcome" if number <= alike else folder for number in range(1, 6)]
        lectures = (
            f"### Lecture 0{n}: {title}\n**状态**: ⚪\n" for n, title in enumerate(titles, 1)
        )
        imported(workspace, tmp_path / folder, "# Course\n\n## Stage\n\n" + "\n".join(lectures))
    topics = [one.topic for one in progress_board(workspace).rows]
    assert topics.count("Lecture 01: Welcome") == rows


def test_a_stage_that_has_a_status_itself_is_no_topic(workspace: Workspace, tmp_path: Path) -> None:
    catalogue = "# Plan\n\n## Part one\n**状态**: 🟡 进行中\n\n### Sorting\n**状态**: ⚪ 未开始\n"
    imported(workspace, tmp_path / "other", catalogue)
    rows = progress_board(workspace).rows
    assert [one.topic for one in rows if "Part one" in (one.stage, one.topic)] == ["Sorting"]


def test_what_stands_in_no_stage_comes_last(workspace: Workspace, tmp_path: Path) -> None:
    more = CATALOGUE.replace("Stage 1: Basics", "Stage 2: More").replace("Heaps", "Graphs")
    imported(workspace, tmp_path / "other", more)
    assert list(progress_board(workspace).stages) == ["Stage 1: Basics", "Stage 2: More", ""]


def test_the_rows_of_the_log_overrule_the_catalogue(workspace: Workspace) -> None:
    heaps = row(workspace, "Heaps")
    assert (heaps.stated, heaps.status) == (Status.IN_PROGRESS, Status.DONE)
    assert heaps.last_studied == date(2026, 2, 2)
    assert heaps.tests == (date(2026, 2, 3),)


def test_a_lectures_cards_are_those_of_its_folder(workspace: Workspace) -> None:
    assert row(workspace, "Heaps").cards == 2
    assert row(workspace, "Tries").cards == 0
    assert row(workspace, "notes").cards == 1


def test_answers_fill_in_what_is_known(workspace: Workspace, clock: object) -> None:
    answer_all(workspace, Grade.GOOD)
    heaps = row(workspace, "Heaps")
    assert (heaps.answered, heaps.retention, heaps.mature_share) == (2, None, 0.0)
    assert heaps.last_studied == date(2026, 3, 2)
    assert heaps.next_due == date(2026, 3, 3)


def test_what_is_kept_is_told_as_in_the_figures(workspace: Workspace, clock: HandClock) -> None:
    answer_all(workspace, Grade.AGAIN)
    clock.pass_days(1)
    answer_all(workspace, Grade.GOOD)
    assert row(workspace, "Heaps").retention == 1.0
    assert statistics(workspace).retention.value == 1.0


def test_done_yet_failing_does_not_add_up(workspace: Workspace, clock: object) -> None:
    for _ in range(4):
        answer_all(workspace, Grade.AGAIN)
        clock.pass_days(1)  # type: ignore[attr-defined]
    said = [one.said(english) for one in row(workspace, "Heaps").contradictions]
    assert any("done, yet 8 of 8 answers failed" in text for text in said)


@pytest.mark.parametrize(
    ("words", "stated", "tally"),
    [
        (english, "the catalogue says in progress", "come to 1/2"),
        (chinese, "目录写的是进行中", "实际是 1/2"),
    ],
)
def test_the_catalogue_and_a_stale_count_are_contradicted(
    workspace: Workspace, words: Words, stated: str, tally: str
) -> None:
    said = [one.said(words) for one in progress_board(workspace).contradictions]
    assert any(stated in text for text in said)
    assert any("0/2 lectures" in text and tally in text for text in said)


@pytest.mark.parametrize(("words", "head"), [(english, "Lecture"), (chinese, "讲座")])
def test_the_page_is_a_table_that_is_the_same_every_day(
    workspace: Workspace, clock: object, words: object, head: str
) -> None:
    page = progress_page(progress_board(workspace), words)  # type: ignore[arg-type]
    clock.pass_days(1)  # type: ignore[attr-defined]
    assert progress_page(progress_board(workspace), words) == page  # type: ignore[arg-type]
    lines = page.splitlines()
    assert head in lines[0]
    bars = {line.count("|") - line.count("\\|") for line in lines if line.startswith("|")}
    assert len(bars) == 1
