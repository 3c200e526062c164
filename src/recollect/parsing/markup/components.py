"""What MDX marks with components: `<Accordion title="Why?">` folds, other tags on a line only wrap.

As with other folds, their signs are taken out of the lines, in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from recollect.parsing.markup.folds import Fold

_TAG = re.compile(
    r"[ \t]*<(?P<closing>/?)(?P<name>(?!Details\b|Summary\b)[A-Z][a-z][A-Za-z.]*)"
    r"(?P<said>(?:[ \t][^<>\n]*)?)>[ \t]*$"
)
_TITLE = re.compile(
    r"(?:title|summary|header|label|question)[ \t]*=[ \t]*\{?"
    r"(?:\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)')"
)
_FOLDING = frozenset(
    ["accordion", "accordionitem", "answer", "collapse", "collapsible", "dropdown", "expandable"]
) | frozenset(["faqitem", "hint", "question", "solution", "spoiler", "toggle"])
_CHOICE = re.compile(r"(text|explain|correct):[ \t]*(?:true|([\"'`])(.*)\2)[ \t]*,?$")
"""What a quiz's component says of a choice, each on a line: `text: "A sheet",`, `correct: true`."""
CHOICES = "choices={["
"""How a component begins to list what there is to choose from."""
_FENCES = ("```", "~~~")
_CODE = "    "
"""What starts a line of code, outside of components: within, it may be its body's margin."""


_DIV = re.compile(r"[ \t]*<(?P<closing>/?)(?:div|section)\b(?P<said>[^<>\n]*)>[ \t]*$", re.I)
_MARKDOWN = re.compile(r"[ \t]markdown[ \t]*=[ \t]*\"?(?:1|block)\b", re.I)
"""How kramdown is told that a tag holds Markdown."""
_CLASS = re.compile(r"class[ \t]*=[ \t]*\"(?P<words>[^\"]*)\"")
_PARTS = frozenset(["problem", "exercise", "question", "solution", "answer", "hint"])


def divs(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read `<div class="problem" markdown="1">` up to its end, where a note has some."""
    if not any("<" in line and _MARKDOWN.search(line) for line in lines):
        return
    opened: list[tuple[int, str]] = []
    for i, line in enumerate(lines):
        match = _DIV.match(line) if "<" in line and i not in code else None
        if match is None:
            continue
        lines[i] = ""
        if not match["closing"]:
            named = _CLASS.search(match["said"]) if _MARKDOWN.search(match["said"]) else None
            words = named["words"].lower().split() if named else ()
            opened.append((i, next((word for word in words if word in _PARTS), "")))
        elif opened:
            start, kind = opened.pop()
            if kind:
                kind = "exercise" if kind == "problem" else kind
                yield Fold(start, start, i + 1, kind, kind)


def components(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read the components that fold what stands up to their end, and take all tags away."""
    opened: list[tuple[int, str, str]] = []
    fenced = False
    for i, line in enumerate(lines):
        if line.lstrip().startswith(_FENCES):
            fenced = not fenced
        if "<" not in line or fenced or i in code or (line.startswith(_CODE) and not opened):
            continue
        match = _TAG.match(line)
        if match is None or match["said"].endswith("/"):
            continue
        lines[i] = ""
        name = match["name"].lower()
        if not match["closing"]:
            opened.append((i, name, _title(match["said"]) or match["name"]))
            continue
        while any(begun == name for _, begun, _ in opened):
            start, begun, title = opened.pop()
            if begun == name:
                if name in _FOLDING:
                    _dedent(lines, start + 1, i)
                    yield Fold(start, start, i + 1, title, "details")
                break


def write_choices(lines: list[str], code: Set[int]) -> None:
    """Write what a component lists to choose from as boxes, and below why the right ones are.

    That is `<Question choices={[ { text: …, explain: …, correct: true }, … ]} />`; nothing folds.
    A blank line ends one that nobody closes.
    """
    at, said, told = -1, "", [""]
    for i, line in enumerate(map(str.strip, lines)):
        if line.endswith(CHOICES) and i not in code:
            at, said, told = i, "", ["**Explanation:**"]
            if i and "<" not in line:  # its name stands above
                lines[i - 1] = ""
        if at < 0 or not line:
            at = -1
            continue
        key, _, text = match.groups("") if (match := _CHOICE.match(line)) else ("", "", "")
        said = text.replace('\\"', '"') or said
        at, lines[i] = (i, f"- [ ] {said}") if key == "text" else (at, "")
        if key == "correct":
            lines[at] = lines[at].replace("[ ]", "[x]", 1)
            told.append(said)
        if line == "/>":
            at, lines[i] = -1, " ".join(told)


def _title(said: str) -> str:
    title = _TITLE.search(said)
    return (title["quoted"] or title["single"] or "").strip() if title else ""


def _dedent(lines: list[str], first: int, end: int) -> None:
    """Take away the indentation that all lines of a component's body share."""
    body = [lines[i] for i in range(first, end) if lines[i].strip()]
    width = min((len(line) - len(line.lstrip()) for line in body), default=0)
    for i in range(first, end):
        lines[i] = lines[i][width:] if lines[i].strip() else lines[i]
