"""Which lists of a note are of questions: by how many of their lines ask, and in company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recollect.parsing.company.listed_lines import may_ask
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks, asks_among_others, sets_task
from recollect.parsing.words.vocabulary import Vocabulary

_FEW = 3
"""Bullets below a title that promises questions."""
_MANY = 5
"""Bullets ask without a title that invites to where this many of them do, two thirds at least."""
_CROWD = 10
"""Bullets that ask by their words in a note of little else."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, which of its lines ask, and what the title over it says."""

    group: Sequence[Piece]
    asking: Sequence[Piece]
    tasks: Sequence[Piece]
    """Further lines that ask by their words alone, or set a task: items among questions only."""
    numbered: bool
    invited: bool | None
    wonders: bool = True
    """Whether a title promises questions, or some line asks more than to explain or to compare:
    steps of a plan start so."""
    quoted: bool = False
    """Whether a quotation answers each of its lines, as quiz notes do."""
    promised: bool = False
    """Whether a title over it promises nothing but questions."""
    counted: bool = False
    """Whether it counts questions, as most of the lists do in a note that promises them."""

    def is_of_questions(self, *, in_company: bool, in_a_crowd: bool) -> bool:
        """Tell whether half of it asks, below a title that invites to; bullets alone need more.

        The company are bullets that ask below such titles; a crowd are most bullets of a note.
        """
        if self.invited is False:
            return False
        half = self.wonders and 2 * len(self.asking) >= len(self.group)
        if self.numbered:
            both = len(self.asking) + len(self.tasks)
            return (
                half
                or self.counted
                or bool(self.invited and self.asking and 2 * both >= len(self.group))
            )
        if self.quoted and len(self.asking) + len(self.tasks) > 1:
            return True
        if self.invited is None:
            if in_a_crowd and half:
                return True
            if self.promised and half and len(self.asking) >= _MANY:
                return True
            least = _FEW if self.promised else _MANY
            return len(self.asking) >= least and 3 * len(self.asking) >= 2 * len(self.group)
        both = len(self.asking) + len(self.tasks)
        if self.asking and self.is_whole() and both > 2:
            return True
        return (half and len(self.asking) > 1) or (in_company and 2 * both >= len(self.group))

    def is_whole(self) -> bool:
        """Tell whether each of its lines asks or sets a task."""
        return len(self.asking) + len(self.tasks) == len(self.group)


def with_company(note: Outline, lists: Sequence[Lines], vocabulary: Vocabulary) -> Iterator[Lines]:
    """Yield the lists of a note, with what is counted in them, where most that it promises asks."""
    promised = [each for each in lists if each.numbered and each.promised and each.asking]
    found = sum(len(each.asking) + len(each.tasks) for each in promised)
    most = 5 * found >= 3 * sum(len(each.group) for each in promised)
    if not most or sum(len(each.asking) for each in promised) < _MANY:
        yield from lists
        return
    for each in lists:
        if each in promised:
            asking = {piece.index for piece in each.asking}
            tasks = [
                p for p in each.group if p.index not in asking and may_ask(note, p, vocabulary)
            ]
            each = replace(each, tasks=tasks, counted=True)
        yield each


def jotted(
    note: Outline, lists: Sequence[Sequence[Piece]], vocabulary: Vocabulary
) -> Iterator[Lines]:
    """Yield the lists of bullets that ask by their words, in a note of little else.

    Half of all bullets do, and most of the others name a topic.
    """
    bullets = [p for group in lists for p in group if p.index not in note.marks.labels]
    count = sum(map(len, lists))
    if len(bullets) < _CROWD or 4 * len(bullets) < 3 * count:
        return
    asking: set[int] = set()
    for seen, piece in enumerate(bullets):
        if asks(question_of(note, piece), vocabulary):
            asking.add(piece.index)
        elif 2 * (seen - len(asking)) > count:  # no half of them will
            return
    if len(asking) < _CROWD or 2 * len(asking) < count:
        return
    others = [p for p in bullets if p.index not in asking]
    named = {p.index for p in others if asks_among_others(question_of(note, p), vocabulary)}
    if 4 * (len(asking) + len(named)) < 3 * count:
        return
    tasks = {p.index for p in others if sets_task(question_of(note, p), vocabulary)}
    for group in lists:
        yield Lines(
            group,
            [p for p in group if p.index in asking | tasks],
            [p for p in group if p.index in named - tasks],
            numbered=False,
            invited=None,
            promised=True,
        )
