"""What a note's text is before Markdown reads it: wrappers taken out, line by line.

HTML `<details>`, admonitions, front matter and directives wrap Markdown in something that a block
parser takes for plain HTML, code or paragraphs. They are read here, and blanked in the text that
the block parser gets; the number of lines never changes, so that its line numbers stay true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recollect.parsing.fences import Fence, fences

_TAG = re.compile(r"<(/?)(details|summary)\b[^<>\n]*>", re.I)
_WRAPPER = re.compile(r"</?(?:p|b|strong|br|div|blockquote|center|font)\b[^<>\n]*>", re.I)
_ADMONITION = re.compile(
    r"^(?P<indent>[ \t]*)(?:\?\?\?\+?|!!!)[ \t]+(?P<type>[\w -]*?)[ \t]*(?:\"(?P<title>[^\"\n]*)\")?[ \t]*$",
    re.M,
)
_DIRECTIVE = re.compile(
    r"^[ \t]*:(?:begin_tab|end_tab|label|width|eqlabel)\b.*$|^[ \t]*:{3,}.*$", re.M
)
_FRONT_MATTER_KEY = re.compile(r"[\w-]+[ \t]*:|[ \t]|#|-[ \t]|$")


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that the note folds away, with its title; lines are 0-based and half-open.

    The body runs from `body` to `end`; the title's line is `start`.
    """

    start: int
    body: int
    end: int
    title: str
    kind: str
    depth: int


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
    folds: list[Fold] = []
    free = _Free(lines, found)
    if "<details" in text or "<DETAILS" in text or "<Details" in text:
        folds += _details(masked, free)
    if "???" in text or "!!!" in text:
        folds += _admonitions(masked, free)
    if folds:
        lines = list(masked)
    if changed:
        _neutralise(masked, found)
    if text.startswith("---"):
        changed |= _front_matter(masked)
    if "\n:" in text:
        changed |= _directives(masked, free)
    if folds or changed:
        text = "\n".join(masked)
    return Masked(lines, text, sorted(folds, key=lambda fold: (fold.start, -fold.end)))


class _Free:
    """Tells which lines are outside fences."""

    def __init__(self, lines: list[str], found: list[Fence]) -> None:
        self.fenced = bytearray(len(lines) + 1)
        for fence in found:
            self.fenced[fence.start : fence.end] = b"\1" * (fence.end - fence.start)

    def __contains__(self, line: int) -> bool:
        return not self.fenced[line]


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


def _directives(masked: list[str], free: _Free) -> bool:
    changed = False
    for i, line in enumerate(masked):
        if ":" in line and _DIRECTIVE.match(line) and i in free:
            masked[i] = ""
            changed = True
    return changed


def _details(masked: list[str], free: _Free) -> list[Fold]:
    """Pair `<details>` with their ends by state; they nest, and one line may hold several."""
    folds: list[Fold] = []
    stack: list[dict[str, int | str]] = []
    for i, line in enumerate(masked):
        if "<" not in line or i not in free:
            if stack and stack[-1]["open"]:
                stack[-1]["title"] = f"{stack[-1]['title']} {line.strip()}"
                masked[i] = ""
            continue
        kept, position = "", 0
        for match in _TAG.finditer(line):
            before = line[position : match.start()]
            position = match.end()
            closing, tag = match[1] == "/", match[2].lower()
            if stack and stack[-1]["open"]:
                stack[-1]["title"] = f"{stack[-1]['title']} {before.strip()}"
            else:
                kept += before
            if tag == "details" and not closing:
                stack.append({"start": i, "body": i, "title": "", "open": 0})
            elif tag == "summary" and stack:
                stack[-1]["open"] = int(not closing)
                stack[-1]["body"] = i
            elif tag == "details" and stack:
                top = stack.pop()
                folds.append(_fold(top, i + 1, len(stack)))
        rest = line[position:]
        if stack and stack[-1]["open"]:
            stack[-1]["title"] = f"{stack[-1]['title']} {rest.strip()}"
            rest = ""
        masked[i] = _unwrapped(kept + rest)
    while stack:
        folds.append(_fold(stack.pop(), len(masked), len(stack)))
    return folds


def _fold(top: dict[str, int | str], end: int, depth: int) -> Fold:
    title = _WRAPPER.sub(" ", str(top["title"])).strip()
    start, body = int(top["start"]), int(top["body"])
    return Fold(start, body, end, title, "details", depth)


def _unwrapped(line: str) -> str:
    """Blank a line of nothing but wrapper tags; leave the tags of a line that says something."""
    return line if _WRAPPER.sub("", line).strip() else ""


def _admonitions(masked: list[str], free: _Free) -> list[Fold]:
    """Read `??? type "Title"` with its indented body, and take the indentation away."""
    folds: list[Fold] = []
    for i in range(len(masked)):
        if ("???" not in masked[i] and "!!!" not in masked[i]) or i not in free:
            continue
        match = _ADMONITION.match(masked[i])
        if match is None:
            continue
        width = len(match["indent"].expandtabs(4)) + 4
        end = i + 1
        while end < len(masked) and _belongs(masked[end], width):
            end += 1
        while end > i + 1 and not masked[end - 1].strip():
            end -= 1
        title = match["title"] if match["title"] is not None else match["type"]
        folds.append(Fold(i, i, end, title, "admonition", 0))
        masked[i] = ""
        for j in range(i + 1, end):
            masked[j] = masked[j].expandtabs(4)[4:] if masked[j].strip() else ""
    return folds


def _belongs(line: str, width: int) -> bool:
    stripped = line.lstrip()
    return not stripped or len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) >= width
