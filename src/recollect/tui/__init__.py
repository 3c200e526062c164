"""The terminal app: Textual, and nothing that a screen does not need."""

from __future__ import annotations

import os


def _let_input_methods_work() -> None:
    """Keep iTerm2 from losing what a Chinese input method composes.

    Textual asks terminals for every key by the Kitty protocol, and iTerm2 then drops composed text.
    Textual reads the variable when it is imported, so this stands before any of our own modules.
    Inside tmux the protocol is not passed on; whoever set the variable knows better.
    """
    terminal = os.environ.get("LC_TERMINAL") or os.environ.get("TERM_PROGRAM", "")
    if terminal in ("iTerm2", "iTerm.app") and "TMUX" not in os.environ:
        os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


_let_input_methods_work()
