"""The progress board as a Markdown table, in the way learners keep theirs."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.app.language import Words
from recollect.app.markdown_text import inline, table_cell
from recollect.app.progress.board import Board, BoardRow
from recollect.core.study_log import Status

SIGNS = {
    Status.DONE: "🟢",
    Status.IN_PROGRESS: "🟡",
    Status.TROUBLE: "🔴",
    Status.NOT_STARTED: "⚪",
    Status.NONE: "",
}


def progress_page(board: Board, words: Words) -> str:
    """Return the board as Markdown: a table, then what contradicts it.

    It says nothing of the moment of writing, so that the same state always gives the same text.
    """
    return "\n".join(_lines(board, words)) + "\n"


def _lines(board: Board, words: Words) -> Iterator[str]:
    heads = [
        words(head)
        for head in (
            "Stage", "Lecture", "Status", "Last studied", "Self-test", "Cards", "Mature", "Kept",
            "Weakest", "Next due",
        )
    ]  # fmt: skip
    yield _joined(heads)
    yield _joined(["---"] * len(heads))
    stage = None
    for row in board.rows:
        yield _joined(_cells(row, words, "" if row.stage == stage else row.stage))
        stage = row.stage
    if board.contradictions:
        yield ""
        yield f"**{words('Does not add up')}**:"
        yield ""
        for one in board.contradictions:
            yield f"- {inline(one.said(words))}"


def _cells(row: BoardRow, words: Words, stage: str) -> list[str]:
    status = f"{SIGNS[row.status]} {words(row.status)}" if row.status else ""
    return [
        stage,
        row.topic,
        status,
        row.last_studied.isoformat() if row.last_studied else "",
        f"✅ {row.tests[-1].isoformat()}" if row.tests else "",
        str(row.cards) if row.cards else "",
        "" if row.mature_share is None else f"{row.mature_share:.0%}",
        "" if row.retention is None else f"{row.retention:.0%}",
        row.weakest,
        row.next_due.isoformat() if row.next_due else "",
    ]


def _joined(cells: list[str]) -> str:
    return "| " + " | ".join(table_cell(text) for text in cells) + " |"
