"""The glossary: which names, across languages and spellings, name one concept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from recollect.app.concepts.terms import Matcher, term_fold
from recollect.app.settings import Settings
from recollect.store.unit import Unit

_WORDS = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts by their key (the common English name), with all their names."""

    names: Mapping[str, Sequence[str]]
    """Every name of a concept, its key first."""
    fillers: frozenset[str]
    headwords: frozenset[str]
    reserved: frozenset[str]
    """Words that code uses whatever it is about."""
    parts_only: frozenset[str]
    """Keys that help to name a concept, but are too wide to be one."""
    _chinese_fillers: re.Pattern[str] = field(repr=False)
    _keys: Mapping[str, str] = field(repr=False)
    _matcher: Matcher = field(repr=False)
    _atoms: Mapping[str, frozenset[str]] = field(repr=False)
    """The shorter concepts that the words of a key name, or the key where they name none."""

    @classmethod
    def of(
        cls, terms: Mapping[str, Iterable[str]], names_table: Mapping[str, Iterable[str]]
    ) -> Glossary:
        """Build a glossary from the other names of each key, and the words of names."""
        names = {key: (key, *others) for key, others in terms.items()}
        keys: dict[str, str] = {}
        for key, every in names.items():
            for name in every:
                keys.setdefault(term_fold(name), key)
        return cls(
            names=names,
            fillers=frozenset(map(term_fold, names_table["fillers"])),
            headwords=frozenset(map(term_fold, names_table["headwords"])),
            reserved=frozenset(names_table["reserved"]),
            parts_only=frozenset(names_table["parts_only"]),
            _chinese_fillers=_any_chinese(names_table["fillers"]),
            _keys=keys,
            _matcher=Matcher(keys),
            _atoms={key: _parts(key, keys) for key in names},
        )

    def key_of(self, name: str) -> str | None:
        """Return the concept that a name names exactly, or None."""
        return self._keys.get(term_fold(name))

    def is_generic(self, name: str) -> bool:
        """Tell whether a name says nothing of what it is about: `Summary`, 实现细节."""
        return term_fold(name) in self.headwords or not self.parts_of(name)

    def found_in(self, text: str) -> list[str]:
        """Return the concepts that a text names, in order, each as often as it is named."""
        return [self._keys[name] for name in self._matcher.found_in(text)]

    def atoms_in(self, text: str) -> frozenset[str]:
        """Return the shortest concepts that a text names: of `multi-head attention` both."""
        return frozenset(atom for key in set(self.found_in(text)) for atom in self._atoms[key])

    def compound(self, name: str) -> frozenset[str] | None:
        """Return the concepts that a name is made of and nothing else; None for any other name."""
        parts = self.parts_of(name)
        return parts if parts and all(part in self.names for part in parts) else None

    def parts_of(self, name: str) -> frozenset[str]:
        """Return what a name is made of, language and spelling apart.

        `多头注意力拼接机制` and `multi-head concatenation` share `multi-head` and `concatenation`.
        """
        folded = term_fold(name)
        keys: set[str] = set()
        rest, at = [], 0
        for start, stop, term in self._matcher.spans(folded):
            keys |= self._atoms[self._keys[term]]
            rest.append(folded[at:start])
            at = stop
        rest.append(folded[at:])
        left = _WORDS.findall(self._without_fillers(" ".join(rest)))
        return frozenset(keys | {word for word in left if word not in self.fillers})

    def whole(self, parts: frozenset[str]) -> frozenset[str]:
        """Return parts of a name with what they imply: of `multi-head` nothing but attention is."""
        implied = (
            self._atoms[key]
            for part in parts & self.parts_only
            for key in self.names
            if part != key and part in self._atoms[key]
        )
        return parts.union(*implied)

    def _without_fillers(self, text: str) -> str:
        return self._chinese_fillers.sub(" ", text)


def _any_chinese(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the Chinese ones of some words, the longest first."""
    chinese = sorted((word for word in words if not word.isascii()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, chinese)))


def _parts(key: str, keys: Mapping[str, str]) -> frozenset[str]:
    """Return the shorter concepts that a key is made of, if they are all that it is made of."""
    words = term_fold(key).split()
    spans = [
        (start, start + size)
        for size in range(1, len(words))
        for start in range(len(words) - size + 1)
        if " ".join(words[start : start + size]) in keys
    ]
    covered = {place for start, stop in spans for place in range(start, stop)}
    if len(covered) < len(words):
        return frozenset([key])
    return frozenset(keys[" ".join(words[start:stop])] for start, stop in spans)


def glossary_of(unit: Unit) -> Glossary:
    """Return the built-in glossary with what the learner's settings add."""
    added = Settings.from_values(unit.settings.of(Settings._fields)).glossary
    return _extended(tuple((key, tuple(names)) for key, names in sorted(added.items())))


@cache
def _extended(added: tuple[tuple[str, tuple[str, ...]], ...]) -> Glossary:
    text = resources.files("recollect.app.concepts").joinpath("glossary.toml").read_text("utf-8")
    table = tomllib.loads(text)
    terms: dict[str, list[str]] = table["terms"]
    for key, names in added:
        terms[key] = [*terms.get(key, ()), *names]
    return Glossary.of(terms, table["names"])


def built_in() -> Glossary:
    """Return the glossary without anything of the learner's."""
    return _extended(())
