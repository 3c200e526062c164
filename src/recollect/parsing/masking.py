"""What a note's text is before Markdown reads it: wrappers taken out, line by line.

HTML `<details>`, admonitions, front matter and directives wrap Markdown in something that a block
parser takes for plain HTML, code or paragraphs. They are read here, and blanked in the text that
the block parser gets; the number of lines never changes, so that its line numbers stay true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recollect.parsing.fences import Fence, fences
from recollect.parsing.folds import Fold, Free, admonitions, callouts, containers, details

_UNDERLINE = re.compile(r"(?:(=)=+|-{4,})[ \t]*$")
_TITLE = re.compile(r" {0,3}(?![-*+>#|=] |\d{1,9}[.)] |[|`~:$])\S")
_DIRECTIVE = re.compile(
    r"^[ \t]*:(?:begin_tab|end_tab|label|width|eqlabel)\b.*$|^[ \t]*:{3,}.*$", re.M
)
_PROPERTY = re.compile(
    r"[ \t>]*(?:card-[\w-]+|id|collapsed|background-color|logseq\.[\w.-]+)::(?:[ \t]|$)"
)
"""What Logseq keeps about a block, on lines of its own below the block's first."""
_CARD = re.compile(r"#card|\[\[card\]\]", re.I)
_FRONT_MATTER_KEY = re.compile(r"[\w-]+[ \t]*:|[ \t]|#|-[ \t]|$")


@dataclass(slots=True)
class Masked:
    """The lines as the note has them, the text for the block parser, and what was taken out."""

    lines: list[str]
    """The note's lines, without the tags and the indentation of what folds."""
    text: str
    """What the block parser gets."""
    folds: list[Fold] = field(default_factory=list)


def mask(text: str) -> Masked:
    """Read the wrappers of a note and blank them."""
    lines = text.split("\n")
    found, changed = fences(text, lines)
    masked = list(lines)
    free = Free(lines, found)
    folds = _folds(text, masked, free)
    if "::" in text and _CARD.search(text):
        changed |= _properties(masked, free)
    if folds or changed:
        lines = list(masked)
    if changed:
        _neutralise(masked, found)
    if text.startswith("---"):
        changed |= _front_matter(masked)
    if "\n==" in text or "\n--" in text:
        changed |= _underlined(masked, free)
    if "\n:" in text:
        changed |= _directives(masked, free)
    changed |= _shorten(masked, found)
    if folds or changed:
        text = "\n".join(masked)
    return Masked(lines, text, sorted(folds, key=lambda fold: (fold.start, -fold.end)))


def _folds(text: str, masked: list[str], free: Free) -> list[Fold]:
    """Read what folds, of each kind that the text has a sign of."""
    readers = (
        (details, ("<details", "<DETAILS", "<Details")),
        (containers, (":::",)),
        (admonitions, ("???", "!!!", '=== "')),
        (callouts, ("[!",)),
    )
    return [
        fold
        for reader, signs in readers
        if any(sign in text for sign in signs)
        for fold in reader(masked, free)
    ]


def _neutralise(masked: list[str], found: list[Fence]) -> None:
    """Make the block parser see the fences as they were read: one opener, one closer each."""
    for fence in found:
        inner = range(fence.start + 1, fence.end - 1)
        for i in inner:
            masked[i] = masked[i].replace("```", "'''").replace("~~~", "'''")
        if "```" not in masked[fence.end - 1] and "~~~" not in masked[fence.end - 1]:
            lead = len(masked[fence.start]) - len(masked[fence.start].lstrip())
            run = re.search(r"`{3,}|~{3,}", masked[fence.start])
            if run and fence.end - 1 > fence.start:
                masked[fence.end - 1] = " " * lead + run[0]


def _shorten(masked: list[str], found: list[Fence]) -> bool:
    """Put a sign for each line of code: the block parser looks at every letter it is given.

    Only where there is no doubt that it is code: in a closed fence that starts and ends in the
    first column. Blank lines stay blank, for what else the lines might be part of.
    """
    shortened = False
    for fence in found:
        first, last = masked[fence.start], masked[fence.end - 1]
        if first[:1] in "`~" and first[:3] == last[:3] and fence.end - fence.start > 2:
            inner = slice(fence.start + 1, fence.end - 1)
            masked[inner] = [line and "." for line in masked[inner]]
            shortened = True
    return shortened


def _front_matter(masked: list[str]) -> bool:
    """Blank a YAML block at the top; a leading `---` that is only a rule stays."""
    if masked[0].rstrip() != "---" or len(masked) < 3 or not masked[1].strip():
        return False
    for i in range(1, len(masked)):
        line = masked[i]
        if line.rstrip() in ("---", "..."):
            masked[: i + 1] = [""] * (i + 1)
            return True
        if not _FRONT_MATTER_KEY.match(line):
            return False
    return False


def _underlined(masked: list[str], free: Free) -> bool:
    """Write underlined titles as `#` titles.

    `---` below a text is a rule to most who write it, so it takes four dashes to make a title.
    """
    changed = False
    for i in range(1, len(masked)):
        if not masked[i].startswith(("=", "----")):
            continue
        match = _UNDERLINE.match(masked[i])
        if match is None or i not in free or not _TITLE.match(masked[i - 1]):
            continue
        if i > 1 and masked[i - 2].strip():
            continue
        masked[i - 1] = f"{'#' if match[1] == '=' else '##'} {masked[i - 1].strip()}"
        masked[i] = ""
        changed = True
    return changed


def _properties(masked: list[str], free: Free) -> bool:
    changed = False
    for i, line in enumerate(masked):
        if "::" in line and i in free and _PROPERTY.match(line):
            masked[i] = ""
            changed = True
    return changed


def _directives(masked: list[str], free: Free) -> bool:
    changed = False
    for i, line in enumerate(masked):
        if ":" in line and _DIRECTIVE.match(line) and i in free:
            masked[i] = ""
            changed = True
    return changed
