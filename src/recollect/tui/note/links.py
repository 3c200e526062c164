"""The links and images of a Markdown text, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from recollect.tui.note.html import html_attributes
from recollect.tui.note.inline import inline_spans
from recollect.tui.note.markdown import read

_BARE = re.compile(r"https?://[^\s<>\"'`，。；、）】」]+[^\s<>\"'`，。；、）】」.,;:!?)\]]")
_HTML_LINK = re.compile(r"<(?:a|img)\b[^<>]*>", re.I)


class Link(NamedTuple):
    """Something that a text refers to: where it leads, as written, and what it is called."""

    target: str
    name: str


def links_of(text: str) -> tuple[Link, ...]:
    """Return what a text links to and shows as images, and bare web addresses; each once."""
    found: dict[str, Link] = {}
    for block in read(text):
        for node in block.walk():
            for link in _links(node):
                found.setdefault(link.target, link)
    return tuple(found.values())


def _links(node: SyntaxTreeNode) -> Iterator[Link]:
    if node.type == "link":
        name = "".join(span.text for span in inline_spans(node.children))
        yield Link(unquote(str(node.attrs.get("href", ""))), name)
    elif node.type == "image":
        yield Link(unquote(str(node.attrs.get("src", ""))), node.content)
    elif node.type in ("html_inline", "html_block"):
        for tag in _HTML_LINK.findall(node.content):
            attributes = html_attributes(tag)
            target = attributes.get("href") or attributes.get("src") or ""
            if target:
                yield Link(target, attributes.get("alt") or "")
    elif node.type == "text":
        yield from (Link(match[0], "") for match in _BARE.finditer(node.content))
