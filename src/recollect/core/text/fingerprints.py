"""Fingerprints: two texts that say the same in another typing share one.

Folded away are what an editor, an input method or a tidy mind changes without meaning to: width
(NFKC), case, CJK punctuation, white space, and the space between Chinese and Latin letters. Inside
code nothing is folded: there every sign counts.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from recollect.core.text.cjk import CJK

_CODE = re.compile(r"(```[\s\S]*?```|~~~[\s\S]*?~~~|`[^`\n]+`)")
_PUNCTUATION = dict(zip("。、“”‘’【】《》—–·", ".,\"\"''[]<>--.", strict=True)) | {"…": "..."}
_SPACE = re.compile(r"\s+")
_TIGHT = rf"[{CJK},.:;!?()\[\]]"
# Starts with the space itself, so that only the spaces of a text are looked at.
_TYPED_SPACE = re.compile(rf" (?:(?={_TIGHT})|(?<={_TIGHT} ))")


def fold(text: str) -> str:
    """Return `text` with all that does not change its meaning folded away."""
    pieces = _CODE.split(text)
    # `split` with one group puts the code at the odd places.
    return "".join(
        piece if index % 2 else _fold_prose(piece) for index, piece in enumerate(pieces)
    ).strip()


def fingerprint(text: str) -> str:
    """Return 32 hexadecimal digits that name the folded text; empty for an empty text."""
    folded = fold(text).encode("utf-8", "surrogatepass")
    return hashlib.sha256(folded).hexdigest()[:32] if folded else ""


def _fold_prose(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("*", "")
    for sign, plain in _PUNCTUATION.items():  # `translate` would look up each letter of a text
        text = text.replace(sign, plain)
    return _TYPED_SPACE.sub("", _SPACE.sub(" ", text))
