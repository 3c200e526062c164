"""What notes tell of the studying itself: rows of progress tables, and what is not mastered.

An entry says that something was studied, is planned, or gives trouble; a seed says that a concept
is not mastered yet. Both keep the line that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EntryKind(StrEnum):
    """Where an entry was found."""

    LOG = "log"
    """A row of a progress table."""
    COURSE = "course"
    """An entry of a course catalogue: a lecture with its folder, its status, its contents."""
    FILE = "file"
    """A dated note in a list of files."""
    FOLDER = "folder"
    """A dated folder in a list of files."""
    TALLY = "tally"
    """A count that the notes state: `0/17 lectures`."""


class Status(StrEnum):
    """How far a topic is, by the learner's own sign or word."""

    DONE = "done"
    IN_PROGRESS = "in progress"
    TROUBLE = "trouble"
    """Begun, and stuck: 🔴 遇到困难."""
    NOT_STARTED = "not started"
    NONE = ""
    """The entry states none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyEntry:
    """One row of a progress table, of a catalogue, or of a dated list of files."""

    kind: EntryKind
    line: int
    """1-based, in the note."""
    topic: str
    stages: tuple[str, ...] = ()
    """What the topic is part of, the widest first: headings, or columns such as 阶段."""
    status: Status = Status.NONE
    started_on: date | None = None
    ended_on: date | None = None
    """The same as `started_on` for a single day."""
    tested: bool = False
    """A self-test was done."""
    tested_on: date | None = None
    failed_test: bool = False
    """The test went wrong."""
    target: str = ""
    """The folder or the file that it is about, as the note names it."""
    content: str = ""

    @property
    def stage(self) -> str:
        """Return what the topic stands in immediately; empty at the top."""
        return self.stages[-1] if self.stages else ""


class SeedKind(StrEnum):
    """In which words the notes say that something is not mastered."""

    JUDGEMENT = "judgement"
    """An answer was judged to be wrong or inexact: 评价: ⚠️, 概念纠正."""
    TO_STRENGTHEN = "to strengthen"
    """The learner's list of what needs work: 需加强部分."""
    TROUBLE = "trouble"
    """A topic marked 🔴."""
    PITFALL = "pitfall"
    """A misconception that the notes warn of: 误区."""
    UNTICKED = "unticked"
    """An ability in a check list without a tick."""

    @property
    def is_own_word(self) -> bool:
        """Tell whether the learner was found to be weak, rather than warned or not yet checked."""
        return self not in (SeedKind.PITFALL, SeedKind.UNTICKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A statement of the notes that a concept is not mastered yet."""

    kind: SeedKind
    concept: str
    """The concept as the notes name it there."""
    line: int
    """1-based, in the note."""
    text: str
    """The words of the notes."""
    day: date | None = None
    """The date that the notes give for it."""


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """An answer in the learner's words, as a discussion record keeps it."""

    card_id: str
    day: date
    text: str
    line: int
    """1-based, in the note."""


@dataclass(frozen=True, slots=True)
class StudyNotes:
    """All that one note tells of the studying."""

    entries: tuple[StudyEntry, ...] = ()
    seeds: tuple[Seed, ...] = ()
    answers: tuple[RecordedAnswer, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries or self.seeds or self.answers)


NO_STUDY = StudyNotes()
"""What a note tells that tells nothing of the studying."""
