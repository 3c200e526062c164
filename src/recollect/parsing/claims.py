"""Who claims which lines as an item, and who wins where two claims meet.

A dialect says where an item starts, how far it may reach, and what it asks. This module decides:
the more specific claim wins a start; an item ends where the next one starts; what asks only by its
wording gives way inside an item that is marked as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from recollect.core.items import Kind, Option
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import HEADING
from recollect.parsing.vocabulary import Role, Vocabulary

_SAYS = re.compile(r"\w")
"""A question says something: a lone `?` is a form to fill in."""

HIGHLIGHTED, WORDED, MARKED = 0, 1, 2
"""How sure a claim is: a highlight may be a cloze, a wording may ask, a form says that it asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One dialect's word that an item starts at piece `start`; piece numbers are half-open.

    Pieces `start` to `head` say the question; `head` to `end` are all that the item may hold.
    """

    start: int
    head: int
    end: int
    question: str
    why: str
    strength: int = MARKED
    firm: bool = False
    """Nothing inside starts an item of its own."""
    group: bool = False
    """A heading that may be only the title of the items below it."""
    kind: Kind | None = None
    label: str | None = None
    topic: str = ""
    """The title of a heading whose question stands in a line below it."""
    said: str = ""
    """An answer that starts on the question's own line, and goes on below."""
    answer: str | None = None
    """Where the dialect knows it; else the parts below the head tell."""
    options: tuple[Option, ...] = ()
    deletions: tuple[str, ...] = ()
    reversible: bool = False
    follows: bool = False
    """A follow-up: it belongs to the item that stands before it."""
    asks_on: bool = False
    """What stands below without a label goes on asking: it is no answer."""
    bodiless: bool = False
    """What stands below is not its answer."""
    keeps: tuple[int, int] | None = None
    """Pieces further down that belong to it and its like: nothing starts an item in a key."""
    own_lines: tuple[int, int] | None = None
    """For an item inside one piece: its 0-based, half-open lines."""


class Dialect(Protocol):
    """One way in which people write items; a file in `dialects/` exposes one as `DIALECT`."""

    @property
    def name(self) -> str:
        """The name that `--explain` and `Item.dialect` show."""
        ...

    @property
    def specificity(self) -> int:
        """Who wins where two claim the same start: the higher; equal ones, by name."""
        ...

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterable[Claim]:
        """Yield the claims of this dialect in a note."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one claim: it stands (`lost_to` is empty), or why it does not."""

    claim: Claim
    dialect: str
    specificity: int
    lost_to: str = ""
    reason: str = ""
    parent: int | None = None
    """For a follow-up: the start of the item it follows."""


@dataclass(slots=True)
class _Open:
    verdict: Verdict
    end: int


def settle(note: Outline, dialects: Sequence[Dialect], vocabulary: Vocabulary) -> list[Verdict]:
    """Return all claims in reading order, each with its verdict; those that stand don't overlap."""
    claimed = [
        Verdict(_following(note, claim, vocabulary), dialect.name, dialect.specificity)
        for dialect in dialects
        for claim in dialect.find(note, vocabulary)
        if not claim.question or _SAYS.search(claim.question)
    ]
    claimed.sort(key=_order)
    return _Settlement(note).run(claimed)


def _following(note: Outline, claim: Claim, vocabulary: Vocabulary) -> Claim:
    """Mark what stands below a heading that names follow-ups as one."""
    section = note.pieces[claim.start].section
    if section.piece in (-1, claim.start) or claim.follows:
        return claim
    below = vocabulary.role(section.title) is Role.FOLLOW_UP
    return replace(claim, follows=True) if below else claim


def _order(verdict: Verdict) -> tuple[int, int, int, str, str]:
    claim = verdict.claim
    first = claim.own_lines[0] if claim.own_lines else -1
    return (claim.start, first, -verdict.specificity, verdict.dialect, claim.question)


@dataclass(slots=True)
class _Settlement:
    """One pass over the claims in reading order; `standing` holds indices into `verdicts`."""

    note: Outline
    verdicts: list[Verdict] = field(default_factory=list)
    standing: list[int] = field(default_factory=list)
    kept: Verdict | None = None
    """The last claim that keeps pieces further down."""

    def run(self, claimed: Sequence[Verdict]) -> list[Verdict]:
        for verdict in claimed:
            self._place(verdict)
        self._drop_groups()
        return self.verdicts

    def _place(self, verdict: Verdict) -> None:
        claim = verdict.claim
        rival = self._rival(claim)
        if rival is not None:
            other, reason = rival
            verdict = replace(verdict, lost_to=other.dialect, reason=reason)
        else:
            parent = self._parent(claim) if claim.follows else None
            self._cut_at(claim.start)
            verdict = replace(verdict, parent=parent)
            self.kept = verdict if claim.keeps else self.kept
            self.standing.append(len(self.verdicts))
        self.verdicts.append(verdict)

    def _rival(self, claim: Claim) -> tuple[Verdict, str] | None:
        """Return the standing claim that keeps this one from starting, and why."""
        if self.kept and self.kept.claim.keeps:
            first, end = self.kept.claim.keeps
            if first <= claim.start < end:
                return self.kept, "inside the key that answers it"
        for index in reversed(self.standing):
            other = self.verdicts[index]
            held = other.claim
            if held.own_lines and claim.own_lines and held.own_lines != claim.own_lines:
                return None
            if claim.start < held.head:
                return other, "the same lines, less specific"
            if claim.start >= held.end:
                return None
            if held.firm:
                return other, "inside its answer"
            if held.strength > claim.strength:
                return other, "inside an item that is surer to be one"
            return None
        return None

    def _parent(self, claim: Claim) -> int | None:
        for index in reversed(self.standing):
            held = self.verdicts[index]
            if not held.claim.follows and held.parent is None:
                inside = claim.start < held.claim.end
                return held.claim.start if inside else None
            return held.parent
        return None

    def _cut_at(self, start: int) -> None:
        if self.standing:
            index = self.standing[-1]
            held = self.verdicts[index]
            if held.claim.end > start:
                # A title right above what starts here is its title, and no part of what ends.
                while start > held.claim.head and self.note.pieces[start - 1].kind == HEADING:
                    start -= 1
                cut = replace(held.claim, end=max(start, held.claim.head))
                self.verdicts[index] = replace(held, claim=cut)

    def _drop_groups(self) -> None:
        """Drop a heading that says nothing before the first labelled question below it."""
        for this, following in zip(self.standing, self.standing[1:], strict=False):
            held, below = self.verdicts[this], self.verdicts[following]
            touches = held.claim.head >= held.claim.end == below.claim.start
            says_more = below.claim.strength == MARKED and not below.claim.follows
            if held.claim.group and touches and says_more:
                reason = "only the title of the items below it"
                self.verdicts[this] = replace(held, lost_to=below.dialect, reason=reason)
