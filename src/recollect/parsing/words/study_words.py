"""The words by which notes tell of the studying."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recollect.core.study_log import Status
from recollect.core.text.finding import any_of, apart
from recollect.core.text.numbering import tally_in
from recollect.parsing.words.folding import folded
from recollect.parsing.words.status_forms import said_status

_PERCENT = re.compile(r"(\d{1,3})(?:\.\d+)?\s?%")
_LONGEST_STATUS = 24
_APART = ("", "的", ":", "：", "-", "–", "—")
"""What may stand before a word that stands by itself."""
_COLUMNS = ("started", "ended", "date", "test", "status", "topic", "stage", "content")
"""Kinds of columns; a head that may name two names the first."""
_LINES = ("date", "content", "target", "status")
"""What tells of a lecture; a word that may stand for two stands for the later one."""
_OVER_SEEDS = ("to_strengthen", "pitfall", "correction", "correction_alone")
_STATUSES = {
    "done": Status.DONE,
    "in_progress": Status.IN_PROGRESS,
    "trouble": Status.TROUBLE,
    "not_started": Status.NOT_STARTED,
    "crossed": Status.NOT_STARTED,
}


@dataclass(frozen=True, slots=True)
class StudyWords:
    """The words in force."""

    signs: Mapping[str, Status]
    """Statuses by their sign: `🟢`, `✅`, `[x]`."""
    words: Mapping[str, Status]
    crosses: frozenset[str]
    """Signs and words that say no."""
    columns: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    """Which kind of column a table's head names, folded."""
    lines: Mapping[str, str]
    """What a labelled line below a lecture's heading tells, by its label: `status`, `date` …"""
    tallies: frozenset[str]
    """Labels of counts: how much of a course is done."""
    seeds: Mapping[str, tuple[str, ...]]
    sign: re.Pattern[str]
    """Finds the sign of a status at the beginning of a text."""
    subjects: Mapping[str, re.Pattern[str]]
    """Finds a word of a subject: `to_strengthen`, `pitfall` …; `seeds` are all of a heading's."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> StudyWords:
        """Build the words from a table laid out as `study_words.toml`."""
        signs: dict[str, Status] = {}
        words: dict[str, Status] = {}
        for key, names in table["status"].items():
            for name in names:
                is_word = any(sign.isalpha() for sign in name) and name not in ("[x]",)
                (words if is_word else signs)[_bare(name) if is_word else name] = _STATUSES[key]
        longest_first = sorted(signs, key=len, reverse=True)
        columns = {k: frozenset(map(folded, v)) for k, v in table["columns"].items()}
        seeds = {k: tuple(_lowered(word) for word in v) for k, v in table["seeds"].items()}
        subjects = seeds | {"seeds": tuple(word for key in _OVER_SEEDS for word in seeds[key])}
        return cls(
            signs=signs,
            words=words,
            crosses=frozenset(table["status"]["crossed"]),
            columns=columns,
            kinds={word: kind for kind in reversed(_COLUMNS) for word in columns[kind]},
            lines={folded(w): kind for kind in _LINES for w in table["labels"][kind]},
            tallies=frozenset(map(folded, table["labels"]["tally"])),
            seeds=seeds,
            sign=re.compile(rf"[*_ \t]*({any_of(map(re.escape, longest_first)).pattern})"),
            subjects={k: any_of(map(_whole, v)) for k, v in subjects.items()},
        )

    def status(self, text: str) -> Status:
        """Return the status that a text states: by its first sign, by a word, by a share."""
        sign = self.leading_sign(text)
        if sign:
            return self.signs[sign]
        if len(text) > _LONGEST_STATUS:
            return Status.NONE
        return self.words.get(_bare(text)) or _of_share(text)

    def said_status(self, text: str) -> Status:
        """Return the status that a cell under such a head states, also in words of its own."""
        known = self.status(text)
        if known or len(text) > _LONGEST_STATUS:
            return known
        return said_status(_bare(text))

    def is_crossed(self, text: str) -> bool:
        """Tell whether a cell says no: ❌, ×, no."""
        return (self.leading_sign(text) or _bare(text)) in self.crosses

    def leading_sign(self, text: str) -> str:
        """Return the sign of a status that a text starts with; empty if none."""
        match = self.sign.match(text)
        return match[1] if match else ""

    def speaks_of(self, subject: str, title: str) -> bool:
        """Tell whether a title holds a word of a subject: `to_strengthen`, `pitfall` …"""
        return self.subjects[subject].search(_lowered(title)) is not None

    def corrected_in(self, title: str) -> str | None:
        """Return what a heading such as `RoPE：概念纠正` says was corrected; None for any other.

        Empty for a heading that names nothing: what is above it was corrected.
        """
        lowered = title.casefold().rstrip(" :：!！")
        said = [word for word in self.seeds["correction"] if lowered.endswith(word)]
        said += [
            word
            for word in self.seeds["correction_alone"]
            if lowered.endswith(word) and lowered[: -len(word)][-1:] in _APART
        ]
        if not said:
            return None
        return title[: len(lowered) - max(map(len, said))].strip(" :：-–—的")

    def without_ability(self, text: str) -> str:
        """Return what an ability is about: `能解释 X` and `I can explain X` are about X."""
        rest = text.strip()
        words: Sequence[str] = self.seeds["abilities"]
        while True:
            lowered = rest.casefold()
            word = max((w for w in words if _begins(lowered, w)), key=len, default="")
            if not word or len(word) == len(rest):
                return rest
            rest = rest[len(word) :].lstrip(" :：,，")


def _of_share(text: str) -> Status:
    """Return what `100%`, `40%` or `12/13` says."""
    percent = _PERCENT.search(text)
    done, total = (int(percent[1]), 100) if percent else tally_in(text) or (0, 0)
    if not total:
        return Status.NONE
    if done >= total:
        return Status.DONE
    return Status.IN_PROGRESS if done else Status.NOT_STARTED


def _bare(text: str) -> str:
    return folded(text).replace("-", " ")


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _whole(word: str) -> str:
    """Return a pattern for a word; a Latin one is found only as a whole."""
    return apart(word) if word.isascii() and word[0].isalpha() else re.escape(word)


def _begins(text: str, word: str) -> bool:
    if not text.startswith(word):
        return False
    return not word.isascii() or not text[len(word) : len(word) + 1].isalpha()
