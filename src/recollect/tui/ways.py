"""The screens that a learner goes to from others, each loaded when somebody first goes there.

Together they take as long to load as Textual itself, and most days need few of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from textual.screen import Screen


class Way(NamedTuple):
    """The way to a screen: the module that holds it, and what it is called there."""

    module: str
    name: str

    def load(self) -> type[Screen[Any]]:
        """Return the kind of screen; loading it takes some hundredths of a second, once."""
        kind: type[Screen[Any]] = getattr(import_module(self.module), self.name)
        return kind

    def screen(self, *arguments: Any, **options: Any) -> Screen[Any]:
        """Return a new screen, made of these arguments."""
        return self.load()(*arguments, **options)

    def leads_to(self, screen: Screen[Any]) -> bool:
        """Tell whether a screen is the one that this way leads to."""
        return type(screen).__name__ == self.name


_SCREENS = "recollect.tui.screens"

AREAS = Way(f"{_SCREENS}.areas", "AreasScreen")
CARDS = Way(f"{_SCREENS}.library", "LibraryScreen")
FIGURES = Way(f"{_SCREENS}.statistics", "StatisticsScreen")
HOME = Way(f"{_SCREENS}.home", "HomeScreen")
IMPORTS = Way(f"{_SCREENS}.imports", "ImportsScreen")
IMPORT_NOTES = Way(f"{_SCREENS}.import_notes", "ImportNotes")
PROGRESS = Way(f"{_SCREENS}.progress", "ProgressScreen")
QUIZ = Way(f"{_SCREENS}.quiz", "QuizScreen")
QUIZ_SETUP = Way(f"{_SCREENS}.quiz_setup", "QuizSetup")
REVIEW = Way(f"{_SCREENS}.review", "ReviewScreen")
SETTINGS = Way(f"{_SCREENS}.settings", "SettingsScreen")
SHEET = Way(f"{_SCREENS}.sheet", "Sheet")

_FROM_ANYWHERE = {
    "Cards": CARDS,
    "Weak areas": AREAS,
    "Progress": PROGRESS,
    "Figures": FIGURES,
    "Imports": IMPORTS,
    "Settings": SETTINGS,
}


def from_screen(screen: Screen[Any]) -> Iterator[tuple[str, Way]]:
    """Yield the ways to what stands behind the dashboard, whose own keys lead there, by name."""
    if not HOME.leads_to(screen):
        yield from ((name, way) for name, way in _FROM_ANYWHERE.items() if not way.leads_to(screen))
