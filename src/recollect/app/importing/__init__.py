"""Importing notes: scan, plan, show, decide, apply. Until `apply_import` nothing is written."""

from recollect.app.importing.apply import PlanIsOld, apply_import
from recollect.app.importing.plan import ImportPlan, Wishes, plan_import
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.importing.roots import NothingToImport, forget_folder, known_folders
from recollect.app.importing.undo import (
    ImportRecord,
    NothingToUndo,
    UndoneImport,
    import_history,
    undo_import,
)

__all__ = [
    "Change",
    "ImportPlan",
    "ImportRecord",
    "NothingToImport",
    "NothingToUndo",
    "PlanIsOld",
    "PlannedCard",
    "UndoneImport",
    "Wishes",
    "apply_import",
    "forget_folder",
    "import_history",
    "known_folders",
    "plan_import",
    "undo_import",
]
