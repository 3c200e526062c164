"""The topics of a study log: entries of several notes about one lecture, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from recollect.app.concepts.terms import term_fold
from recollect.core.study_log import EntryKind, Status, StudyEntry
from recollect.core.text.numbering import lecture_key, numbers_itself
from recollect.store.imports.study_entries import LoggedEntry

_COURSE_UNITS = ("lecture", "chapter", "lesson", "module", "unit")


@dataclass(slots=True)
class Topic:
    """One lecture, or one topic of a stage, with every entry about it."""

    stage: str
    name: str
    lecture: str = ""
    """Its number in one spelling: `lecture 3`; empty for a topic without."""
    entries: list[LoggedEntry] = field(default_factory=list)

    @property
    def roots(self) -> frozenset[str]:
        """Return the folders whose notes tell of it."""
        return frozenset(one.root for one in self.entries)

    def of_kind(self, *kinds: EntryKind) -> list[StudyEntry]:
        """Return the entries of some kinds."""
        return [one.entry for one in self.entries if one.entry.kind in kinds]

    @property
    def stated(self) -> Status:
        """Return the status that the catalogue states."""
        return next((entry.status for entry in self.of_kind(EntryKind.COURSE)), Status.NONE)

    @property
    def logged(self) -> Status:
        """Return the status that the rows of the study log come to."""
        statuses = [entry.status for entry in self.of_kind(EntryKind.LOG)]
        if self.of_kind(EntryKind.FILE, EntryKind.FOLDER):
            statuses.append(Status.DONE)
        return summed(statuses)

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the folders and files that the entries name."""
        return tuple(dict.fromkeys(one.entry.target for one in self.entries if one.entry.target))

    @property
    def last_studied(self) -> date | None:
        """Return the last date that an entry gives."""
        return max((one.entry.ended_on for one in self.entries if one.entry.ended_on), default=None)

    @property
    def tests(self) -> tuple[date, ...]:
        """Return the dates of self-tests, the oldest first."""
        return tuple(sorted({one.entry.tested_on for one in self.entries if one.entry.tested_on}))

    @property
    def place(self) -> str:
        """Return where the notes tell of it first."""
        return self.entries[0].place


def summed(statuses: Sequence[Status]) -> Status:
    """Return what the statuses of several rows come to."""
    known = [status for status in statuses if status]
    if not known:
        return Status.NONE
    if Status.TROUBLE in known:
        return Status.TROUBLE
    if len(set(known)) == 1:
        return known[0]
    return Status.IN_PROGRESS


def topics_of(entries: Iterable[LoggedEntry]) -> list[Topic]:
    """Bring the entries of each topic together, in the order in which the notes tell of them.

    A lecture is one topic of its course, wherever it is told of; any other topic is one of its
    stage. An entry that is itself a stage of others is none.
    """
    entries = [one for one in entries if one.entry.kind is not EntryKind.TALLY]
    courses = _courses(entries)
    parents = {(courses[one.root], stage) for one in entries for stage in one.entry.stages}
    topics: dict[tuple[str, str, str], Topic] = {}
    for one in entries:
        name, stage = _heading_of(one.entry)
        course = courses[one.root]
        is_stage = one.entry.kind is EntryKind.COURSE and (course, name) in parents
        if is_stage and not _is_lecture(name):
            continue
        lecture = lecture_key(name) if _is_lecture(name) else ""
        key = (course, lecture, "") if lecture else (course, stage, term_fold(name))
        topic = topics.setdefault(key, Topic(stage, name, lecture))
        topic.entries.append(one)
    return list(topics.values())


def _courses(entries: Iterable[LoggedEntry]) -> Mapping[str, str]:
    """Return, for each root, the first root of the same course, which may be itself.

    Two roots tell of one course where most lectures that both number have one title in both, and
    more than one has: every course may begin with an introduction.
    """
    titles: dict[str, dict[str, set[str]]] = {}
    for one in entries:
        lectures = titles.setdefault(one.root, {})
        name, _ = _heading_of(one.entry)
        if _is_lecture(name):
            lectures.setdefault(lecture_key(name), set()).add(term_fold(name))
    courses: dict[str, str] = {}
    for root, lectures in titles.items():
        first = (other for other in courses.values() if _is_one_course(lectures, titles[other]))
        courses[root] = next(first, root)
    return courses


def _is_one_course(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    both = one.keys() & other.keys()
    alike = sum(not one[lecture].isdisjoint(other[lecture]) for lecture in both)
    return alike > 1 and 2 * alike > len(both)


def _heading_of(entry: StudyEntry) -> tuple[str, str]:
    """Return the topic that an entry belongs to, and its stage: tasks belong to their lecture."""
    for depth in reversed(range(len(entry.stages))):
        if _is_lecture(entry.stages[depth]):
            return entry.stages[depth], entry.stages[0] if depth else ""
    if _is_lecture(entry.topic):
        return entry.topic, entry.stages[0] if entry.stages else ""
    return entry.topic, entry.stage


def _is_lecture(name: str) -> bool:
    return numbers_itself(name) and lecture_key(name).startswith(_COURSE_UNITS)
