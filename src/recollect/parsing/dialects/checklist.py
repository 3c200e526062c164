"""`- [ ] 能解释…` under a heading that asks what the learner can do: abilities to rate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.core.items import Kind
from recollect.parsing.claims import Claim
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import HEADING, TEXT, Piece
from recollect.parsing.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Checklist:
    """Each box below a self-check heading, or below a line that says so, is an ability."""

    name: str = "checklist"
    specificity: int = 30

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each box of a self-check."""
        invited = False
        for piece in note.pieces:
            if piece.kind == HEADING:
                invited = _invites(piece.section.path, vocabulary)
            elif piece.kind == TEXT and not piece.marker and not piece.box:
                if piece.text.rstrip("*_ ").endswith((":", "：")) or piece.text.startswith("**"):
                    invited = _invites((*piece.section.path, piece.text), vocabulary)
            text = _ability(piece)
            if invited and text:
                yield Claim(
                    start=piece.index,
                    head=piece.index + 1,
                    end=piece.index + 1,
                    question=text,
                    kind=Kind.CHECKLIST,
                    bodiless=True,
                    why="a box below a self-check heading",
                )


def _ability(piece: Piece) -> str:
    if piece.kind != TEXT:
        return ""
    if piece.box is not None:
        return piece.text
    return piece.text[1:].strip() if piece.text[:1] in "□☐" else ""


def _invites(titles: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether the nearest title that says anything of the kind invites to rate oneself."""
    for title in reversed(titles):
        if vocabulary.mentions("not_checklist", title):
            return False
        if vocabulary.mentions("checklist", title):
            return True
    return False


DIALECT = Checklist()
