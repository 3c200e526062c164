"""What a learner is told when something cannot be done."""

from __future__ import annotations


class RecollectError(Exception):
    """Its message is one line for the learner: what, where, and what next."""
