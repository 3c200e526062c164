"""The commands of the palette in the reader's language, found by their English names too."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hit, Hits, Provider

from recollect.tui.messages import tr


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
