"""Discussion records: what a learner thought of some cards, and how it grew exact."""

from recollect.app.discussions.gathering import cards_of_day
from recollect.app.discussions.record import discussion_record, save_record

__all__ = ["cards_of_day", "discussion_record", "save_record"]
