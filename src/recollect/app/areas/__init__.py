"""Weak areas: concepts and sections with their evidence, their names, how they are found."""

from recollect.app.areas.changes import AreaChanges, changes_since
from recollect.app.areas.evidence import keep_evidence, read_evidence
from recollect.app.areas.from_notes import keep_study_notes
from recollect.app.areas.glance import KeptRows, kept_rows, weak_rows
from recollect.app.areas.listing import all_areas, areas_from, weak_areas
from recollect.app.areas.marking import mark_by_hand, mark_missed_points
from recollect.app.areas.meaning import cards_meant
from recollect.app.areas.membership import add_cards, remove_cards, toggle_area
from recollect.app.areas.model import BAD_STATES, Area, AreaKind, AreaRow, CardEvidence, joined
from recollect.app.areas.naming import UnknownArea
from recollect.app.areas.opening import (
    OpenArea,
    WeighedMark,
    areas_named,
    current_areas,
    file_of,
    open_area,
    opened,
    state_of,
)
from recollect.app.areas.sections import section_of

__all__ = [
    "BAD_STATES",
    "Area",
    "AreaChanges",
    "AreaKind",
    "AreaRow",
    "CardEvidence",
    "KeptRows",
    "OpenArea",
    "UnknownArea",
    "WeighedMark",
    "add_cards",
    "all_areas",
    "areas_from",
    "areas_named",
    "cards_meant",
    "changes_since",
    "current_areas",
    "file_of",
    "joined",
    "keep_evidence",
    "keep_study_notes",
    "kept_rows",
    "mark_by_hand",
    "mark_missed_points",
    "open_area",
    "opened",
    "read_evidence",
    "remove_cards",
    "section_of",
    "state_of",
    "toggle_area",
    "weak_areas",
    "weak_rows",
]
