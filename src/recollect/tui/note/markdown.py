"""Read a card's Markdown into the tree that the typesetter walks."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.texmath import texmath_plugin

from recollect.core.text.safe_text import safe_text
from recollect.tui.note.emphasis import chinese_emphasis


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    # `$5 and $6` is money: no space inside the dollars, no digit after them.
    dollarmath_plugin(reader, allow_space=False, allow_digits=False, allow_labels=False)
    texmath_plugin(reader, delimiters="brackets")
    chinese_emphasis(reader)
    return reader


@lru_cache(maxsize=64)
def read(text: str) -> tuple[SyntaxTreeNode, ...]:
    """Return the blocks of a Markdown text, its control characters made visible."""
    return tuple(SyntaxTreeNode(_reader().parse(safe_text(text))).children)


@lru_cache(maxsize=64)
def has_formula(text: str) -> bool:
    """Tell whether there is TeX in a Markdown text; a dollar in code is none."""
    if "$" not in text and "\\" not in text:
        return False
    return any("math" in node.type for block in read(text) for node in block.walk())
