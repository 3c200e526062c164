"""Wrong options that are fair: the answers of sibling cards that could pass for this one's.

A distractor gives the right answer away when it is much longer or shorter, of another sort (a
number among sentences, English among Chinese) or from another subject; and it is unfair when it
is right as well. See T. M. Haladyna, S. M. Downing and M. C. Rodriguez, "A Review of
Multiple-Choice Item-Writing Guidelines" (2002), guidelines 18 to 28.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from recollect.core.asking.judging import bare
from recollect.core.cards.cards import Card
from recollect.core.cards.items import Kind, Option
from recollect.core.pseudo_random import pseudo_random
from recollect.core.text.cjk import cells, count_cjk

FEWEST, MOST = 2, 3
"""How many wrong options a question gets; with fewer than two it is not asked as a choice."""

LONGEST = 200
"""In cells: longer answers are not read to the end by anyone who looks for the right one."""

_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*[a-z%°]{0,4}")
_LIST_LINE = re.compile(r"^[^\S\n]*(?:[-*+]|\d+[.)、])\s", re.M)


class Nature(NamedTuple):
    """What an answer looks like at first sight."""

    form: str
    is_chinese: bool


class Look(NamedTuple):
    """What is compared of an answer."""

    cells: int
    nature: Nature
    folded: str


def fair_options(card: Card, pool: Sequence[Card], *, seed: str) -> tuple[Option, ...]:
    """Return the card's answer among answers of other cards, in an order drawn by lot.

    Returns nothing where fewer than two answers of the pool make fair distractors.
    """
    own = _look(card.answer)
    if own is None:
        return ()
    same_deck = [other for other in pool if other.deck == card.deck]
    wrong = _distractors(card, own, same_deck, seed)
    if len(wrong) < MOST:
        wrong = _distractors(card, own, pool, seed)
    if len(wrong) < FEWEST:
        return ()
    options = [Option(card.answer.strip(), True), *(Option(text, False) for text in wrong)]
    return tuple(sorted(options, key=lambda option: pseudo_random(seed, card.id, option.text)))


def _distractors(card: Card, own: Look, pool: Sequence[Card], seed: str) -> list[str]:
    """Return up to three wrong answers, the nearest first, which all say different things."""
    wrong: list[str] = []
    folded = [own.folded]
    for _, other, look in sorted(_candidates(card, own, pool, seed), key=lambda one: one[0]):
        if all(_tell_apart(look.folded, known) for known in folded):
            wrong.append(other.answer.strip())
            folded.append(look.folded)
        if len(wrong) == MOST:
            break
    return wrong


Nearness = tuple[int, int, bytes, str]


def _candidates(
    card: Card, own: Look, pool: Sequence[Card], seed: str
) -> Iterator[tuple[Nearness, Card, Look]]:
    top, asked = card.deck.split("/")[0], _folded(card.question)
    for other in pool:
        if other.kind not in (Kind.BASIC, Kind.TERM) or other.deck.split("/")[0] != top:
            continue
        look = _look(other.answer)
        if (
            look is not None
            and look.nature == own.nature
            and _alike_in_length(own.cells, look.cells)
            and other.source.place != card.source.place
            and _tell_apart(_folded(other.question), asked)
        ):
            yield _nearness(card, other, abs(own.cells - look.cells), seed), other, look


def _nearness(card: Card, other: Card, off: int, seed: str) -> Nearness:
    """Return what sorts distractors: from the same section, note, deck; as long; by lot."""
    here, there = card.source, other.source
    shared = [card.deck == other.deck, here.path == there.path]
    shared.append(all(shared) and here.heading_path == there.heading_path)
    return -sum(shared), off // 16, pseudo_random(seed, card.id, other.id), other.id


@lru_cache(maxsize=16_384)
def _look(answer: str) -> Look | None:
    """Return what is compared of an answer; None for one that is not whole at a glance.

    An option is one short block, which does not announce that more is to follow.
    """
    text = answer.strip()
    if (
        len(text) > LONGEST
        or "\n\n" in text
        or text.startswith("#")
        or text.endswith((":", "："))
        or cells(text) > LONGEST
    ):
        return None
    folded = _folded(text)
    return Look(cells(text), nature_of(text), folded) if folded else None


def _alike_in_length(one: int, other: int) -> bool:
    """Tell whether neither answer is twice as long as the other; a few cells never matter."""
    short, long = sorted((one, other))
    return 2 * short >= long or long - short <= 6


def _tell_apart(one: str, other: str) -> bool:
    """Tell whether two folded texts say different things: neither is part of the other."""
    if one == other or not one:
        return False
    if one.isdecimal() and other.isdecimal():
        return True
    return one not in other and other not in one


def nature_of(answer: str) -> Nature:
    """Return what an answer looks like: code, formula, list, number or words; Chinese or not."""
    text = answer.strip()
    is_chinese = 4 * count_cjk(text) >= len(_folded(text)) > 0
    if "```" in text or (text.startswith("`") and text.endswith("`")):
        return Nature("code", False)
    if text.startswith("$") and text.endswith("$"):
        return Nature("formula", False)
    if len(_LIST_LINE.findall(text)) > 1:
        return Nature("list" if _LIST_LINE.match(text) else "words and list", is_chinese)
    if _NUMBER.fullmatch(text.casefold()):
        return Nature("number", False)
    return Nature("table" if "\n|" in text else "words", is_chinese)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return bare(re.sub(r"[*`_]", "", text))
