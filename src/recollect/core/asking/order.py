"""In which order the options of a choice are shown: what is right is to be known, not where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.pseudo_random import pseudo_random

_LETTER = r"(?<![A-Za-z])[A-H](?![A-Za-z])"
_OF_OTHERS = re.compile(
    rf"{_LETTER}\s*(?:and|or|&|,|/|和|与|、|或|及)\s*{_LETTER}"
    r"|\b(?:all|both|none|neither|either|any|each) of\b|\b(?:above|below|previous)\b"
    r"|\b(?:options?|choices?|answers?)\s+[A-H1-9]\b"
    r"|以上|以下|上述|前面|前述|选项|皆|(?:全|都)(?:不|部|对|是|错|正确)",
    re.I,
)
"""How an option speaks of other ones: "all of the above", "both A and C", 以上都对."""


def order_shown(options: Sequence[str], times: int, seed: str) -> tuple[int, ...]:
    """Return the places of options in the order in which they are shown.

    A card that was asked some `times` before shows them in another order each time, unless one
    of them speaks of the others: then each stays where the note has it.
    """
    places = tuple(range(len(options)))
    if not times or any(map(_OF_OTHERS.search, options)):
        return places
    return tuple(sorted(places, key=lambda place: pseudo_random(seed, str(times), str(place))))
