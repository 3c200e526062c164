"""The blocks of a Markdown text by markdown-it's rules, each tried only where it can match.

markdown-it tries all of its rules on each line, though most can match only a line that starts with
one of a few letters; and it makes tokens, with fields that only a renderer needs, of what nobody
here asks for. Here a line meets the rules that its first letter allows, and a paragraph, a heading
or a table is one token. What is found is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType as Rule
from markdown_it.ruler import Ruler
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    code,
    fence,
    heading,
    hr,
    html_block,
    list_block,
    paragraph,
    table,
)
from markdown_it.token import Token


def blocks(text: str) -> list[Token]:
    r"""Return the blocks of a text whose lines end in `\n` alone, as markdown-it's tokens.

    A paragraph, a heading or a table is its opening token alone; the first two hold their content.
    Link definitions and underlined titles are paragraphs.
    """
    parser = _parser(tables="|" in text)
    state = _State(text.replace("\0", "\ufffd"), parser, {}, [])
    parser.block.tokenize(state, 0, state.lineMax)
    return state.tokens


class _Token(Token):
    """A token with the fields that rules for blocks fill in; it has no others."""

    __slots__ = ()

    def __init__(self, type: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> None:  # noqa: A002
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.level = level
        self.map = None
        self.content = self.markup = self.info = ""


_SPARED = frozenset(["inline", "paragraph_close", "heading_close", "table_close"]) | {
    f"{part}_{end}" for part in ("thead", "tbody", "tr", "th", "td") for end in ("open", "close")
}


class _State(StateBlock):
    """Where the rules stand in a text, and what they have found so far."""

    spare = _Token("spare", "", 0, 0)
    """Takes what rules say of a token that is not made."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        self.level += nesting
        if ttype == "inline" and self.parentType != "table":
            return self.tokens[-1]  # the paragraph or heading: the rule sets its content
        if ttype in _SPARED:
            return self.spare
        token = _Token(ttype, tag, nesting, self.level - (nesting > 0))
        self.tokens.append(token)
        return token


_RULES: Sequence[tuple[str, Rule, str, Sequence[str]]] = (
    ("table", table, "", ("paragraph",)),
    ("code", code, "", ()),
    ("fence", fence, "`~", ("paragraph", "blockquote", "list")),
    ("blockquote", blockquote, ">", ("paragraph", "blockquote", "list")),
    ("hr", hr, "-*_", ("paragraph", "blockquote", "list")),
    ("list", list_block, "-+*0123456789", ("paragraph", "blockquote")),
    ("html_block", html_block, "<", ("paragraph", "blockquote")),
    ("heading", heading, "#", ("paragraph", "blockquote")),
    ("paragraph", paragraph, "", ()),
)
"""In the order in which they are tried: name, rule, the letters of which one must start a line for
it to match (none: any line may), and which blocks it ends."""


class _Rules(Ruler[Rule]):
    """Hands out, in place of the rules of a chain, one that tries those a line's letter allows."""

    def __init__(self, *, tables: bool) -> None:
        super().__init__()
        rules = [rule for rule in _RULES if tables or rule[0] != "table"]
        for name, rule, _, ends in rules:
            self.push(name, rule, {"alt": list(ends)})
        self.chosen = {
            chain: [_first_of([(r, first) for _, r, first, ends in rules if chain in ("", *ends)])]
            for chain in ("", "paragraph", "blockquote", "list")
        }

    def getRules(self, chainName: str = "") -> list[Rule]:
        return self.chosen[chainName]


def _first_of(rules: Sequence[tuple[Rule, str]]) -> Rule:
    """Return a rule that is the first that matches of those that a line's first letter allows."""
    for_any = [rule for rule, first in rules if not first]
    allowed = {
        letter: [rule for rule, first in rules if not first or letter in first]
        for letter in "".join(first for _, first in rules)
    }

    def choose(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in allowed.get(state.src[at : at + 1], for_any):
            if rule(state, line, end, silent):
                return True
        return False

    return choose


@cache
def _parser(*, tables: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.block.ruler = _Rules(tables=tables)
    return parser
