"""What other notes need to know of a note: its lecture, its numbered sections, its coverage."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A heading or line of a note that carries a question's label; lines are 1-based, inclusive."""

    label: str
    series: str
    line: int
    end_line: int
    text: str
    question: bool
    """Whether it states the question, rather than answers it."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """A note seen from outside."""

    lecture: int | None = None
    covers: tuple[tuple[str, int, int], ...] = ()
    """Ranges of labels that the note says it covers: series, first number, last number."""
    mentions: tuple[Mention, ...] = ()

    def to_json(self) -> str:
        """Return the landmarks as one line of JSON, for a store to keep."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Landmarks:
        """Read what `to_json` wrote; raises `ValueError` for anything else."""
        try:
            data = json.loads(text)
            return cls(
                lecture=data.get("lecture"),
                covers=tuple((str(s), int(a), int(b)) for s, a, b in data.get("covers", ())),
                mentions=tuple(Mention(**mention) for mention in data.get("mentions", ())),
            )
        except (AttributeError, TypeError) as error:
            raise ValueError(f"not landmarks of a note: {error}") from None
