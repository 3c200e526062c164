"""Looking through the cards: lists that are read page by page, and all that is known of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recollect.app.areas import membership
from recollect.app.areas.marking import mark_by_hand
from recollect.app.cards.actions import act
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import OwnAnswer, StudyCard, with_own
from recollect.core.cards.decks import lineage, tree_order
from recollect.core.cards.library import CardRow, Wanted
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.scheduling.reviews import ActionKind, Review

PAGE = 100
"""How many rows are read at once."""


def has_cards(workspace: Workspace) -> bool:
    """Tell whether there is any card to ask, now or later."""
    with workspace.database.read() as unit:
        return unit.agenda.has_cards()


class CardList:
    """The cards that are wanted; only the pages that somebody looks at are read."""

    def __init__(self, workspace: Workspace, wanted: Wanted) -> None:
        self._workspace = workspace
        self._wanted = wanted
        self._pages: dict[int, Sequence[CardRow]] = {0: self._read(0)}
        self._count = len(self._pages[0])
        if self._count < PAGE:
            return  # To find a few took a look at all: they need no second one to be counted.
        with workspace.database.read() as unit:
            self._count = unit.library.count(wanted, *self._as_of())

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> CardRow:
        """Return a row, counting from 0."""
        page, at = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._read(page)
        return self._pages[page][at]

    def ids(self) -> Sequence[str]:
        """Return the ids of all cards of the list."""
        with self._workspace.database.read() as unit:
            return unit.library.ids(self._wanted, *self._as_of())

    def _read(self, page: int) -> Sequence[CardRow]:
        with self._workspace.database.read() as unit:
            return unit.library.page(self._wanted, *self._as_of(), first=page * PAGE, size=PAGE)

    def _as_of(self) -> tuple[int, int]:
        return self._workspace.today(), self._workspace.settings.leech_lapses


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFile:
    """All that is known of a card."""

    study_card: StudyCard
    own_answers: tuple[OwnAnswer, ...]
    """The oldest first, as in `history`."""
    history: tuple[Review, ...]
    areas: tuple[str, ...]


def card_file(workspace: Workspace, card_id: str) -> CardFile:
    """Return all that is known of a card; raises RecollectError for one that is gone."""
    with workspace.database.read() as unit:
        card = unit.cards.one(card_id)
        if card is None:
            raise RecollectError(phrase("{name}: there is no such card any more", name=card_id))
        schedule = unit.schedules.of(card_id)
        return CardFile(
            study_card=StudyCard(card=with_own(card, schedule), schedule=schedule),
            own_answers=tuple(unit.reviews.own_answers_of(card_id)),
            history=tuple(unit.reviews.of_card(card_id)),
            areas=tuple(unit.areas.names_of_card(card_id)),
        )


def deck_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of all decks and of those above them, as a tree is read."""
    with workspace.database.read() as unit:
        counts = unit.agenda.decks(workspace.today())
    names = {name for count in counts for name in lineage(count.deck)}
    return tuple(sorted(names, key=tree_order))


def tag_names(workspace: Workspace) -> tuple[str, ...]:
    """Return all tags, of notes and of the learner's own."""
    with workspace.database.read() as unit:
        return unit.library.tags()


def change_cards(
    workspace: Workspace,
    card_ids: Sequence[str],
    kind: ActionKind,
    value: int | None = None,
) -> None:
    """Do something to cards as one deed, which one undo takes back."""
    with workspace.database.write() as unit:
        act(workspace, unit, card_ids, kind, value)


def toggle_area(workspace: Workspace, card_id: str, name: str) -> None:
    """Let a card belong to the area `name`, or no longer if it does."""
    with workspace.database.write() as unit:
        membership.toggle_area(workspace, unit, card_id, name)


def mark_weak(workspace: Workspace, card_id: str, name: str) -> None:
    """Record that a card shows the area `name` to be weak."""
    with workspace.database.write() as unit:
        card = unit.cards.get([card_id])[card_id]
        mark_by_hand(workspace, unit, card, name, deed=unit.deeds.next())
