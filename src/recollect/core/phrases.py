"""What is said to a learner, in English, kept so that it can be said in another language."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Phrase(NamedTuple):
    """A text with names in braces, and what stands for them: text, or a phrase of its own."""

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**dict(self.values)) if self.values else self.text


def phrase(text: str, **values: object) -> Phrase:
    """Return a phrase; values are filled in as they are, and never read as a template."""
    return Phrase(text, tuple(values.items()))


Said: TypeAlias = Phrase | str
"""What is said to a learner: a phrase, or text that is said as it is in every language."""


def said_by(error: Exception) -> Said:
    """Return what an error says: a phrase, where one was raised with it."""
    return error.args[0] if error.args and isinstance(error.args[0], Phrase) else str(error)
