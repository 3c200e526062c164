"""What is due, in one line."""

from __future__ import annotations

from recollect.app.scheduling.due import Due


def due_line(due: Due) -> str:
    """Return how much is due, and how long it will take."""
    if not due.has_cards:
        return "No cards yet: read some notes with `recollect import FOLDER`."
    if not due.asks:
        return "Nothing is due today."
    parts = [f"{due.due} due", f"{due.new} new"]
    if due.again:
        parts.append(f"{due.again} again")
    if due.postponed:
        parts.append(f"{due.postponed} more beyond today's minutes")
    return f"{', '.join(parts)}: about {due.minutes} min."
