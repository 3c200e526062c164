"""Where a learner's database is."""

from __future__ import annotations

import os
from pathlib import Path

DATABASE_VARIABLE = "RECOLLECT_DB"


def default_address() -> str:
    """Return the path or URL in RECOLLECT_DB, or a file in the user's data directory."""
    return os.environ.get(DATABASE_VARIABLE) or str(_data_folder() / "deck.db")


def demo_address() -> str:
    """Return the path of the sample deck's database, beside the learner's own."""
    return str(_data_folder() / "demo.db")


def _data_folder() -> Path:
    # Loaded here: whoever names a deck for themselves, in a prompt say, need not wait for it.
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("recollect"))


def short_address(address: str) -> str:
    """Return a path or URL as a learner reads it: `~` stands for the home folder."""
    home = str(Path.home())
    inside = address.startswith(home + os.sep)
    return "~" + address[len(home) :] if inside else address
