"""What the pieces of a note say of themselves: labels, numbers, letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recollect.parsing.outline.options import Letters
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.labels import NO_LABEL, Label
from recollect.parsing.words.numbers import Numbered
from recollect.parsing.words.vocabulary import Role, Vocabulary


@dataclass(eq=False, slots=True)
class Marks:
    """Pieces sorted by what they say; each list is in reading order."""

    pieces: Sequence[Piece]
    words: Vocabulary
    """The words that they are read with."""
    headings: list[Piece] = field(default_factory=list)
    texts: list[Piece] = field(default_factory=list)
    part_headings: dict[int, Role] = field(default_factory=dict)
    """Headings that name a part of the item above them, `#### Answer`, and which."""
    folds: list[Piece] = field(default_factory=list)
    tables: list[Piece] = field(default_factory=list)
    boxes: list[Piece] = field(default_factory=list)
    entries: list[Piece] = field(default_factory=list)
    """Texts that a list marker stands before."""
    labels: dict[int, Label] = field(default_factory=dict)
    """By piece: the label that a text or a heading starts with."""
    roles: dict[int, Role] = field(default_factory=dict)
    """By piece: the role that its label names, where the label is set apart from the text."""
    asked: set[int] = field(default_factory=set)
    """By piece: its label says that a question follows, `**Exercise 3.** …`, `### 练习 3：…`."""
    counted: set[int] = field(default_factory=set)
    """Headings that only count a question: `### Problem 2`, `练习 3`."""
    exam_parts: set[int] = field(default_factory=set)
    """Headings that name the kind of the questions below them in short: `Short answer`, `简答`."""
    kinds: set[int] = field(default_factory=set)
    """Headings that count a question and say only of what kind it is: `3. 【简答题】`."""
    questions: dict[int, Numbered] = field(default_factory=dict)
    """By piece: a question's own label and number, `Q7`."""
    numbers: dict[int, Numbered] = field(default_factory=dict)
    """By piece: the number that a text, a heading or a list item starts with."""
    options: dict[int, Letters] = field(default_factory=dict)
    """By piece: the lettered options it holds, where they run A, B, …"""
    stated: dict[int, int] = field(default_factory=dict)
    """By a part of an exercise, the second or a later one: the text that sets it."""
    siblings: dict[int, int] = field(default_factory=dict)
    """By numbered piece: the next one that counts on from it at its depth, or in its list."""
    parents: dict[int, int] = field(default_factory=dict)
    """By text in a nested list: the text of the list item it stands in."""
    stems: set[int] = field(default_factory=set)
    """The texts of list items that hold a numbered list of their own, or questions and answers."""
    inner: set[int] = field(default_factory=set)
    """Lines with a number in brackets that count within what a number without them counts."""
    list_titles: dict[int, str] = field(default_factory=dict)
    """By list: the label that stands alone right above it, `**自测**：`."""
    runs: list[list[int]] = field(default_factory=list)
    """The pieces of each row of lettered options."""

    def label(self, index: int) -> Label:
        """Return the label that a piece starts with, or one that is nothing."""
        return self.labels.get(index, NO_LABEL)

    def number(self, index: int) -> Numbered | None:
        """Return the number that a piece carries: of its own label, or that it starts with."""
        return self.questions.get(index) or self.numbers.get(index)

    def part(self, index: int) -> Role | None:
        """Return the role that the label of a piece names, or all of a heading."""
        return self.roles.get(index) or self.part_headings.get(index)

    def sets(self, index: int) -> bool:
        """Tell whether a piece has a label that says that a question follows: `Q7`, an exercise."""
        return index in self.questions or index in self.asked

    def labelled(self, role: Role) -> Iterator[int]:
        """Yield the pieces whose labels name a role."""
        return (index for index, named in self.roles.items() if named is role)

    def headings_after(self, index: int) -> Iterator[Piece]:
        """Yield the headings behind a piece."""
        start = bisect_right(self.headings, index, key=lambda heading: heading.index)
        yield from map(self.headings.__getitem__, range(start, len(self.headings)))
