"""Importing notes: scan, plan, show, apply. Until `apply_import` nothing is written."""

from recollect.app.importing.apply import apply_import
from recollect.app.importing.plan import ImportPlan, plan_import
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.importing.roots import NothingToImport

__all__ = [
    "Change",
    "ImportPlan",
    "NothingToImport",
    "PlannedCard",
    "apply_import",
    "plan_import",
]
