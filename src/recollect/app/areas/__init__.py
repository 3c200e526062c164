"""Weak areas: concepts and sections with their evidence, their names, how they are found."""

from recollect.app.areas.changes import AreaChanges, changes_since
from recollect.app.areas.evidence import section_of
from recollect.app.areas.from_notes import keep_study_notes
from recollect.app.areas.listing import all_areas, weak_areas
from recollect.app.areas.marking import mark_by_hand, mark_missed_points
from recollect.app.areas.model import BAD_STATES, Area, AreaKind, AreaRow, CardEvidence
from recollect.app.areas.opening import OpenArea, cards_to_drill, current_areas, open_area

__all__ = [
    "BAD_STATES",
    "Area",
    "AreaChanges",
    "AreaKind",
    "AreaRow",
    "CardEvidence",
    "OpenArea",
    "all_areas",
    "cards_to_drill",
    "changes_since",
    "current_areas",
    "keep_study_notes",
    "mark_by_hand",
    "mark_missed_points",
    "open_area",
    "section_of",
    "weak_areas",
]
