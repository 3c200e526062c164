"""The sample notes that ship with the program."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parents[1] / "decks"
_IN_THE_TREE = Path(__file__).parents[3] / "decks"


def samples_folder() -> Path:
    """Return the folder of sample notes."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_THE_TREE
