"""What MDX marks with components: `<Accordion title="Why?">` folds, other tags on a line only wrap.

As with other folds, their signs are taken out of the lines, in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from recollect.parsing.markup.folds import Fold, Sign, paired, title_in

_TAG = re.compile(
    r"[ \t]*<(?P<closing>/?)(?P<name>(?!Details\b|Summary\b)[A-Z][a-z][A-Za-z.]*)"
    r"(?P<said>(?:[ \t][^<>\n]*)?)>[ \t]*$"
)
_FOLDING = frozenset(
    ["accordion", "accordionitem", "answer", "collapse", "collapsible", "dropdown", "expandable"]
) | frozenset(["faqitem", "hint", "question", "solution", "spoiler", "toggle"])
_CHOICE = re.compile(r"(text|explain|correct):[ \t]*(?:true|([\"'`])(.*)\2)[ \t]*,?$")
"""What a quiz's component says of a choice, each on a line: `text: "A sheet",`, `correct: true`."""
CHOICES = "choices={["
"""How a component begins to list what there is to choose from."""
_CODE = "    "
"""What starts a line of code, outside of components: within, it may be its body's margin."""
_DIV = re.compile(r"[ \t]*<(?P<closing>/?)(?:div|section)\b(?P<said>[^<>\n]*)>[ \t]*$", re.I)
_MARKDOWN = re.compile(r"[ \t]markdown[ \t]*=[ \t]*\"?(?:1|block)\b", re.I)
"""How kramdown is told that a tag holds Markdown."""
_CLASS = re.compile(r"class[ \t]*=[ \t]*\"(?P<words>[^\"]*)\"")
_PARTS = frozenset(["problem", "exercise", "question", "solution", "answer", "hint"])


def divs(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read `<div class="problem" markdown="1">` up to its end, where a note has some."""
    if any("<" in line and _MARKDOWN.search(line) for line in lines):
        yield from paired("<", _div, lines, code)


def _div(lines: list[str], number: int, _: bool) -> Sign | None:
    match = _DIV.match(lines[number])
    if match is None or match["closing"]:
        return Sign("", closes=True) if match else None
    named = _CLASS.search(match["said"]) if _MARKDOWN.search(match["said"]) else None
    words = named["words"].lower().split() if named else ()
    kind = next((word for word in words if word in _PARTS), "")
    kind = "exercise" if kind == "problem" else kind
    return Sign("", kind, kind)


def components(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read the components that fold what stands up to their end, and take all tags away."""
    for fold in paired("<", _component, lines, code):
        _dedent(lines, fold.start + 1, fold.end - 1)
        yield fold


def _component(lines: list[str], number: int, within: bool) -> Sign | None:
    match = _TAG.match(lines[number])
    if match is None or match["said"].endswith("/"):
        return None
    if lines[number].startswith(_CODE) and not within:
        return None
    name = match["name"].lower()
    kind = "details" if name in _FOLDING else ""
    return Sign(name, title_in(match["said"]) or match["name"], kind, bool(match["closing"]))


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


def _dedent(lines: list[str], first: int, end: int) -> None:
    """Take away the indentation that all lines of a component's body share."""
    body = [lines[i] for i in range(first, end) if lines[i].strip()]
    width = min((len(line) - len(line.lstrip()) for line in body), default=0)
    for i in range(first, end):
        lines[i] = lines[i][width:] if lines[i].strip() else lines[i]
