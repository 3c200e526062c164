"""The words of notes as tables: the built-in ones, and a learner's own beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from importlib import resources
from typing import Any

from recollect.core.phrases import phrase

_READING = 50
"""Counted up when a change to the dialects finds other items in the same notes."""
_BUILT_IN = ("vocabulary.toml", "study_words.toml")


def stamp_of(own: Mapping[str, Any]) -> str:
    """Return a stamp of the words and the rules: notes read under another one must be read again.

    `own` are a learner's words, laid out as the built-in tables, with only what is added.
    """
    return blake2b(repr((_READING, *_texts(), own)).encode(), digest_size=8).hexdigest()


def tables_with(own: Mapping[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Return the built-in tables with a learner's own words added.

    Raises `ValueError` for a table or a key that does not exist, naming it.
    """
    tables = {name: keys for text in _texts() for name, keys in tomllib.loads(text).items()}
    for section, added in own.items():
        if section not in tables:
            raise ValueError(
                phrase(
                    "no such table: {name} (there are: {all})", name=section, all=_listed(tables)
                )
            )
        if not isinstance(added, Mapping):
            raise ValueError(phrase("{name} must be a table", name=section))
        keys = tables[section]
        for key, words in added.items():
            if key not in keys:
                name = f"{section}.{key}"
                raise ValueError(
                    phrase("no such key: {name} (there are: {all})", name=name, all=_listed(keys))
                )
            keys[key] = [*keys[key], *_words(section, key, words)]
    return tables


def _words(section: str, key: str, words: object) -> Iterable[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise ValueError(phrase("{name} must be a list of words", name=f"{section}.{key}"))
    return words


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _texts() -> list[str]:
    files = resources.files(__package__)
    return [files.joinpath(name).read_text("utf-8") for name in _BUILT_IN]
