"""Who claims which lines as an item, and who wins where two claims meet.

A dialect says where an item starts, how far it may reach, and what it asks. `settle` decides:
of two claims with one start the more specific stands; inside a claim that stands, a weaker one
does not; one that is as strong ends it there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from recollect.core.cards.items import Kind, Option
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.asking import asks_among_others
from recollect.parsing.words.labels import bare
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Role

_SAYS = re.compile(r"(?![^\w{\[]*[{\[][^{}\[\]?？]{1,50}[}\]]\W*$)\W*\w")
"""A question says something: a lone `?` is a form to fill in, and so is `[Next question]`."""
_IN_BOLD = re.compile(r"\*\*[^*\n?？]{1,30}\*\*[ \t]*[:：]?")

HIGHLIGHTED, WORDED, MARKED = 0, 1, 2
"""How sure a claim is: a highlight may be a cloze, a wording may ask, a form says that it asks."""


@dataclass(eq=False, slots=True, kw_only=True)
class Claim:
    """What a dialect claims: that an item starts at piece `start`. Ranges of pieces are half-open.

    Pieces `start` to `head` ask: one, if not told otherwise. Pieces `head` to `end` are all that
    the item may hold below: none, if not told otherwise.
    """

    start: int
    question: str
    why: Phrase
    head: int = -1
    end: int = -1
    strength: int = MARKED
    firm: bool = False
    """Nothing inside starts an item of its own."""
    group: bool = False
    """A heading that may be only the title of the items below it."""
    kind: Kind | None = None
    label: str | None = None
    """None stands for the label or number that the note gives to the first piece."""
    topic: str = ""
    """The title of a heading whose question stands in a line below it."""
    said: str = ""
    """An answer that starts on the question's own line, and goes on below."""
    answer: str | None = None
    """The answer, where the dialect found it; None leaves it to the parts below the head."""
    options: tuple[Option, ...] = ()
    deletions: tuple[str, ...] = ()
    reversible: bool = False
    follows: bool = False
    """A follow-up: it belongs to the item that stands before it."""
    asks_on: bool = False
    """What stands below without a label goes on asking: it is no answer."""
    keeps: tuple[int, int] | None = None
    """Pieces further down that belong to it and its like: nothing starts an item in a key."""
    own_lines: tuple[int, int] | None = None
    """For an item inside one piece: its 0-based, half-open lines."""

    def __post_init__(self) -> None:
        self.head = self.start + 1 if self.head < 0 else self.head
        self.end = self.head if self.end < 0 else self.end


def claim_of(note: Outline, piece: Piece, end: int, why: Phrase, strength: int = MARKED) -> Claim:
    """Return the claim that a piece asks what it says, and what stands up to `end` is its."""
    question = question_of(note, piece)
    return Claim(start=piece.index, end=end, question=question, strength=strength, why=why)


class Dialect(NamedTuple):
    """One way in which people write items; a file in `dialects/` exposes one as `DIALECT`."""

    name: str
    """The name that `--explain` and `Item.dialect` show."""
    specificity: int
    """Who wins where two claim the same start: the higher; equal ones, by name."""
    find: Callable[[Outline], Iterable[Claim]]
    """Yields the claims of this dialect in a note."""


@dataclass(eq=False, slots=True)
class Verdict:
    """What became of a claim: it stands, or lost to another dialect (`lost_to`) for a reason."""

    claim: Claim
    dialect: str
    specificity: int
    lost_to: str = ""
    reason: Phrase | None = None
    parent: int | None = None
    """For a follow-up: the start of the item it follows."""


def settle(note: Outline, dialects: Sequence[Dialect]) -> list[Verdict]:
    """Return all claims in reading order, each with its verdict; those that stand don't overlap."""
    claimed = [
        Verdict(claim, dialect.name, dialect.specificity)
        for dialect in dialects
        for claim in dialect.find(note)
        if not claim.question or _SAYS.match(claim.question)
    ]
    settlement = _Settlement(note)
    for verdict in sorted(claimed, key=partial(_order, note)):
        verdict.claim.follows |= _is_below_follow_ups(note, verdict.claim)
        settlement.take(verdict)
    return settlement.verdicts


def _is_below_follow_ups(note: Outline, claim: Claim) -> bool:
    """Tell whether a claim stands below a heading that names follow-ups: then it is one."""
    return note.words.role(note.pieces[claim.start].around.title) is Role.FOLLOW_UP


def _order(note: Outline, verdict: Verdict) -> tuple[int, int, int, str, str]:
    """Order claims by where they start; of those that start together, the winner is the first.

    A card that starts with its piece is no less sure than what all of the piece may ask.
    """
    claim = verdict.claim
    first = claim.own_lines[0] if claim.own_lines else -1
    if claim.firm and first == note.pieces[claim.start].start:
        first = -1
    return (claim.start, first, -verdict.specificity, verdict.dialect, claim.question)


class _Settlement:
    """One pass over the claims in reading order.

    Only the last claim that stands can be in the way of the next: whatever stands ends where the
    next one starts.
    """

    def __init__(self, note: Outline) -> None:
        self.note = note
        self.verdicts: list[Verdict] = []
        self.last: Verdict | None = None
        """The last claim that stands."""
        self.keyed: Verdict | None = None
        """The last claim that stands and keeps pieces further down: the key that answers it."""
        self.key = range(0)
        """These pieces."""
        self.followed = 0
        """Where the last item that follows none would end, had it no follow-ups: they do, too."""

    def take(self, verdict: Verdict) -> None:
        """Let a claim stand, or tell to which it loses and why."""
        lost = self._in_the_way(verdict.claim)
        if lost is not None:
            verdict.lost_to, verdict.reason = lost[0].dialect, lost[1]
        else:
            claim, verdict.parent = verdict.claim, self._parent(verdict.claim)
            if verdict.parent is None or claim.start >= self.followed:
                self.followed = claim.end
            claim.end = max(claim.head, min(claim.end, self.followed))
            self._end_before(verdict.claim, verdict.dialect)
            self.last = verdict
            if claim.keeps:
                self.keyed, self.key = verdict, range(*claim.keeps)
            if claim.start < self.key.start:  # the key answers what stands around it
                claim.end = min(claim.end, max(claim.head, self.key.start))
        self.verdicts.append(verdict)

    def _in_the_way(self, claim: Claim) -> tuple[Verdict, Phrase] | None:
        """Return the claim that keeps another one from standing, and why."""
        if self.keyed is not None and claim.start in self.key:
            return self.keyed, phrase("inside the key that answers it")
        other = self.last
        if other is None:
            return None
        held = other.claim
        if held.own_lines and claim.own_lines and held.own_lines[1] <= claim.own_lines[0]:
            return None
        if claim.start < held.head:
            return other, phrase("the same lines, less specific")
        if claim.start < held.end and held.firm:
            return other, phrase("inside its answer")
        if claim.start < held.end and held.strength > claim.strength:
            return other, phrase("inside an item that is surer to be one")
        return None

    def _parent(self, claim: Claim) -> int | None:
        """Return where the item starts that a follow-up follows: the last that is none itself.

        It stands in that item, or below the same title.
        """
        last, pieces = self.last, self.note.pieces
        if not claim.follows or last is None:
            return None
        goes_on = last.parent is not None or (  # a title that follows nothing is followed itself
            last.claim.follows and pieces[last.claim.start].kind != HEADING
        )
        parent = last.parent if goes_on else last.claim.start
        if parent is None or pieces[parent].section is pieces[claim.start].section:
            return parent
        return parent if claim.start < self.followed else None

    def _end_before(self, following: Claim, dialect: str) -> None:
        """End the last claim where the following one starts.

        A title right above what starts there is its title, and no part of what ends. A heading that
        could be only the title of what follows is nothing else if nothing stands between the two,
        and what follows is no heading of its own rank, and surely asks, or alone does of the two.
        """
        if self.last is None:
            return
        held, start = self.last.claim, following.start
        while start > held.head and self.note.pieces[start - 1].kind == OPEN:
            start -= 1  # the box that it stands in is its own
        if held.end >= start:
            end, cut = start, held.end > start
            while end > held.head and ((cut and self._is_title(end - 1)) or self._titles_list(end)):
                end -= 1
            held.end = max(end, held.head)
        topic = not asks_among_others(held.question, self.note.words)
        says_more = (topic or following.strength == MARKED) and not following.follows
        below, above = self.note.pieces[start].level, self.note.pieces[held.start].level
        titles = held.group and not 0 < below <= above
        if titles and says_more and held.head >= held.end == start:
            self.last.lost_to = dialect
            self.last.reason = phrase("only the title of the items below it")

    def _is_title(self, index: int) -> bool:
        """Tell whether a piece is a heading, and no answer on its own line: `# Answer: yes`."""
        answers = self.note.marks.roles.get(index) is Role.ANSWER
        return self.note.pieces[index].kind == HEADING and not answers

    def _titles_list(self, first: int) -> bool:
        """Tell whether a line in bold stands right above what counts anew: the title of a group.

        One that says "exercises" is a title above what counts on, too, and so is one that stands
        at one with it, and apart from what is above. So is a line that counts in words above a one,
        and an entry in which a count begins.
        """
        number, title = self.note.marks.numbers.get(first), self.note.pieces[first - 1]
        if title.holder:
            within = title.marker and title.depth < self.note.pieces[first].depth
            return bool(within) and number is not None and number.value == 1
        if number is None:  # a topic, above the text that asks of it
            topic = first - 1 not in self.note.marks.roles and self.note.pieces[first].kind == TEXT
            labelled = self.note.marks.roles.get(first) is Role.QUESTION
            counted = labelled and {first - 2, first - 1} & self.note.marks.numbers.keys()
            return topic and (counted == {first - 1} or _IN_BOLD.fullmatch(title.text) is not None)
        around = self.note.marks.numbers.get(first - 1)
        if around and number.number == "1" and not around.number[:1].isdecimal():
            return True
        above, below = self.note.pieces[first - 2].end, self.note.pieces[first].start
        leads = above < title.start < title.end == below
        if number.value != 1 and not (
            leads or is_exercise_title(bare(title.text), self.note.words)
        ):
            return False
        return _IN_BOLD.fullmatch(title.text) is not None
