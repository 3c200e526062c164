"""简体中文."""

from __future__ import annotations

CHINESE: dict[str, str] = {}
