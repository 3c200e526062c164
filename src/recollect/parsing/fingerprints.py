"""What two texts have in common when spelling, width, markup and punctuation don't count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_NOISE = re.compile(r"[\W_]+")


def words_of(text: str) -> str:
    """Fold a text to its letters and digits."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def fingerprint(text: str) -> str:
    """Return a short hash of a text's words; empty for a text without any."""
    folded = words_of(text)
    return blake2b(folded.encode(), digest_size=8).hexdigest() if folded else ""


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    folded = words_of(text)[:400]
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))


def alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: the Dice coefficient of their letter pairs."""
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
