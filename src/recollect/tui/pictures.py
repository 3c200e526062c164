"""Pictures in the terminal, with the `images` extra; without it they open in another program.

The extra asks the terminal what it can draw (Kitty's protocol, Sixel, coloured half cells). It can
do so only before the app takes the terminal over.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import cast

from textual.widget import Widget

from recollect.app.language import tr
from recollect.core.errors import RecollectError

_EXTRA = "textual_image.widget"


def prepare() -> None:
    """Let the extra look at the terminal, where it is installed."""
    with suppress(ImportError):
        __import__(_EXTRA)


def can_draw() -> bool:
    """Tell whether pictures can be drawn here."""
    return sys.modules.get(_EXTRA) is not None


def drawn(file: Path) -> Widget:
    """Return a picture as a widget; raises RecollectError for a file that holds none."""
    try:
        return cast("Widget", sys.modules[_EXTRA].Image(file))
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow says of a damaged file
        raise RecollectError(tr("{path} holds no picture.", path=file)) from error
