"""Code blocks: highlighted, every character kept, long lines folded at the edge."""

from __future__ import annotations

from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType
from pygments.util import ClassNotFound

from recollect.tui.note.spans import Line, Span, cell_len, clusters

_ROLES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "comment"),
    (Keyword, "keyword"),
    (String, "string"),
    (Number, "number"),
    (Name.Function, "name"),
    (Name.Class, "name"),
    (Name.Builtin, "name"),
    (Name.Decorator, "name"),
)
_BAR = Span("│ ", "muted")
_FOLDED = Span("┊ ", "muted")
_TAB = 4
_LONGEST_HIGHLIGHTED = 20_000
"""Characters; a lexer may take long over a file that somebody pasted."""


def code_lines(code: str, language: str, cells: int) -> list[Line]:
    """Return the lines of a code block; `language` may be empty or unknown."""
    lines: list[Line] = []
    for row in _rows(_highlighted(code.rstrip("\n").expandtabs(_TAB), language)):
        parts = _folded(row, max(cells - 2, 2))
        lines += [Line((_FOLDED if i else _BAR, *part)) for i, part in enumerate(parts)]
    return lines


def _highlighted(code: str, language: str) -> list[Span]:
    lexer = _lexer(language.lower())
    if lexer is None or len(code) > _LONGEST_HIGHLIGHTED:
        return [Span(code)]
    return [Span(text, _role(token)) for token, text in lexer.get_tokens(code)]


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


@lru_cache(maxsize=256)
def _role(token: _TokenType) -> str:
    return next((role for kind, role in _ROLES if token in kind), "")


def _rows(spans: list[Span]) -> list[list[Span]]:
    rows: list[list[Span]] = [[]]
    for text, role in spans:
        first, *rest = text.split("\n")
        rows[-1].append(Span(first, role))
        rows += [[Span(part, role)] for part in rest]
    return rows


def _folded(row: list[Span], cells: int) -> list[list[Span]]:
    parts: list[list[Span]] = [[]]
    used = 0
    for text, role in row:
        kept = ""
        for character in clusters(text):
            size = cell_len(character)
            if used + size > cells:
                parts[-1].append(Span(kept, role))
                parts.append([])
                kept, used = "", 0
            kept += character
            used += size
        if kept:
            parts[-1].append(Span(kept, role))
    return parts
