"""What can go wrong with a database, each said in one line: what, where, and what next."""

from __future__ import annotations

from recollect.core.errors import RecollectError


class StoreError(RecollectError):
    """The database cannot be used; the message is a whole line for the learner."""
