"""Items to cards: what an accepted item of a note becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload
from uuid import uuid4

from recollect.app.importing.root_options import RootOptions
from recollect.core.cards.cards import Card, CardStatus, Source
from recollect.core.cards.items import Item, Kind
from recollect.core.text.fingerprints import fingerprint
from recollect.store.cards.card_rows import LocatedCard

_CLOZE_MARK = re.compile(r"==|\{\{c\d+::|(?:::[^{}]{0,200})?\}\}|[\[\]]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as the notes have it now, under an id that it keeps only if it turns out to be new."""

    located: LocatedCard
    own_answer: str

    @property
    def card(self) -> Card:
        """Return the drafted card."""
        return self.located.card


class LocatedDrafts(Sequence[LocatedCard]):
    """Drafts as a matching takes them; each is looked up when it is asked for."""

    def __init__(self, of: Sequence[Draft]) -> None:
        self._of = of

    def __len__(self) -> int:
        return len(self._of)

    @overload
    def __getitem__(self, index: int) -> LocatedCard: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[LocatedCard]: ...
    def __getitem__(self, index: int | slice) -> LocatedCard | Sequence[LocatedCard]:
        """Return one card, or some."""
        found = self._of[index]
        return found.located if isinstance(found, Draft) else LocatedDrafts(found)


def new_ids(count: int) -> Iterator[str]:
    """Yield so many new ids in ascending order: by them an index grows at one end alone."""
    yield from sorted(str(uuid4()) for _ in range(count))


def drafts(
    items: Iterable[Item],
    ids: Iterator[str],
    root: Path,
    options: RootOptions,
    is_left_out: Callable[[Item], bool] = lambda _: False,
) -> Iterator[Draft]:
    """Yield the cards of items of one root, in the order of the notes; each item takes an id.

    One that is left out makes no card, but others may follow up on it.
    """
    positions: dict[str, int] = {}
    decks: dict[str, str] = {}
    questions: dict[int | None, str] = {}
    for item in items:
        if item.path not in decks:
            decks[item.path] = options.deck_of(root, item.path)
            questions = {}
        questions[item.line] = item.question
        if is_left_out(item):
            continue
        position = positions.get(item.path, 0)
        positions[item.path] = position + 1
        followed = questions.get(item.parent_line, "")
        card = _card(item, followed, next(ids), root, decks[item.path])
        for part in _parts(item, card):
            yield Draft(
                LocatedCard(
                    card=part,
                    note_id="",
                    position=position,
                    question_print=fingerprint(_asked(part)),
                    answer_print=fingerprint(_answered(part)),
                ),
                item.own_answer,
            )


def fresh(one: LocatedCard) -> LocatedCard:
    """Return a card under a new id, as an active one of no known note."""
    card = replace(one.card, id=str(uuid4()), status=CardStatus.ACTIVE, retired_because="")
    return replace(one, card=card, note_id="")


def _asked(card: Card) -> str:
    """Return what a card asks, without the marks of a cloze: another deletion changes but those."""
    return _CLOZE_MARK.sub("", card.question) if card.kind is Kind.CLOZE else card.question


def _answered(card: Card) -> str:
    return card.answer or "\n".join(option.text for option in card.options)


def _card(item: Item, followed: str, card_id: str, root: Path, deck: str) -> Card:
    return Card(
        id=card_id,
        deck=deck,
        kind=item.kind,
        question=item.question,
        answer=item.answer,
        follows=followed,
        hints=item.hints,
        options=item.options,
        deletions=item.deletions,
        critique=item.critique,
        insight=item.insight,
        difficulty=item.difficulty,
        tags=item.tags,
        references=item.references,
        dialect=item.dialect,
        source=Source(
            root=str(root),
            path=item.path,
            line=item.line,
            end_line=item.end_line,
            heading_path=item.heading_path,
            label=item.label,
        ),
    )


def _parts(item: Item, card: Card) -> Sequence[Card]:
    """Return the siblings that one item makes: a card a deletion, or one for each direction."""
    if item.kind is Kind.CLOZE and item.deletions:
        return [
            replace(card, id=str(uuid4()), part=part, answer=hidden)
            for part, hidden in enumerate(item.deletions)
        ]
    if item.reversible:
        back = replace(card, id=str(uuid4()), part=1, question=card.answer, answer=card.question)
        return [card, back]
    return [card]
