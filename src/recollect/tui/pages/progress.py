"""The progress board: stage, lecture, how far it is, and what of it is still known."""

from __future__ import annotations

from datetime import date

from recollect.app.language import tr, words
from recollect.app.progress import Board, BoardRow
from recollect.core.study_log import Status
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import percent
from recollect.tui.note.spans import Line, Span, join, line, right_in
from recollect.tui.note.wrap import clip
from recollect.tui.pages.parts import NARROW, WIDE, listed, row, section, sentence

SIGNS = {
    Status.DONE: ("✓", "good"),
    Status.IN_PROGRESS: ("~", "accent"),
    Status.TROUBLE: ("✗", "bad"),
    Status.NOT_STARTED: ("·", "muted"),
    Status.NONE: (" ", "muted"),
}

BoardLine = str | BoardRow
"""A line of the board: a stage's name, or a topic."""


def board_lines(board: Board) -> list[BoardLine]:
    """Return the rows of the board: stages and topics."""
    lines: list[BoardLine] = []
    for stage, rows in board.stages.items():
        is_alone = not stage and len(board.stages) == 1
        lines += rows if is_alone else [stage or words()("In no stage"), *rows]
    return lines


def board_head(board: Board, cells: int) -> list[Line]:
    """Return one line: how many lectures are done, and the heads of the columns."""
    done = sum(one.status is Status.DONE for one in board.rows)
    left = [
        Span(tr("Progress"), "strong"),
        Span(f"  {tr('{done} of {n} done', done=done, n=len(board.rows))}", "muted"),
    ]
    heads = _columns(("Last studied", "Self-test", "Cards", "Mature", "Kept", "Next due"), cells)
    return [row(left, [Span(_joined([(words()(head), n) for head, n in heads]), "muted")], cells)]


def board_row(one: BoardLine, cells: int, *, here: bool) -> Line:
    """Return a stage, or a topic with its figures."""
    cursor = Span("▸" if here else " ", "accent")
    if isinstance(one, str):
        return line(cursor, Span(clip(safe_line(one), cells - 1), "heading"))
    sign, role = SIGNS[one.status]
    left = [
        cursor,
        Span("!" if one.contradictions else " ", "warn"),
        Span(f"{sign} ", role),
        Span(one.topic, "strong" if here else ""),
    ]
    values = (
        _day(one.last_studied),
        _day(one.tests[-1] if one.tests else None),
        str(one.cards or ""),
        percent(one.mature_share) if one.cards else "",
        percent(one.retention) if one.answers else "",
        _day(one.next_due),
    )
    return row(left, [Span(_joined(_columns(values, cells)))], cells)


def topic_page(one: BoardRow, cells: int) -> list[Line]:
    """Return all that is known of a topic: its figures, what contradicts them, the notes' lines."""
    named = {
        "Status": words()(one.status) if one.status else "",
        "Last studied": str(one.last_studied or ""),
        "Self-test": ", ".join(map(str, one.tests)),
        "Cards": tr("{n}, {answered} answered", n=one.cards, answered=one.answered),
        "Mature": percent(one.mature_share),
        "Kept": f"{percent(one.retention)} ({one.passed}/{one.answers})" if one.answers else "",
        "Weakest": one.weakest,
        "Next due": str(one.next_due or ""),
    }
    facts = listed([(words()(label), value) for label, value in named.items()], cells)
    notes = [
        item
        for entry in one.entries
        for item in sentence(
            f"{entry.place}  {entry.entry.status and words()(entry.entry.status)} "
            f"{entry.entry.ended_on or ''}",
            cells,
            "muted",
        )
    ]
    wrong = [text for each in one.contradictions for text in sentence(each.said(words()), cells)]
    return join(
        [
            facts,
            section(words()("Does not add up"), wrong, cells),
            section(tr("In your notes"), notes, cells),
        ]
    )


def contradictions_page(board: Board, cells: int) -> list[Line]:
    """Return everything in which the notes contradict themselves or the answers."""
    found = [sentence(f"! {one.said(words())}", cells) for one in board.contradictions] or [
        sentence(tr("Everything adds up."), cells)
    ]
    return section(words()("Does not add up"), [item for one in found for item in one], cells)


def nothing_studied(cells: int) -> list[Line]:
    """Return what stands where there is neither a card nor a word about studying."""
    return [line(Span(clip(tr("Nothing yet: import some notes."), cells), "muted"))]


def _columns(values: tuple[str, ...], cells: int) -> list[tuple[str, int]]:
    """Return the values that there is room for, each with its width."""
    studied, test, cards, mature, kept, due = values
    if cells >= WIDE:
        return [(studied, 12), (test, 12), (cards, 7), (mature, 8), (kept, 8), (due, 12)]
    if cells >= NARROW:
        return [(cards, 7), (kept, 8), (due, 12)]
    return [(cards, 6), (kept, 7)]


def _joined(values: list[tuple[str, int]]) -> str:
    return "".join(right_in(size, text) for text, size in values)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
