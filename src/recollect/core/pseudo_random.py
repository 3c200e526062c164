"""Order that looks random and is not: the same again on every machine."""

from __future__ import annotations

import hashlib


def pseudo_random(*keys: str) -> bytes:
    """Return eight bytes that look random; the same keys give the same ones on every machine."""
    return hashlib.blake2b(
        "\x1f".join(keys).encode("utf-8", "surrogatepass"), digest_size=8
    ).digest()
