"""Answers near the beginning of a study day, in zones with their clock changes, and leap days."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ANSWERS = [
    ("America/New_York", "2026-03-07 23:30", 0, "2026-03-07"),
    ("America/New_York", "2026-03-08 01:59", 0, "2026-03-07"),
    ("America/New_York", "2026-03-08 03:00", 0, "2026-03-07"),
    ("America/New_York", "2026-03-08 04:00", 0, "2026-03-08"),
    ("America/New_York", "2026-10-31 23:30", 0, "2026-10-31"),
    ("America/New_York", "2026-11-01 01:30", 0, "2026-10-31"),
    ("America/New_York", "2026-11-01 01:30", 1, "2026-10-31"),
    ("America/New_York", "2026-11-01 04:00", 0, "2026-11-01"),
    ("Australia/Lord_Howe", "2026-04-05 01:45", 0, "2026-04-04"),
    ("Australia/Lord_Howe", "2026-04-05 01:45", 1, "2026-04-04"),
    ("Australia/Lord_Howe", "2026-04-05 04:00", 0, "2026-04-05"),
    ("Australia/Lord_Howe", "2026-10-04 02:30", 0, "2026-10-03"),
    ("Australia/Lord_Howe", "2026-10-04 04:00", 0, "2026-10-04"),
    ("Asia/Kathmandu", "2026-05-01 03:59", 0, "2026-04-30"),
    ("Asia/Kathmandu", "2026-05-01 04:00", 0, "2026-05-01"),
    ("Pacific/Apia", "2026-12-31 23:59", 0, "2026-12-31"),
    ("Pacific/Apia", "2027-01-01 00:01", 0, "2026-12-31"),
    ("Asia/Shanghai", "2026-11-23 00:30", 0, "2026-11-22"),
    ("Asia/Shanghai", "2026-11-23 12:00", 0, "2026-11-23"),
    ("UTC", "2028-02-28 03:59", 0, "2028-02-27"),
    ("UTC", "2028-02-28 04:00", 0, "2028-02-28"),
    ("UTC", "2028-02-29 03:59", 0, "2028-02-28"),
    ("UTC", "2028-02-29 04:00", 0, "2028-02-29"),
    ("UTC", "2028-03-01 03:59", 0, "2028-02-29"),
    ("Europe/Berlin", "2026-12-31 23:59", 0, "2026-12-31"),
]
"""Zone, local time of the answer, its fold, the date of its study day."""


def instant(zone: str, local: str, fold: int) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)
