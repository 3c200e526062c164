"""What two texts have in common when spelling, width, markup and punctuation don't count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from recollect.core.cards.items import Item, Kind

_SHORTEST = 8
"""Letters of a question that says enough to be the same one elsewhere, with its answer or alone."""
_NOISE = re.compile(r"[\W_]+")
_ASCII_NOISE = bytes(sign for sign in range(128) if not chr(sign).isalnum())


def words_of(text: str) -> str:
    """Fold a text to its letters and digits."""
    # Signs first: it is full-width ones that make most texts slow to normalise.
    return _without_signs(unicodedata.normalize("NFKC", _without_signs(text))).casefold()


def _without_signs(text: str) -> str:
    if text.isalnum():
        return text
    words = text.encode().translate(None, _ASCII_NOISE).decode()  # most are ASCII: gone at once
    return words if words.isalnum() else _NOISE.sub("", words)


def _hashed(words: str) -> str:
    """Return a short hash of a text's words, folded; empty for none."""
    return blake2b(words.encode(), digest_size=8).hexdigest() if words else ""


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    folded = words_of(text)[:400]
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))


def alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: the Dice coefficient of their letter pairs."""
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def prints_of(item: Item) -> tuple[str, str]:
    """Return fingerprints of an item's question and answer; of a choice, its options too.

    The first is empty for a question that says too little to be the same one elsewhere.
    """
    if item.kind is Kind.CHECKLIST:  # the same may be asked and answered elsewhere
        return _hashed(words_of(item.question)), ""
    if item.kind is Kind.CLOZE or item.options:
        options = "\n".join(option.text for option in item.options)
        return _hashed(words_of(item.question + options)), "-"
    asked, said = words_of(item.question), words_of(item.answer)
    return _hashed(asked) if len(asked + said) >= _SHORTEST else "", _hashed(said)
