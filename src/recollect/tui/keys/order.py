"""Keys in the order in which they are pressed, however fast."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widget import AwaitMount

from recollect.tui.keys.binding import behind_escape, key_of

PATIENCE = 1.0
"""Seconds for a field to take what was typed into it."""


class KeysInOrder(App[None]):
    """Lets a key do its work before the next one is looked at: it may open a field to write in.

    Left alone, keys pressed in quick succession go to the screen that the first one closes or
    covers, and are lost.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pressed_on: WeakKeyDictionary[Key, Screen[Any]] = WeakKeyDictionary()

    def before_a_key(self) -> None:
        """Do what must be done before any key is."""

    async def on_event(self, event: Event) -> None:
        """Do what a key does at once, where it is for the screen to do."""
        if isinstance(event, Key) and event.is_forwarded:
            if self._pressed_on.get(event) in self.screen_stack[-1:]:
                await super().on_event(event)
            return  # else it comes back from a screen that is gone or covered since
        if isinstance(event, Key | Paste) and not event.is_forwarded and self.screen_stack:
            if self._exit:
                return  # no screen opens any more
            self.before_a_key()
            if not self.screen.is_mounted:
                await AwaitMount(self.screen, [self.screen])
            if isinstance(event, Key) and (character := behind_escape(event)):
                await self.on_event(Key("escape", "\x1b"))
                event = Key(key_of(character), character)
            if isinstance(event, Key):
                if not event.is_printable:
                    await self._written()
                if await self._press(event):
                    return
                self._pressed_on[event] = self.screen
        await super().on_event(event)

    async def _written(self) -> None:
        """Wait until the field that is written in has all that was typed: a key may hand it in."""
        taken = asyncio.Event()
        field = self.focused
        if field is not None and field.call_later(taken.set):
            with suppress(TimeoutError):  # a field that goes meanwhile takes nothing any more
                await asyncio.wait_for(taken.wait(), PATIENCE)

    async def _press(self, event: Key) -> bool:
        """Do what a key does on this screen; False when that is nothing, or for a field to do."""
        pressed = self.screen.active_bindings.get(event.key)
        if pressed is None or not pressed.enabled:
            return False
        if self.focused is not None and (event.is_printable or pressed.node is not self.screen):
            return False
        return await self.run_action(pressed.binding.action, pressed.node)
