"""Which concepts cards are about: by the terms in them, whether or not a heading says so.

A card is about what its question, its hints, its tags or its heading name, and about what its
answer names more than once. A term becomes a concept when enough cards are about it, and not most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recollect.app.concepts.glossary import Glossary
from recollect.app.concepts.terms import Matcher, term_fold
from recollect.store.cards.wordings import Wording

ENOUGH_CARDS = 2
"""How many cards make a term of the glossary a concept."""

ENOUGH_RECURRENCES = 3
"""How many cards make a bold or code term of the notes a concept."""

WIDEST_TERM = 16
"""In cells: a wider bold text is a phrase."""

COMMON = 1 / 3
"""A term that more than this share of the cards is about is too common for a concept."""

FEW_CARDS = 30
"""Among so few cards a term is too common only if all of them are about it."""

_BOLD = re.compile(r"(?:\*\*|__)([^*_\n]{2,24}?)(?:\*\*|__)(?!\s*[:：])")
# Starts with the sign itself, so that only such signs of a text are looked at.
_CODE = re.compile(r"`(?<!``)([A-Za-z][\w.-]{2,30})`(?!`)")
_FENCE = re.compile(r"^((?:```|~~~).*?^(?:```|~~~))", re.M | re.S)
_OWN_NAME = re.compile(
    r"\b(?:(?:let|const|var|val|def|fn|func|function|class|struct|type|import|for|int|float|auto)\s+"
    r"([A-Za-z_]\w*)|([A-Za-z_]\w*+)\s*+(?:=(?!=)|:(?!:)|=>))|[\"'`]([A-Za-z][\w ]{1,29}+)[\"'`]"
)
_SENTENCE = re.compile(r"[,，。；;：:？?！!()（）=<>|/\\\"'“”]|\s\S+\s\S+\s")
_FILE = re.compile(
    r"\.(?:[cm]?[jt]sx?|py|ipynb|java|go|rs|rb|c|h|cc|cpp|hpp|sh|html?|css|json|toml|ya?ml|xml|md|txt|csv)$"
)
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that may become a concept: the names it goes by, and how many cards it needs."""

    names: Sequence[str]
    needs: int


def candidates(
    cards: Iterable[Wording], topics: Iterable[str], glossary: Glossary
) -> Iterator[Candidate]:
    """Yield what may become a concept: glossary terms, tags, topics studied, recurring terms."""
    tags, recurring = _spoken(cards, glossary)
    for key, names in glossary.names.items():
        if key not in glossary.parts_only:
            yield Candidate(names, ENOUGH_CARDS)
    for name in dict.fromkeys([*topics, *tags]):
        if not glossary.is_generic(name) and not _is_dressed(name, glossary):
            yield Candidate([name], 1)
    for name in recurring:
        yield Candidate([name], ENOUGH_RECURRENCES)


def _is_dressed(name: str, glossary: Glossary) -> bool:
    """Tell whether a name is that of one concept with words around it: 应用量化技术."""
    return glossary.key_of(name) is None and len(glossary.compound(name) or ()) == 1


def _spoken(cards: Iterable[Wording], glossary: Glossary) -> tuple[list[str], list[str]]:
    """Return the tags of cards, and the bold and code terms in enough of them, spelt as mostly.

    A name that the code of these cards gives to its own variables and texts is no term.
    """
    tags: dict[str, None] = {}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    own: Counter[str] = Counter()
    for card in cards:
        tags.update(dict.fromkeys(tag.strip("#").rsplit("/", 1)[-1] for tag in card.tags))
        # `split` with one group puts the code at the odd places.
        pieces = _FENCE.split(f"{card.about}\n{card.answer}")
        text = "".join(pieces[::2])
        found = {*_BOLD.findall(text), *_CODE.findall(text)}
        for spelling in {term.strip() for term in found}:
            spellings[term_fold(spelling)][spelling] += 1
        own.update(_own_names("\n".join(pieces[1::2])))
    recurring = [
        seen.most_common(1)[0][0]
        for folded, seen in spellings.items()
        if seen.total() >= ENOUGH_RECURRENCES
        and own[folded] * 2 < seen.total()
        and _is_term(folded, glossary)
    ]
    return list(tags), recurring


def _own_names(code: str) -> set[str]:
    """Return the names that code makes up: of variables, parameters, keys, texts."""
    return {term_fold(name) for names in _OWN_NAME.findall(code) for name in names if name}


def _is_term(folded: str, glossary: Glossary) -> bool:
    """Tell whether a marked text may name a concept: no sentence, no label, no number, no file, and
    no word that code uses whatever it is about.
    """
    if len(folded) < 2 or glossary.is_generic(folded) or folded in glossary.reserved:
        return False
    if sum(1 if char.isascii() else 2 for char in folded) > WIDEST_TERM:
        return False
    if _SENTENCE.search(folded) or _FILE.search(folded) or not _HAS_LETTER.search(folded):
        return False
    # Loaded here: whoever only looks at areas reads no note.
    from recollect.parsing.words.vocabulary import default  # noqa: PLC0415

    return default().role(folded) is None


class Finder:
    """Finds which of some concepts, given by their folded terms, a card is about.

    `compounds` are concepts by what their names are made of: a card that names all the parts is
    about the whole, also where it never spells it out.
    """

    def __init__(
        self, terms: Mapping[str, str], compounds: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self._terms = terms
        self._matcher = Matcher(terms)
        self._compounds = compounds or {}

    def about(self, card: Wording) -> dict[str, str]:
        """Return the concepts of a card, each with the term by which it was found."""
        found = {self._terms[term]: term for term in self._matcher.found_in(card.about)}
        repeated = Counter(self._matcher.found_in(card.answer))
        for term, times in repeated.items():
            if times > 1:
                found.setdefault(self._terms[term], term)
        return found

    def composed(self, card: Wording, glossary: Glossary) -> Iterator[str]:
        """Yield the concepts all of whose parts a card names, some of them in its question."""
        if not self._compounds:
            return
        asked = glossary.atoms_in(card.about)
        begun = {one: parts for one, parts in self._compounds.items() if parts & asked}
        if begun:
            named = asked | glossary.atoms_in(card.answer)
            yield from (concept for concept, parts in begun.items() if parts <= named)


def is_common(cards: int, of_all: int) -> bool:
    """Tell whether a term that so many of all cards are about is too common for a concept."""
    return cards > of_all * COMMON if of_all > FEW_CARDS else cards == of_all > 1
