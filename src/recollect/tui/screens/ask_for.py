"""What is asked for by a name, with the known ones to choose from: a deck, a weak spot, a tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recollect.app.areas.sections import section_of
from recollect.app.cards.browsing import deck_names
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, StudyCard
from recollect.core.text.fingerprints import fold
from recollect.tui.attempt import points_of
from recollect.tui.note.typeset import plain
from recollect.tui.screens.ask import Ask, Wording


def deck(workspace: Workspace) -> Ask:
    """Ask for the name of a deck; an empty one stands for all of them."""
    return Ask(
        lambda: Wording(title=tr("Which deck? (empty: all)"), take=tr("Choose")),
        deck_names(workspace),
    )


def weak_spot(of_card: Iterable[str], known: Sequence[str]) -> Ask:
    """Ask for the name of a weak spot; names `of_card` are offered, then the other `known` ones."""
    names = dict.fromkeys((*of_card, *known))
    return Ask(
        lambda: Wording(
            title=tr("What is weak here?"),
            example=tr("such as: multi-head concatenation"),
            take=tr("Mark"),
        ),
        tuple(name for name in names if name.strip()),
    )


def tag(study_card: StudyCard, known: Sequence[str]) -> Ask:
    """Ask for a tag; one that the learner gave the card is offered first, to be taken off."""
    tags, own = study_card.card.tags, study_card.schedule.tags
    return Ask(
        lambda: Wording(
            title=tr("Tags: {names}", names=", ".join(tags)) if tags else tr("Tags"),
            example=tr("a new tag; one of your own comes off"),
            take=tr("Tag"),
        ),
        (*own, *(name for name in known if name not in tags)),
    )


def area(areas: Sequence[str], known: Sequence[str]) -> Ask:
    """Ask for an area; those that the card belongs to are offered first, to be taken off."""
    return Ask(
        lambda: Wording(
            title=tr("Areas: {names}", names=", ".join(areas)) if areas else tr("Areas"),
            example=tr("another area; one of the card's own comes off"),
            take=tr("Put in or take out"),
        ),
        (*areas, *(name for name in known if name not in areas)),
    )


def names_of_question(card: Card, areas: Sequence[str]) -> Iterator[str]:
    """Yield the names that a card brings along and that tell nothing of its answer."""
    question = fold(card.question)
    yield from (name for name in areas if fold(name) in question)
    yield from card.tags
    yield plain(section_of(card))


def names_of_card(card: Card, areas: Sequence[str]) -> Iterator[str]:
    """Yield the names that a card brings along once its answer is known: areas and key points."""
    yield from (*areas, *points_of(card))
    yield from names_of_question(card, areas)
