"""What is due, in one line."""

from __future__ import annotations

from recollect.app.language import Words, words_for
from recollect.app.scheduling.due import Due, begin_with_due


def due_at(address: str) -> str:
    """Return how much is due in the database at a path or URL, in the learner's language.

    Raises StoreError, one line for the learner, for what is not a database of ours.
    """
    workspace, due = begin_with_due(address)
    return due_line(due, words_for(workspace.settings))


def no_cards(words: Words) -> str:
    """Return what comes before anything can be due."""
    return words("No cards yet: read some notes with `recollect import FOLDER`.")


def due_line(due: Due, words: Words) -> str:
    """Return how much is due, and how long it will take."""
    if not due.has_cards:
        return no_cards(words)
    if not due.asks:
        return words("Nothing is due today.")
    parts = [words("{n} due").format(n=due.due), words("{n} new").format(n=due.new)]
    if due.again:
        parts.append(words("{n} again").format(n=due.again))
    if due.postponed:
        parts.append(words("{n} more beyond today's minutes").format(n=due.postponed))
    counts = words(", ").join(parts)
    return words("{counts}: about {n} min.").format(counts=counts, n=due.minutes)
