"""The palette in the reader's language; its commands are found by their English names too."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.widgets.option_list import Option

from recollect.app.language import tr


class Palette(CommandPalette):
    """Textual's palette, which says in English that it finds nothing."""

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        if search_value:
            self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, self._say_nothing)

    def _say_nothing(self) -> None:
        said = Content(tr("Nothing is called that."))
        self.query_one(CommandList).add_option(Option(said, id=self._NO_MATCHES, disabled=True))
        self._list_visible = True


class Commands(Provider):
    """What the application offers on the screen at hand; it names its commands in English."""

    async def discover(self) -> Hits:
        """Yield every command, while nothing is typed: what works on this screen first."""
        for title, said, callback, _ in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(tr(title), callback, help=said)

    async def search(self, query: str) -> Hits:
        """Yield the commands with what was typed in either name."""
        matcher = self.matcher(query)
        for title, said, callback, _ in self.app.get_system_commands(self.screen):
            score = max(matcher.match(title), matcher.match(tr(title)))
            if score > 0:
                yield Hit(score, matcher.highlight(tr(title)), callback, help=said)


def keys_offered(screen: Screen[object]) -> Iterable[Binding]:
    """Return what a screen's own keys do now, once each; Textual's own name their node."""
    first: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        named = binding.description and "." not in binding.action
        if named and active.enabled and active.node is screen:
            first.setdefault(binding.action, binding)
    return first.values()
