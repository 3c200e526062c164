"""One note to its items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recollect.core.cards.items import Item, Kind
from recollect.core.study_log import NO_STUDY, StudyNotes
from recollect.parsing.dialects import dialects, suggesting
from recollect.parsing.items.assembling.assembly import assemble
from recollect.parsing.items.claims import Verdict
from recollect.parsing.items.keys.in_turn import settled
from recollect.parsing.landmarks import Landmarks
from recollect.parsing.outline.outline import Outline, outline
from recollect.parsing.studying.study import read_study
from recollect.parsing.surveying import survey
from recollect.parsing.words.remembering import make_room
from recollect.parsing.words.vocabulary import Vocabulary, default


@dataclass(frozen=True, slots=True)
class ParsedNote:
    """What one note holds: its items in reading order, its landmarks for the other notes, and what
    it tells of the studying itself.
    """

    path: str
    items: Sequence[Item]
    landmarks: Landmarks
    study: StudyNotes = NO_STUDY


def read_note(path: str, text: str, vocabulary: Vocabulary | None = None) -> ParsedNote:
    """Read a note's text; `path` is relative to the root that is scanned. Never raises."""
    make_room(text)
    note = outline(path, text, vocabulary or default())
    verdicts = settled(note, dialects())
    items = _items_of(note, verdicts)
    return ParsedNote(path, items, survey(note, items), read_study(note))


def suggest_terms(path: str, text: str, vocabulary: Vocabulary | None = None) -> tuple[Item, ...]:
    """Draft `term` items from the definitions in a note, where no item stands. Never raises."""
    note = outline(path, text, vocabulary or default())
    verdicts = settled(note, (*dialects(), *suggesting()))
    return tuple(item for item in _items_of(note, verdicts) if item.kind is Kind.TERM)


def _items_of(note: Outline, verdicts: list[Verdict]) -> tuple[Item, ...]:
    """Assemble the claims that stand outside Recollect's own lines.

    An item ends before the next one begins.
    """
    standing = [verdict for verdict in verdicts if not verdict.lost_to]
    items = [assemble(verdict, note) for verdict in standing]
    for i, (item, following) in enumerate(pairwise(items)):
        if item.end_line >= following.line:
            items[i] = replace(item, end_line=max(item.line, following.line - 1))
    return tuple(item for item in items if not note.is_own(item.line))
