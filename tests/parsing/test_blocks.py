"""The blocks of a note are those that markdown-it finds by all of its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, zip_longest

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.hostile.inputs import COMMONMARK, OURS

from recollect.parsing.outline.blocks import FENCED, INDENTED, Block, blocks
from recollect.parsing.outline.pieces import CODE, HEADING, HTML, RULE, TABLE, TEXT, Container

from .test_properties import NOTES

PLAIN = (
    MarkdownIt("commonmark", {"maxNesting": 1000})
    .enable("table")
    .disable(["inline", "reference", "lheading", "text_join"])
)
SHAPES = [shape(10) for shape in (COMMONMARK | OURS).values()]
KINDS = {
    "paragraph_open": TEXT,
    "heading_open": HEADING,
    "fence": CODE,
    "code_block": CODE,
    "html_block": HTML,
    "table_open": TABLE,
    "hr": RULE,
}
Around = tuple[str, int, int, str, int]
"""A container: its kind and lines, its marker, and which list it stands in."""
Found = tuple[str, int, int, str, str, tuple[Around, ...]]

BEGINNINGS = ["- ", "+ ", "* ", "2. ", "1) ", "> ", "# ", "##", "    ", "  ", "\t"]
BEGINNINGS += [
    "---",
    "***",
    "_ _ _",
    "```",
    "~~~",
    "```a`",
    "===",
    "|-|-|",
    "|a|b|",
    "<div>",
    "<!--",
]
lines = st.lists(st.sampled_from(BEGINNINGS) | st.text("a中|-`~_*>< ", max_size=4), max_size=4)
texts = st.lists(lines.map("".join), max_size=12).map("\n".join).map("{}\n".format)

DEEP_BELOW_TEXT = re.compile(r"\S[^\n]*\n(?: {0,3}\t| {4})", re.M)
"""By CommonMark such a line goes on with a paragraph above that no longer holds it, whatever it
starts with; markdown-it lets some end it.
"""
LIST_BELOW_TEXT = re.compile(r"^[^\W\d][^\n]*\n {4,}[-+*] ", re.M)
"""Whoever writes so means a list, which by CommonMark goes on with the text."""
EMPTY_ENTRY = re.compile(r"^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*\n(?:[ \t>]*\n){2}", re.M)
"""By CommonMark a list goes on behind an empty entry and blank lines; markdown-it ends it there."""


def expected(text: str) -> Iterator[Found]:
    lines, tokens = text.split("\n"), PLAIN.parse(text)
    around: list[Around] = []
    numbers = count(1)
    lists: list[int] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        start, end = token.map or (0, 0)
        if token.type.endswith("list_open"):
            lists.append(next(numbers))
        elif token.type.endswith("list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            around.append(("item", start, end, token.info + token.markup, lists[-1]))
        elif token.type == "blockquote_open":
            while end > start + 1 and not lines[end - 1].strip():
                end -= 1  # markdown-it gives a blank line to a quotation that ends in an empty one
            around.append(("quote", start, end, "", 0))
        elif token.type in ("list_item_close", "blockquote_close"):
            around.pop()
        elif token.type in KINDS:
            kind = KINDS[token.type]
            yield kind, start, end, said(kind, token, following), info(token), tuple(around)


def said(kind: str, token: Token, following: Token | None) -> str:
    if kind not in (TEXT, HEADING) or following is None:
        return ""
    return spaced(following.content)


def spaced(text: str) -> str:
    """Return a text with one blank for each space: a tab in it may be spelled out."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def info(token: Token) -> str:
    if token.type == "heading_open":
        return token.tag[1:]
    names = {"fence": token.info.strip() or FENCED, "code_block": INDENTED}
    return names.get(token.type, "")


def found(text: str) -> Iterator[Found]:
    read = list(blocks(text.replace("\0", "\ufffd").split("\n")))  # by now all containers end
    for block in read:
        around = tuple(told(holder) for holder in reversed(list(holders(block))))
        info = str(block.level or "") + block.info
        yield block.kind, block.start, block.end, spaced("\n".join(block.texts)), info, around


def holders(block: Block) -> Iterator[Container]:
    holder = block.holder
    while holder is not None:
        yield holder
        holder = holder.parent


def told(holder: Container) -> Around:
    return holder.kind, holder.start, holder.end, holder.marker, holder.listing


def counted(blocks: Iterable[Found]) -> list[Found]:
    """Number lists in the order in which they hold something."""
    order = {0: 0}
    return [
        (*block, tuple((*each, order.setdefault(number, len(order))) for *each, number in around))
        for *block, around in blocks
    ]


@settings(max_examples=3 * settings().max_examples)
@given(texts)
@example("> ---\n> > \n\n")
@example("> a\nb | c\n> - | -\n")
def test_any_text_has_the_blocks_that_markdown_it_finds(text: str) -> None:
    assume(not DEEP_BELOW_TEXT.search(text) and not EMPTY_ENTRY.search(text))
    assert counted(found(text)) == counted(expected(text))


@pytest.mark.parametrize("texts", [NOTES, SHAPES], ids=["notes", "hostile shapes"])
def test_notes_have_the_blocks_that_markdown_it_finds(texts: list[str]) -> None:
    alike = (text for text in texts if not LIST_BELOW_TEXT.search(text))
    different = [text for text in alike if counted(found(text)) != counted(expected(text))]
    assert different == []
