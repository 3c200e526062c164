"""The tables. The review log is the truth; a schedule is its cached fold and can be rebuilt.

Cards and notes belong to the deck; schedules, reviews, own answers and marks to a learner, so that
several learners can share one database. Whatever a learner did (a review, an action, a mark, the
naming of an area) is appended under a UUID; taking it back appends a `void`. A `deed` numbers what
was done at once, over all of them in the order of doing: undo takes the last one back. It is 0 or
below for what a merge brought from another machine, and NULL for a mark that nobody set by hand.
Nothing here is particular to SQLite.
"""

from recollect.store.tables.areas import alias, area, card_area, mark, naming, seed, study_entry
from recollect.store.tables.deck import (
    IS_RETIRED,
    card,
    deck,
    import_change,
    import_run,
    locator,
    note,
    rejection,
    root,
)
from recollect.store.tables.making import metadata
from recollect.store.tables.study import (
    action,
    counted_day,
    counted_recall,
    evidence_day,
    learner,
    own_answer,
    quiz_answer,
    quiz_attempt,
    review,
    schedule,
    setting,
    void,
)

__all__ = [
    "IS_RETIRED",
    "action",
    "alias",
    "area",
    "card",
    "card_area",
    "counted_day",
    "counted_recall",
    "deck",
    "evidence_day",
    "import_change",
    "import_run",
    "learner",
    "locator",
    "mark",
    "metadata",
    "naming",
    "note",
    "own_answer",
    "quiz_answer",
    "quiz_attempt",
    "rejection",
    "review",
    "root",
    "schedule",
    "seed",
    "setting",
    "study_entry",
    "void",
]
