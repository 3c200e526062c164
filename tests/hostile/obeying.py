"""What a terminal acts on, instead of showing it."""

from __future__ import annotations

import unicodedata


def obeyed(text: str) -> list[str]:
    """Return what a terminal would act on, but line ends and tabs."""
    return [
        character
        for character in text
        if (unicodedata.category(character) == "Cc" and character not in "\n\t")
        or unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "PDI")
        or "\ud800" <= character <= "\udfff"
    ]
