"""What stands inside a block: emphasis, code, maths, links, line breaks, a little HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from recollect.core.text.safe_text import safe_line
from recollect.tui.note.html import html_attributes
from recollect.tui.note.spans import Span
from recollect.tui.note.tex import script, to_unicode
from recollect.tui.note.wrap import is_wide

_SOFT_BREAK = Span("\n", "soft break")
_ROLES = {"strong": "strong", "em": "em", "s": "strike", "link": "link"}
_TAG_ROLES = {
    **{"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "underline"},
    **{"mark": "mark", "code": "code", "kbd": "code", "sub": "sub", "sup": "sup", "del": "strike"},
}
_SILENT_TAGS = {
    *("a", "center", "div", "font", "ins", "p"),
    *("picture", "section", "small", "source", "span"),
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^>]*>\Z", re.S)


def inline_spans(nodes: Sequence[SyntaxTreeNode], *, raw_tex: bool = False) -> list[Span]:
    """Return the spans of inline nodes; a newline in them is a line break that stays."""
    return list(_soft_breaks_set(list(_Inline(raw_tex).row(nodes, ""))))


def picture(alt: str, path: str) -> Span:
    """Return the line that stands for an image."""
    return Span(" ".join(f"▣ {alt} ‹{safe_line(unquote(path))}›".split()), "link")


class _Inline:
    """One rule for each type of node, found by its name."""

    def __init__(self, raw_tex: bool) -> None:
        self.raw_tex = raw_tex

    def row(self, nodes: Sequence[SyntaxTreeNode], role: str) -> Iterator[Span]:
        """Yield the spans of siblings; an HTML tag gives its look to those that follow it."""
        tags: list[str] = []
        for node in nodes:
            tag = _TAG.match(node.content) if node.type == "html_inline" else None
            if tag and tag[2].lower() in _TAG_ROLES:
                tags = [*tags, tag[2].lower()] if not tag[1] else tags[:-1]
                continue
            looks = " ".join([role, *(_TAG_ROLES[name] for name in tags)]).strip()
            yield from map(_as_script, getattr(self, node.type, self.other)(node, looks))

    def other(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        if node.children:
            yield from self.row(node.children, f"{role} {_ROLES.get(node.type, '')}".strip())
        elif node.content:
            yield Span(node.content, role)

    def softbreak(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        yield _SOFT_BREAK

    def hardbreak(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        yield Span("\n")

    def code_inline(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        yield Span(node.content, f"{role} code".strip())

    def math_inline(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        shown = None if self.raw_tex else to_unicode(node.content)
        text = "; ".join(shown.split("\n")) if shown else f"${' '.join(node.content.split())}$"
        yield Span(text, f"{role} math".strip())

    math_inline_double = math_single = math_inline

    def image(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        alt = "".join(child.content for child in node.walk() if not child.children)
        yield picture(alt, str(node.attrs.get("src", "")))

    def html_inline(self, node: SyntaxTreeNode, role: str) -> Iterator[Span]:
        yield from html_spans(node.content, role)


def html_spans(tag: str, role: str = "") -> Iterator[Span]:
    """Yield what an HTML tag shows: known ones their effect, others (`<pad>`) themselves."""
    if tag.startswith("<!--"):
        return
    match = _TAG.match(tag)
    name = match[2].lower() if match else ""
    if name == "br":
        yield Span("\n")
    elif name == "img":
        attributes = html_attributes(tag)
        yield picture(attributes.get("alt", ""), attributes.get("src", ""))
    elif name not in _SILENT_TAGS:
        yield Span(tag, role)


def _as_script(span: Span) -> Span:
    """Set `<sub>` and `<sup>`, which are no looks of a terminal, as characters."""
    roles = span.role.split()
    for name, mark in (("sub", "_"), ("sup", "^")):
        if name in roles:
            return Span(script(mark, span.text), " ".join(r for r in roles if r != name))
    return span


def _soft_breaks_set(spans: list[Span]) -> Iterator[Span]:
    """Make each soft break a space, or nothing between two Chinese characters."""
    for index, span in enumerate(spans):
        if span is not _SOFT_BREAK:
            yield span
            continue
        before = spans[index - 1].text[-1:] if index else ""
        after = spans[index + 1].text[:1] if index + 1 < len(spans) else ""
        if not (before and after and is_wide(before) and is_wide(after)):
            yield Span(" ")
