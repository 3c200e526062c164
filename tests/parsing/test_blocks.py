"""The blocks of a note are those that markdown-it finds by all of its rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.hostile.inputs import COMMONMARK, OURS

from recollect.parsing.blocks import blocks

from .test_properties import NOTES

PLAIN = (
    MarkdownIt("commonmark")
    .enable("table")
    .disable(["inline", "reference", "lheading", "text_join"])
)
SHAPES = [shape(40) for shape in (COMMONMARK | OURS).values()]
AS_ONE = {"paragraph_open", "heading_open", "table_open"}

Found = tuple[str, str, list[int] | None, str, str, str, int]

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
texts = st.lists(lines.map("".join), max_size=12).map("\n".join)


def told(token: Token, content: str) -> Found:
    return token.type, token.tag, token.map, content, token.markup, token.info, token.level


def expected(text: str) -> Iterator[Found]:
    tokens = PLAIN.parse(text)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type in AS_ONE:
            yield told(token, tokens[i + 1].content)
            closing = token.type.replace("open", "close")
            while tokens[i].type != closing:
                i += 1
        else:
            yield told(token, token.content)
        i += 1


def found(text: str) -> list[Found]:
    return [told(token, token.content) for token in blocks(text)]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_any_text_has_the_blocks_that_markdown_it_finds(text: str) -> None:
    assert found(text) == list(expected(text))


@pytest.mark.parametrize("texts", [NOTES, SHAPES], ids=["notes", "hostile shapes"])
def test_notes_have_the_blocks_that_markdown_it_finds(texts: list[str]) -> None:
    different = [text for text in texts if found(text) != list(expected(text))]
    assert different == []
