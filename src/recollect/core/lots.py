"""What looks like chance and is none: drawn again, on any machine, it comes out the same."""

from __future__ import annotations

import hashlib


def draw(*keys: str) -> bytes:
    """Return eight bytes that look drawn by lot, the same on every machine."""
    return hashlib.blake2b(
        "\x1f".join(keys).encode("utf-8", "surrogatepass"), digest_size=8
    ).digest()
