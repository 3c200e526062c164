"""Starts the program: `recollect`, or `python -m recollect`."""

from __future__ import annotations

import gc
import os
import sys

OBJECTS_BETWEEN_LOOKS = 50_000
"""How many objects are made before Python looks for garbage: loading makes many, none of it."""


def start() -> None:
    """Run the command line; Ctrl-C ends it quietly, also while it is still being loaded."""
    _replace_closed_streams()
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS, 10, 10)
    try:
        # Loaded here, so that what interrupts it is caught.
        from recollect.cli.run import run  # noqa: PLC0415

        run()
    except KeyboardInterrupt:
        sys.exit(1)


def _replace_closed_streams() -> None:
    """Let what was started without a standard stream read nothing there, and write nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115


if __name__ == "__main__":
    start()
