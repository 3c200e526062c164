"""The footer: the keys that work now, as many as fit, each of them a button for the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from recollect.app.language import tr
from recollect.tui.note.spans import cell_len


@dataclass(frozen=True, slots=True)
class Button:
    """One key with what it does; `detail` stands behind the label, `chosen` is what Enter takes."""

    keycap: str
    label: str
    action: str
    detail: str = ""
    chosen: bool = False

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return key, label and detail as they are shown, with the marks of the chosen one."""
        left, right = ("[", "]") if self.chosen else (" ", " ")
        detail = f" {self.detail}" if self.detail else ""
        return f"{left}{self.keycap}", f" {self.label}", f"{detail}{right}"

    @property
    def cells(self) -> int:
        """Return the width in terminal cells."""
        return sum(map(cell_len, self.parts))


class ButtonBar(Widget):
    """One line of buttons, set by its screen; those that don't fit are left out from the end."""

    DEFAULT_CSS = """
    ButtonBar {
        height: 1;
        & > .bar--key { color: $text-accent; text-style: bold; }
        & > .bar--detail { color: $foreground 75%; }
        & > .bar--chosen { text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES = {"bar--key", "bar--detail", "bar--chosen"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._buttons: tuple[Button, ...] = ()

    def show(self, *buttons: Button) -> None:
        """Show other buttons."""
        if buttons != self._buttons:
            self._buttons = buttons
            self.refresh()

    def shown(self) -> list[Button]:
        """Return the buttons that fit; among them, if there is one, the way to all of them."""
        cells = self.content_size.width
        fitting = self._fitting(cells)
        way = next((button for button in self._buttons if button.action == "help"), None)
        if way is None or way in fitting:
            return fitting
        return [*self._fitting(cells - way.cells - 1), way]

    def _fitting(self, free: int) -> list[Button]:
        fitting: list[Button] = []
        for button in self._buttons:
            free -= button.cells + (1 if fitting else 0)
            if free < 0:
                break
            fitting.append(button)
        return fitting

    def render(self) -> Content:
        """Draw the buttons; labels are plain text, never markup."""
        key, detail, chosen = (
            self.get_visual_style(f"bar--{part}", partial=True)
            for part in ("key", "detail", "chosen")
        )
        drawn: list[Content] = []
        for button in self.shown():
            cap, label, more = button.parts
            content = Content.assemble((cap, key), label, (more, detail))
            drawn.append(content.stylize(chosen) if button.chosen else content)
        return Content(" ").join(drawn)

    async def on_click(self, event: Click) -> None:
        """Press the button under the mouse."""
        offset = event.get_content_offset(self)
        x = 0
        for button in self.shown():
            if offset is not None and x <= offset.x < x + button.cells:
                event.stop()
                await self.screen.run_action(button.action)
                return
            x += button.cells + 1


class KeyBar(ButtonBar):
    """The screen's own bindings, exactly those that work now."""

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self.call_after_refresh(self._follow, self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        buttons: dict[str, Button] = {}
        for active in sorted(screen.active_bindings.values(), key=_place_on(screen)):
            binding = active.binding
            if binding.show and active.enabled and binding.action not in buttons:
                buttons[binding.action] = Button(
                    self.app.get_key_display(binding), tr(binding.description), binding.action
                )
        self.show(*buttons.values())


def _place_on(screen: Screen[object]) -> Callable[[ActiveBinding], int]:
    """Return where a button stands: a key that the learner changed comes last in the bindings,
    and one that screens share first.
    """
    declared = [one.id for one in screen.BINDINGS if isinstance(one, Binding)]
    places = {name: place for place, name in enumerate(declared) if name}
    last = len(declared)  # there one looks for help, where it is no key of the learner's choice
    return lambda one: places.get(
        one.binding.id or "", last if one.binding.action == "help" else -1
    )
