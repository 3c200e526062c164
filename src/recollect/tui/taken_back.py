"""What an undo took back, in words."""

from __future__ import annotations

from recollect.app.language import tr
from recollect.core.scheduling.reviews import ActionKind


def taken_back(what: str | None) -> str:
    """Return what was taken back, by what the deed is called; None: there was nothing."""
    if what is None:
        return tr("There is nothing to take back.")
    names = {
        "answer": tr("Answer taken back"),
        "mark": tr("Mark taken back"),
        "area": tr("Area taken back"),
        "rename": tr("Name taken back"),
        "alias": tr("Name taken back"),
        "merge": tr("They are two areas again"),
        ActionKind.SUSPEND: tr("No longer suspended"),
        ActionKind.UNSUSPEND: tr("Suspended again"),
        ActionKind.BURY: tr("No longer put off"),
        ActionKind.UNBURY: tr("Put off again"),
        ActionKind.FLAG: tr("Flag taken back"),
        ActionKind.RESET: tr("No longer new"),
        ActionKind.SET_DUE: tr("Due day taken back"),
        ActionKind.TAG: tr("Tag taken back"),
        ActionKind.UNTAG: tr("Tag taken back"),
        ActionKind.ADOPT: tr("Kept answer taken back"),
    }
    return names[what]
