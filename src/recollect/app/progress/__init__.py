"""Progress: what was studied, stage by stage, as the notes tell it and as the answers show it."""

from recollect.app.progress.board import Board, BoardRow, progress_board
from recollect.app.progress.contradictions import Contradiction
from recollect.app.progress.page import progress_page
from recollect.app.progress.written_back import Writing, prepare, write

__all__ = [
    "Board",
    "BoardRow",
    "Contradiction",
    "Writing",
    "prepare",
    "progress_board",
    "progress_page",
    "write",
]
