"""The learner's keys by command: each action has a name, such as `review.undo`."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.app.workspace import Workspace
from recollect.tui.keys import cap, key_of
from recollect.tui.keys.changeable import keys_of, own_keys
from recollect.tui.keys.own import SCREENS, changeable_actions, with_key


def set_key(workspace: Workspace, name: str, typed: str) -> None:
    """Give an action another key, by its name or as it is typed; `default` puts its own back.

    Raises RecollectError for an action that there is not, and for a key that it cannot have.
    """
    pressed = None if typed == "default" else key_of(typed) if len(typed) == 1 else typed
    keys = with_key(workspace.settings.keys, name, pressed)
    workspace.change_setting("keys", keys or None)


def key_lines(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Yield for each action its name, and a line with its key and what it does."""
    for screen, one in changeable_actions():
        own = own_keys(SCREENS[screen], workspace.settings.keys)
        shown = cap(keys_of(one, own)[0])
        yield str(one.id), f"{one.id:22} {shown:6} {one.description}"
