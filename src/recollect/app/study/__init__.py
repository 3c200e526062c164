"""A study session: what is due, one card after the other, each grade committed at once."""

from recollect.app.cards.drafts import Draft
from recollect.app.scheduling.selection import Selection
from recollect.app.study.answering import CardIsGone
from recollect.app.study.session import StudySession
from recollect.app.study.sitting import Sitting
from recollect.app.study.turn import Progress, Stage, Summary, Turn

__all__ = [
    "CardIsGone",
    "Draft",
    "Progress",
    "Selection",
    "Sitting",
    "Stage",
    "StudySession",
    "Summary",
    "Turn",
]
