"""Which of some neighbours are questions: those that ask vote for it, those that tell against it.

A row is the headings of a section, the lines of a list, or the plain lines of a section. Each of
its members has a degree: how clearly it asks by itself. In any prose some lines ask by chance;
those beyond that number are weighed against those that tell (`least_degree`):

- fewer: the row holds no question;
- as many: what asks is a question;
- twice as many: what sets a task or names a topic is one, too;
- so too with one more that tells: even that is one, if a number or a title says what the row is of.

Below titles that promise questions fewer ask by chance, and what tells weighs less. Rows of one
kind, from the top of the note to the end of a chapter, are judged together as well, so that no
chapter depends on one below it: a row in which what asks outweighs what tells is judged as they
are, and where nearly all of them asks, what asks in any of them is a question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from itertools import groupby
from operator import add, attrgetter
from typing import Generic, NamedTuple, TypeVar

from recollect.parsing.words.asking import asks, asks_among_others, has_form, only_states
from recollect.parsing.words.offers import offers
from recollect.parsing.words.tasks import begun
from recollect.parsing.words.vocabulary import Vocabulary

Member = TypeVar("Member")
_MOST = 3
"""Where more ask, to each that does not, in all rows of a kind, what asks in any of them does."""
_MANY = 4
"""Numbers that ask by words alone, to each that tells; a topic tells half as much."""


class Degree(IntEnum):
    """How clearly a member of a row asks, looked at by itself."""

    NEVER = -1
    """It tells, whatever the others do: a link within the note, a term and what it means."""
    TELLS = 0
    MAY = 1
    """It sets a task or names a topic, as steps and titles do."""
    SAYS = 2
    """It has a word that asks, as many titles and some statements have: two are as good as one
    that asks."""
    ASKS = 3
    """It ends in a question mark, or has another form that nothing but a question has."""


class Layout(Enum):
    """What a row looks like: how many in it ask by chance in prose, and below a title that asks."""

    COUNTED = (0.5, 0)
    """Numbers count questions, and steps: one that asks is none by chance, if no other tells."""
    HEADINGS = (2, 1)
    """A text may ask what it is about, and why, in its titles."""
    BULLETS = (5, 1)
    """What is to be thought of is listed so."""
    PROSE = (5, 3)
    """Plain lines ask, and go on telling, whatever the title says."""

    def __init__(self, by_chance: float, where_asked: float) -> None:
        self.by_chance = by_chance
        self.where_asked = where_asked


class Setting(Enum):
    """What the titles over a row say: what a member that tells weighs, and whether they ask."""

    NEUTRAL = (1, False)
    INVITED = (1, True)
    """There is something to think of or to practise, or an answer stands below."""
    PROMISED = (1 / 2, True)
    """Nothing but questions stands below."""
    RECORDED = (1 / 8, True)
    """It was asked in an interview, and is told in however few words."""

    def __init__(self, price: float, asks: bool) -> None:
        self.price = price
        self.asks = asks


class Votes(NamedTuple):
    """How many members of a row ask, say what asks, may ask and tell."""

    asks: int = 0
    says: int = 0
    may: int = 0
    tells: int = 0


@dataclass(frozen=True, slots=True)
class Row(Generic[Member]):
    """Some neighbours, each with its degree, and where they stand."""

    members: Sequence[Member]
    degrees: Sequence[Degree]
    layout: Layout
    setting: Setting = Setting.NEUTRAL
    chapter: int = -1
    """Where the chapter starts in which they stand; -1 above them all."""

    def votes(self) -> Votes:
        """Count the members of each degree."""
        asks, says, may = map(self.degrees.count, (Degree.ASKS, Degree.SAYS, Degree.MAY))
        return Votes(asks, says, may, len(self.degrees) - asks - says - may)


def degree_of(text: str, vocabulary: Vocabulary) -> Degree:
    """Return how much a text asks by its end and its words."""
    if offers(text):
        return Degree.TELLS
    if has_form(text) or begun(text).startswith(vocabulary.telling_zh):
        return Degree.ASKS
    if asks(text, vocabulary):
        return Degree.MAY if only_states(text, vocabulary) else Degree.SAYS
    return Degree.MAY if asks_among_others(text, vocabulary) else Degree.TELLS


def mostly_say(texts: Iterable[str], count: int, vocabulary: Vocabulary) -> bool:
    """Tell whether at least half of `count` texts have a word that asks."""
    told = 0
    for text in texts:
        told += not asks(text, vocabulary)
        if 2 * told > count:
            return False
    return count > 0


def least_degree(
    votes: Votes, layout: Layout, setting: Setting, by_chance: float | None = None
) -> Degree | None:
    """Return the least degree of the questions in a row, or None if it holds none.

    `by_chance`: how many ask so, if not as many as such rows have.
    """
    asks, says, may, tells = votes
    if layout is Layout.COUNTED and setting is Setting.NEUTRAL and not asks:
        # in words that ask is told, point by point, what a chapter holds; but not in most of many
        if says < _MANY * max(tells + may / 2, 1):
            return None
        return Degree.SAYS if tells else Degree.MAY
    if setting.asks:
        asks, says, may = asks + says + may, 0, 0
    if by_chance is None:
        by_chance = layout.where_asked if setting.asks else layout.by_chance
        if setting.asks and not votes.may + votes.tells and layout is not Layout.PROSE:
            by_chance = 0  # nothing beside them tells, be it but one
    beyond, against = asks + says - by_chance, setting.price * tells
    if asks + says / 2 <= by_chance or beyond < against:
        return None
    if beyond < 2 * against:
        return Degree.SAYS
    named = setting.asks or layout is Layout.COUNTED
    return Degree.TELLS if named and beyond + may >= 2 * (against + setting.price) else Degree.MAY


def questions_of(rows: Iterable[Row[Member]]) -> Iterator[tuple[Row[Member], list[Member]]]:
    """Yield the rows that hold questions, each with these: judged alone, and with rows like it."""
    together: dict[tuple[Layout, Setting], Votes] = defaultdict(Votes)
    place = attrgetter("chapter")
    rows = sorted(rows, key=place)
    if not any(degree > Degree.TELLS for row in rows for degree in row.degrees):
        return
    for _, chapter in groupby(rows, key=place):
        counted = [(row, row.votes()) for row in chapter]
        for row, votes in counted:
            like = row.layout, row.setting
            together[like] = Votes(*map(add, together[like], votes))
        shared = {like: least_degree(votes, *like) for like, votes in together.items()}
        for row, votes in counted:
            if not any(votes[:-1]):
                continue
            like = row.layout, row.setting
            found = {least_degree(votes, *like)}
            asks, _, may, tells = together[like]
            if shared[like] is not None and asks > _MOST * (may + tells):
                counted_so = row.layout is Layout.COUNTED and not (votes.may + votes.tells)
                found.add(Degree.SAYS if counted_so else Degree.ASKS)
            if least_degree(votes, *like, by_chance=0) is not None:
                found.add(shared[like])
            least = min((degree for degree in found if degree is not None), default=None)
            if least is not None:
                both = zip(row.members, row.degrees, strict=True)
                yield row, [member for member, degree in both if degree >= least]
