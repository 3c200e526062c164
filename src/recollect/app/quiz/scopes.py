"""What a self-test can be about, and the cards that belong to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from recollect.app.areas.listing import weak_areas
from recollect.app.areas.meaning import cards_meant
from recollect.app.areas.model import Area
from recollect.app.areas.sections import section_of
from recollect.app.deck_names import deck_named
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.picking import is_testable
from recollect.core.asking.quiz import Scope, ScopeKind
from recollect.core.cards.cards import Card, with_own
from recollect.core.cards.decks import is_within, lineage, tree_order
from recollect.core.errors import RecollectError
from recollect.core.grouping import grouped
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import Phrase, phrase
from recollect.core.scheduling.schedule import Schedule
from recollect.core.text.fingerprints import fold
from recollect.store.unit import Unit

SMALLEST_SECTION = 3
"""A heading with fewer cards is not offered: a test of it would be over at once."""

EVERYTHING = Scope(ScopeKind.EVERYTHING)
WEAK = Scope(ScopeKind.WEAK)


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """One thing that a test can be about, and how many cards it has."""

    scope: Scope
    cards: int
    testable: int
    """With an answer to compare with: these are asked first."""


def askable(unit: Unit) -> list[Card]:
    """Return every card that a test may ask: active, not suspended."""
    schedules = unit.schedules.all()
    known = [(card, schedules.get(card.id, Schedule())) for card in unit.cards.all()]
    return [with_own(card, schedule) for card, schedule in known if not schedule.suspended]


def within(
    workspace: Workspace,
    unit: Unit,
    scope: Scope,
    cards: Sequence[Card],
    progress: Progress = unwatched,
) -> list[Card]:
    """Return those of the cards that a scope takes in; to know what is weak, all is weighed."""
    match scope.kind:
        case ScopeKind.EVERYTHING:
            return list(cards)
        case ScopeKind.DECK:
            return [card for card in cards if is_within(card.deck, scope.name)]
        case ScopeKind.NOTE:
            return [card for card in cards if card.source.path == scope.name]
        case ScopeKind.SECTION:
            return [card for card in cards if _stands_below(card, scope)]
        case ScopeKind.AREA:
            wanted = set(cards_meant(unit, scope.name, cards) or ())
        case ScopeKind.WEAK:
            wanted = _ids_of(weak_areas(workspace, unit, progress))
        case ScopeKind.MISSED:
            wanted = _missed_ids(unit, scope.name)
    return [card for card in cards if card.id in wanted]


def scopes(workspace: Workspace, progress: Progress = unwatched) -> tuple[ScopeRow, ...]:
    """Return everything that a test can be about: all, what is weak, decks, areas, lectures."""
    with workspace.database.read() as unit:
        cards = askable(unit)
        weak = weak_areas(workspace, unit, progress)
        names = dict.fromkeys((*(area.name for area in weak), *unit.areas.names().values()))
        ids_of = _areas(unit, cards)
    weak_ids = _ids_of(weak)
    rows = (
        _row(EVERYTHING, cards),
        _row(WEAK, [card for card in cards if card.id in weak_ids]),
        *_decks(cards),
        *(
            _row(Scope(ScopeKind.AREA, name), [card for card in cards if card.id in ids])
            for name in names
            if (ids := ids_of.get(fold(name)))
        ),
        *_lectures(cards),
    )
    return tuple(row for row in rows if row.cards)


def find_scope(
    workspace: Workspace,
    *,
    deck: str | None = None,
    area: str | None = None,
    lecture: str | None = None,
    weak: bool = False,
) -> Scope:
    """Return the scope that a learner names; without a name, everything.

    A lecture is named by a note's path, a part of it, or a heading. Raises RecollectError, one line
    that says what there is instead, when the name fits nothing, or several notes.
    """
    if deck is not None:
        with workspace.database.read() as unit:
            scope = Scope(ScopeKind.DECK, deck_named(unit, deck))
        return _known(scope, workspace, phrase("no cards in a deck {name}", name=deck))
    if area is not None:
        problem = phrase("no cards in an area {name}", name=area)
        return _known(Scope(ScopeKind.AREA, area), workspace, problem)
    if lecture is not None:
        with workspace.database.read() as unit:
            return _lecture_named(lecture, askable(unit))
    return WEAK if weak else EVERYTHING


def _known(scope: Scope, workspace: Workspace, problem: Phrase) -> Scope:
    with workspace.database.read() as unit:
        if within(workspace, unit, scope, askable(unit)):
            return scope
    raise RecollectError(
        phrase("{what}: `recollect decks` and `recollect report` list the names", what=problem)
    )


def _lecture_named(text: str, cards: Sequence[Card]) -> Scope:
    wanted = fold(text)
    rows = [row.scope for row in _lectures(cards, smallest=1)]
    exact = [s for s in rows if wanted in (fold(s.heading or s.name), fold(_short_name(s)))]
    found = exact or [s for s in rows if wanted in fold(s.heading or s.name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise RecollectError(
            phrase(
                "no note and no heading with cards is called {name}: `recollect quiz` offers them",
                name=text,
            )
        )
    named = ", ".join(f"{s.name}{f' # {s.heading}' if s.heading else ''}" for s in found[:3])
    raise RecollectError(
        phrase(
            "{name} fits {n} lectures ({some} …): say more of the name",
            name=text,
            n=len(found),
            some=named,
        )
    )


def _short_name(lecture: Scope) -> str:
    return lecture.heading or lecture.name.rsplit("/", 1)[-1].removesuffix(".md")


def _row(scope: Scope, cards: Sequence[Card]) -> ScopeRow:
    return ScopeRow(scope, len(cards), sum(map(is_testable, cards)))


def _decks(cards: Iterable[Card]) -> Iterator[ScopeRow]:
    decks = grouped((name, card) for card in cards for name in lineage(card.deck))
    for name in sorted(decks, key=tree_order):
        yield _row(Scope(ScopeKind.DECK, name), decks[name])


def _lectures(cards: Iterable[Card], smallest: int = SMALLEST_SECTION) -> Iterator[ScopeRow]:
    """Yield every note, each followed by its headings that hold some of its cards, not all."""
    notes = grouped((card.source.path, card) for card in cards)
    for path, of_note in sorted(notes.items(), key=itemgetter(0)):
        yield _row(Scope(ScopeKind.NOTE, path), of_note)
        headings = grouped(
            (title, card) for card in of_note for title in dict.fromkeys(card.source.heading_path)
        )
        for title, below in headings.items():
            if smallest <= len(below) < len(of_note):
                yield _row(Scope(ScopeKind.SECTION, path, title), below)


def _stands_below(card: Card, scope: Scope) -> bool:
    return card.source.path == scope.name and scope.heading in card.source.heading_path


def _areas(unit: Unit, cards: Iterable[Card]) -> dict[str, set[str]]:
    """Return the ids of the cards of every concept and section, by its folded name."""
    ids: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        ids[fold(section_of(card))].add(card.id)
    members = unit.areas.cards()
    for area_id, name in unit.areas.names().items():
        ids[fold(name)].update(members.get(area_id, ()))
    return ids


def _ids_of(areas: Iterable[Area]) -> set[str]:
    return {card.card_id for area in areas for card in area.cards}


def _missed_ids(unit: Unit, attempt_id: str) -> set[str]:
    attempt = unit.quizzes.get(attempt_id)
    answers = attempt.answers if attempt else ()
    return {answer.card_id for answer in answers if answer.outcome is not Outcome.RIGHT}
