"""What can go wrong with a database, each said in one line: what, where, and what next."""

from __future__ import annotations


class StoreError(Exception):
    """The database cannot be used; the message is a whole line for the learner."""
