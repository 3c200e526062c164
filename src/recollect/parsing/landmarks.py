"""What other notes need to know of a note: its lecture, its numbered questions, its coverage."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from recollect.core.text.numbering import number
from recollect.parsing.words.numbers import UNIT

_NUMERAL = re.compile(r"(?<=\D)[一二三四五六七八九十]{1,3}$")


def unit_of(label: str) -> str:
    """Return the lecture that a label itself names, as `L2-`; empty if it names none."""
    found = re.match(UNIT, label, re.I)
    return found[0] if found else ""


def label_key(label: str) -> str:
    """Return a question's label as all notes write it, its number in digits: `问题3`."""
    return _NUMERAL.sub(lambda numeral: str(number(numeral[0])), label)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a note carries a question's label; lines are 1-based and inclusive."""

    label: str
    """As `label_key` gives it: `Q7`, `Q8+`, `L2-Q3`."""
    text: str
    line: int
    end_line: int
    answers: bool
    """Whether an answer, or the learner's own, stands below it; else it only asks."""
    recaps: bool = False
    """Whether it only sums up, in a list of such lines, what is asked elsewhere."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What a note of answers says to one number; lines are 1-based and inclusive."""

    number: int
    said: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Landmarks:
    """What other notes must know of a note, to be linked with it without its text."""

    words: str = ""
    """The stamp of the vocabulary and the rules by which it was read."""
    lecture: str = ""
    """Which lecture, week or chapter it belongs to, as `lecture 3`; empty where it does not say."""
    covers: tuple[str, ...] = ()
    """The labels that a line at its top says it covers, ranges spelled out."""
    record: bool = False
    """Whether its name, or that of its folder, says that it records answers."""
    shelved: bool = False
    """Whether it is the folder that says so: the questions then stand beside that folder."""
    mentions: tuple[Mention, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    """The answers by numbers of a note that holds nothing else."""
    prints: tuple[tuple[int, str, str], ...] = ()
    """For each item: its line, and the fingerprints of its question and its answer."""

    def to_json(self) -> str:
        """Return the landmarks as one line of JSON, for a store to keep."""
        return json.dumps(self, default=_by_name, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Landmarks:
        """Read what `to_json` wrote; raises `ValueError` for anything else."""
        try:
            data = json.loads(text)
            return cls(
                words=data.get("words", ""),
                lecture=data.get("lecture", ""),
                covers=tuple(data.get("covers", ())),
                record=data.get("record", False),
                shelved=data.get("shelved", False),
                mentions=tuple(Mention(**mention) for mention in data.get("mentions", ())),
                key=tuple(KeyEntry(**entry) for entry in data.get("key", ())),
                prints=tuple((int(n), str(q), str(a)) for n, q, a in data.get("prints", ())),
            )
        except (AttributeError, TypeError) as error:
            raise ValueError(f"not landmarks of a note: {error}") from None


def _by_name(one: Landmarks | Mention | KeyEntry) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}
