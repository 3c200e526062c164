"""Whose schedules, reviews and marks these are."""

from __future__ import annotations

DEFAULT_LEARNER = "00000000-0000-4000-8000-000000000001"
"""The learner of a database that has only one; the same everywhere, so that two can be merged."""
