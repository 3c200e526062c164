"""The key points of an answer: what a learner can tick off, taken from the answer's own shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from markdown_it.tree import SyntaxTreeNode

from recollect.tui.note.inline import inline_spans
from recollect.tui.note.markdown import read

FEWEST, MOST = 2, 6
_LONGEST = 60
"""Characters of a point; a longer one is cut where a clause ends, if it can be."""
_SENTENCE_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")
_CLAUSE = re.compile(r"^(.{8,}?)[，,、:：（(]")


@lru_cache(maxsize=64)
def key_points(answer: str) -> tuple[str, ...]:
    """Return two to six points of an answer, or none where it has no such shape.

    List items are points; else its bold terms; else its sentences.
    """
    nodes = read(answer)
    for source in (_items, _bold_terms, _sentences):
        points = tuple(dict.fromkeys(filter(None, map(_short, islice(source(nodes), MOST + 1)))))
        if FEWEST <= len(points) <= MOST:
            return points
    return ()


def are_its_items(answer: str) -> bool:
    """Tell whether the points of an answer are the items of its lists, one by one."""
    points = key_points(answer)
    return bool(points) and points == tuple(map(_short, islice(_items(read(answer)), MOST + 1)))


def _items(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    for node in nodes:
        if node.type in ("bullet_list", "ordered_list"):
            for item in node.children:
                text = next((child for child in item.walk() if child.type == "inline"), None)
                yield _text(text.children) if text is not None else ""


def _bold_terms(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    """Yield what is bold in prose: in a table it is a head or a sum, alone in a line a title."""
    for node in nodes:
        for child in node.walk() if node.type != "table" else ():
            if child.type == "strong" and not _stands_alone(child):
                yield _text(child.children).rstrip(":：")


def _stands_alone(node: SyntaxTreeNode) -> bool:
    others = (other for other in node.siblings if other is not node)
    return not any(other.children or other.content.strip(" :：") for other in others)


def _sentences(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    """Yield the sentences of prose: what a colon ends only leads to the next, or is a title."""
    for node in nodes:
        if node.type == "paragraph":
            for sentence in _SENTENCE_END.split(_text(node.children[0].children)):
                if not sentence.rstrip().endswith((":", "：")):
                    yield sentence


def _text(nodes: Sequence[SyntaxTreeNode]) -> str:
    shown = [node for node in nodes if node.type != "image"]  # a picture is no point
    return "".join(span.text for span in inline_spans(shown))


def _short(text: str) -> str:
    line = re.sub(r"^\[[ xX]\] ", "", " ".join(text.split())).strip("。；;.").rstrip(":：")
    if len(line) <= _LONGEST:
        return line
    clause = _CLAUSE.match(line)
    return clause[1] if clause and len(clause[1]) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
