"""What a learner set for an imported folder: its decks, and which of its files are notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class RootOptions:
    """The options of one root; paths are relative to it, with `/`.

    `decks` names the deck of a folder (empty: the root) or a note, and of what lies below it.
    `include` and `exclude` are patterns as in a .gitignore. `only` are the files and folders that
    belong to the deck; empty: all of them. One that is `forgotten` is read only if it is named.
    """

    decks: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    forgotten: bool = False

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return the options that stored values describe."""
        return cls(
            decks=dict(values.get("decks", {})),
            include=tuple(values.get("include", ())),
            exclude=tuple(values.get("exclude", ())),
            only=tuple(values.get("only", ())),
            forgotten=bool(values.get("forgotten")),
        )

    def to_values(self) -> dict[str, Any]:
        """Return the options as the store keeps them; what is not set is left out."""
        values = {
            "decks": dict(self.decks),
            "include": list(self.include),
            "exclude": list(self.exclude),
            "only": list(self.only),
            "forgotten": self.forgotten,
        }
        return {name: value for name, value in values.items() if value}

    def deck_of(self, root: Path, path: str) -> str:
        """Return the deck of a note: one deck a folder, named after the root, unless set."""
        place, below = path, list[str]()
        while True:
            if place in self.decks:
                return "/".join((self.decks[place], *below))
            if not place:
                return "/".join((root.name or "notes", *below))
            place, _, name = place.rpartition("/")
            if path != (f"{place}/{name}" if place else name):
                below.insert(0, name)
