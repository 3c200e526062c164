"""All that a note folds away or sets apart, whichever way it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import partial

from recollect.parsing.markup.components import CHOICES, components, divs, write_choices
from recollect.parsing.markup.folds import Fold, admonitions, callouts, container, details, paired
from recollect.parsing.markup.site_signs import quotations, shortcode

_TAGS = (re.compile("<details", re.I), re.compile(" markdown="), re.compile(r"\n[ \t]*</[A-Z]"))
_SIGNED = re.compile(r"\?\?\?|!!!|=== \"|:::|\[!|\{(?:\{[<%]|%|\[|(?<=\n\{):)")
"""What a text holds, if not tags, that folds anything."""

_READERS: Sequence[tuple[Callable[[list[str], Set[int]], Iterable[Fold]], str]] = (
    (components, "<"),
    (divs, "markdown"),
    (partial(paired, "{", shortcode), "{"),
    (details, "<"),
    (partial(paired, ":::", container), ":::"),
    (admonitions, ""),
    (callouts, "[!"),
    (quotations, "{:"),
)
"""Each with what a text holds that it has anything to read in."""


def unfold(text: str, lines: list[str], code: Set[int]) -> Sequence[Fold]:
    """Return the folds of a note, outer ones first, and take their signs out of its lines.

    `code` are the numbers of the lines in fences: what stands there is a sample.
    """
    if not (_SIGNED.search(text) or ("<" in text and any(tag.search(text) for tag in _TAGS))):
        return ()
    if CHOICES in text:
        write_choices(lines, code)
    folds = [fold for read, sign in _READERS if sign in text for fold in read(lines, code)]
    return sorted(folds, key=lambda fold: (fold.start, -fold.end))
