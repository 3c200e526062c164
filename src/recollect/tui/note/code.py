"""Code blocks: highlighted, every character kept, long lines folded at the edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType
from pygments.util import ClassNotFound

from recollect.tui.note.spans import Line, Span, cell_len, clusters, width
from recollect.tui.note.wrap import NO_END, NO_START, is_wide

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
BARS = (_BAR, _FOLDED)
"""What stands before each line of code, and before the rest of one that is too long."""
_TAB = 4
_BRACKETS = frozenset("([{")
_BREAKS = _BRACKETS | frozenset(" ,;")
_LONGEST_HIGHLIGHTED = 20_000
"""Characters; a lexer may take long over a file that somebody pasted."""


def code_lines(code: str, language: str, cells: int) -> Iterator[Line]:
    """Yield the lines of a code block, as they are asked for; `language` may be unknown."""
    for row in _rows(_highlighted(code.rstrip("\n").expandtabs(_TAB), language)):
        for index, part in enumerate(_folded(row, max(cells - 2, 2))):
            yield Line((_FOLDED if index else _BAR, *part))


def _highlighted(code: str, language: str) -> Iterator[Span]:
    lexer = _lexer(language.lower())
    if lexer is None or len(code) > _LONGEST_HIGHLIGHTED:
        yield Span(code)
    else:
        yield from (Span(text, _role(token)) for token, text in lexer.get_tokens(code))


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False) if language else None
    except ClassNotFound:
        return None


@lru_cache(maxsize=256)
def _role(token: _TokenType) -> str:
    return next((role for kind, role in _ROLES if token in kind), "")


def _rows(spans: Iterable[Span]) -> Iterator[list[Span]]:
    row: list[Span] = []
    for text, role in spans:
        first, *rest = text.split("\n")
        row.append(Span(first, role))
        for part in rest:
            yield row
            row = [Span(part, role)]
    yield row


def _folded(row: list[Span], cells: int) -> list[list[Span]]:
    """Return a row in parts that fit; nothing is left out, not even a space."""
    if width(row) <= cells:
        return [row]
    signs = [Span(sign, role) for text, role in row for sign in clusters(text)]
    parts: list[list[Span]] = []
    while signs:
        end = _end_of_part(signs, cells)
        parts.append(_joined(signs[:end]))
        signs = signs[end:]
    return parts or [[]]


def _end_of_part(signs: list[Span], cells: int) -> int:
    """Return how many signs go into a line: up to the last good place to break, if one is near."""
    used = 0
    for end, sign in enumerate(signs):
        used += cell_len(sign.text)
        if used > cells:
            nearest = range(end, end // 2, -1)
            return next((at for at in nearest if _may_break(signs, at)), max(end, 1))
    return len(signs)


def _may_break(signs: list[Span], at: int) -> bool:
    """Tell whether a line may end before a sign: behind a space or a comma, or within Chinese."""
    before, after = signs[at - 1].text[-1], signs[at].text[0]
    if after in NO_START or before in NO_END - _BRACKETS:
        return False
    return before in _BREAKS or is_wide(before) or is_wide(after)


def _joined(signs: list[Span]) -> list[Span]:
    looks = groupby(signs, key=lambda sign: sign.role)
    return [Span("".join(sign.text for sign in same), role) for role, same in looks]
