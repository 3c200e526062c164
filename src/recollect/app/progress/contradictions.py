"""Where the notes contradict themselves, or the answers contradict the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recollect.app.concepts.terms import term_fold
from recollect.app.language import Words
from recollect.app.progress.topics import Topic, summed
from recollect.core.areas.evidence_log import Answer
from recollect.core.areas.marks import FAILED, PASSED
from recollect.core.areas.weakness import ENOUGH_EVIDENCE, SURE
from recollect.core.areas.weighing import weigh
from recollect.core.grouping import grouped
from recollect.core.study_log import EntryKind, Status
from recollect.core.text.numbering import tally_in
from recollect.store.imports.study_entries import LoggedEntry

PASSABLE = 0.3
"""From this chance of failure on, answers contradict that a topic is done."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something that cannot be true beside something else, and where the notes say it."""

    text: str
    """In English, with braces for the values: the key of its translations."""
    values: Mapping[str, object]
    place: str

    def said(self, words: Words) -> str:
        """Return it as a sentence in the learner's language."""
        values = {
            name: words(value) if isinstance(value, Status) else value
            for name, value in self.values.items()
        }
        return f"{words(self.text).format(**values)} ({self.place})"


def contradictions(topic: Topic, answers: Sequence[Answer]) -> Iterator[Contradiction]:
    """Yield what is wrong with the status of one topic."""

    def found(text: str, **values: object) -> Contradiction:
        return Contradiction(text, {"topic": topic.name} | values, topic.place)

    stated, logged = topic.stated, topic.logged
    if stated and logged and stated is not logged and _differ(stated, logged):
        text = "{topic}: the catalogue says {stated}, the study log says {logged}"
        yield found(text, stated=stated, logged=logged)
    told = logged or stated
    if told is Status.DONE and _is_failing(answers):
        failed = sum(not one.passed for one in answers)
        text = "{topic}: done, yet {failed} of {answers} answers failed"
        yield found(text, failed=failed, answers=len(answers))
    if told is Status.NOT_STARTED and answers:
        text = "{topic}: not started, yet answers were given: {answers}"
        yield found(text, answers=len(answers))
    if told is Status.NOT_STARTED and not answers and topic.last_studied:
        text = "{topic}: not started, yet studied on {day}"
        yield found(text, day=topic.last_studied)


def _differ(stated: Status, logged: Status) -> bool:
    """Tell whether two statuses cannot both be true: a task open does not deny `in progress`."""
    return {stated, logged} != {Status.IN_PROGRESS, Status.TROUBLE}


def _is_failing(answers: Iterable[Answer]) -> bool:
    """Tell whether answers surely fail more often than is passable."""
    evidence = weigh([PASSED if one.passed else FAILED for one in answers])
    return evidence.total >= ENOUGH_EVIDENCE and evidence.worse_than(PASSABLE, PASSABLE / 2) > SURE


def wrong_tallies(log: Sequence[LoggedEntry], topics: Sequence[Topic]) -> Iterator[Contradiction]:
    """Yield the counts that a note states and that its own rows contradict: `0/17 lectures`."""
    for one in log:
        counted = tally_in(one.entry.content) if one.entry.kind is EntryKind.TALLY else None
        if counted is None:
            continue
        done, total = counted
        for group in _groups(one, log, topics):
            really = sum(status is Status.DONE for status in group)
            if len(group) == total and really != done:
                text = "{topic} {content}: the rows beside it come to {really}/{total}"
                values = {"topic": one.entry.topic, "content": one.entry.content}
                yield Contradiction(text, values | {"really": really, "total": total}, one.place)
                break


def _groups(
    tally: LoggedEntry, log: Sequence[LoggedEntry], topics: Sequence[Topic]
) -> Iterator[list[Status]]:
    """Yield the statuses of what a count may count: lectures, stages at each depth, rows."""
    beside = [
        one
        for one in log
        if (one.root, one.path) == (tally.root, tally.path)
        and one.entry.kind in (EntryKind.LOG, EntryKind.COURSE)
    ]
    ids = {id(one) for one in beside}
    yield [
        topic.logged or topic.stated
        for topic in topics
        if topic.lecture and any(id(one) in ids for one in topic.entries)
    ]
    rows = [one.entry for one in beside if one.entry.kind is EntryKind.LOG]
    for depth in range(max((len(row.stages) for row in rows), default=0)):
        stages = grouped(
            (term_fold(row.stages[depth]), row.status) for row in rows if depth < len(row.stages)
        )
        yield [summed(statuses) for statuses in stages.values()]
    yield [row.status for row in rows]
