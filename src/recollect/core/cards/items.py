"""What a note asks, as the parser found it: items, before anybody accepted them as cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How an item asks, which decides how it is shown and answered."""

    BASIC = "basic"
    """A question with an answer in the notes."""
    OPEN = "open"
    """A question that the notes leave unanswered: the learner writes the answer."""
    CHOICE = "choice"
    """Options, of which one or several are right."""
    TRUE_FALSE = "true_false"
    """A statement; the answer is `true` or `false`, then the reason."""
    BLANK = "blank"
    """A text with `____` to fill in; the answer holds one line a blank."""
    CLOZE = "cloze"
    """A text with marked deletions, each of them asked on its own."""
    CHECKLIST = "checklist"
    """An ability that the learner rates: "can I explain …?"."""
    TERM = "term"
    """A definition drafted from prose: a suggestion until the learner accepts it."""


class Option(NamedTuple):
    """One option of a choice, in the order of the note."""

    text: str
    correct: bool


class Reference(NamedTuple):
    """Where else the notes answer an item: a section of a note, or a whole note.

    `path` is relative to the imported root, as an item's is; `line` and `end_line` are 1-based and
    inclusive, and None for a note that is referred to as a whole.
    """

    path: str
    line: int | None = None
    end_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a note asks, with its parts in their roles, verbatim from the note.

    Lines are 1-based and inclusive. `path` is relative to the root that was scanned, with `/`.
    Texts are Markdown, as the note has them, without the indentation or quotation marks of the
    block they stood in.
    """

    path: str
    line: int
    end_line: int
    kind: Kind
    question: str
    dialect: str
    answer: str = ""
    """Empty where the notes have no answer; for a link to a section, the section's text."""
    label: str | None = None
    """The note's own number for it, such as `Q7` or `Q8+`."""
    topic: str = ""
    """The title of its heading, where the question stands in a line below it."""
    hints: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    deletions: tuple[str, ...] = ()
    """For a cloze: the hidden texts, in order; the question keeps them marked as in the note."""
    reversible: bool = False
    """Asked in both directions (`front ::: back`)."""
    own_answer: str = ""
    critique: str = ""
    insight: str = ""
    difficulty: str | None = None
    """As written: `⭐⭐`, `[E]`, `Hard`."""
    tags: tuple[str, ...] = ()
    heading_path: tuple[str, ...] = ()
    parent_line: int | None = None
    """For a follow-up: the first line of the item it follows, in the same note."""
    references: tuple[Reference, ...] = ()
    """Answers elsewhere, the best first: the record of a discussion, then a summary."""
    duplicate_of: tuple[str, int] | None = None
    """Path and line of the item that says the same and is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteState:
    """How a note was when it was last read: enough to tell that it has not changed since."""

    path: str
    size: int
    """In bytes."""
    mtime_ns: int
    """When the file was last modified, in nanoseconds since the epoch."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    landmarks: str = "{}"
    """What other notes need of this one to link to it, as JSON; opaque to whoever keeps it."""
