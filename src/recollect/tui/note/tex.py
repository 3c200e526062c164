r"""TeX maths as Unicode text: `\sum_{i=1}^n x_i^2` is `∑ᵢ₌₁ⁿ xᵢ²`.

pylatexenc reads the TeX and knows the symbols; scripts, fractions, roots and rows are set here.
What cannot be said faithfully is not said: `to_unicode` returns None and the reader sees the TeX.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import get_default_latex_context_db as symbol_db
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexSpecialsNode,
    LatexWalker,
    LatexWalkerError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec, std_macro

from recollect.tui.note import tex_symbols as symbols

Node = Any  # pylatexenc has no types


class CannotTypesetError(Exception):
    """A formula has no faithful form in Unicode."""


@lru_cache(maxsize=4096)
def to_unicode(tex: str) -> str | None:
    """Return the formula in Unicode, its rows as lines; None where only the TeX itself will do."""
    try:
        walker = LatexWalker(tex, latex_context=_grammar(), tolerant_parsing=False)
        nodes, _, _ = walker.get_latex_nodes()
        rows = [_tidy(row) for row in _sequence(nodes).split("\n")]
    except (LatexWalkerError, CannotTypesetError, RecursionError):
        return None
    return "\n".join(row for row in rows if row) or None


@lru_cache(maxsize=1)
def _grammar() -> Any:
    """Return pylatexenc's grammar with the arguments of macros that it lacks."""
    db = get_default_latex_context_db()
    macros: list[MacroSpec] = [std_macro(name, spec) for name, spec in symbols.ARGUMENTS.items()]
    db.add_context_category("maths", macros=macros, prepend=True)
    return db


@lru_cache(maxsize=1)
def _known_symbols() -> Any:
    return symbol_db()


# --- A row of nodes ---------------------------------------------------------------------------


def _pieces(nodes: Sequence[Node]) -> Iterator[Node | str]:
    """Yield characters one by one, every other node whole."""
    for node in nodes:
        if isinstance(node, LatexCharsNode):
            yield from node.chars
        elif node is not None:
            yield node


def _sequence(nodes: Sequence[Node]) -> str:
    out = ""
    pieces = _pieces(nodes)
    for piece in pieces:
        if isinstance(piece, str) and piece in "^_":
            out = out.rstrip() + script(piece, _piece(_next_argument(pieces)))
        elif isinstance(piece, LatexMacroNode) and piece.macroname in symbols.SIZES:
            delimiter = _piece(next(pieces, ""))
            out = _join(out, "" if delimiter == "." else delimiter, spaced=True)
        else:
            out = _join(out, _piece(piece), spaced=isinstance(piece, LatexMacroNode))
    return out


def _next_argument(pieces: Iterator[Node | str]) -> Node | str:
    for piece in pieces:
        if not (isinstance(piece, str) and piece.isspace()):
            return piece
    raise CannotTypesetError


def _join(left: str, right: str, *, spaced: bool) -> str:
    """Append a piece; what TeX sets apart by its shape is set apart by a space."""
    if right[:1] in "([" and re.search(r"[a-z] $", left):
        return left[:-1] + right  # the argument of a function: `exp(x)`
    after_fraction = re.search(r"/(?:[^\s()]+|\([^()]*\))$", left)
    if after_fraction and (right[:1].isalnum() or right[:1] in "(∑∏∫√"):
        return f"{left} {right}"
    after_word = re.search(r"[_^]\w+$" if not spaced else r"[a-z]{2,}$|[_^]\w+$", left)
    before_fraction = spaced and "/" in right and left[-1:].isalnum()
    if before_fraction or (after_word and right[:1].isalnum()):
        return f"{left} {right}"
    return left + right


def _tidy(row: str) -> str:
    return re.sub(r"(?<=[(\[]) | (?=[)\],])", "", re.sub(r"\s+", " ", row)).strip()


def _piece(piece: Node | str) -> str:
    if isinstance(piece, str):
        return symbols.PLAIN.get(piece, piece)
    if isinstance(piece, LatexGroupNode | LatexMathNode):
        return _sequence(piece.nodelist)
    if isinstance(piece, LatexMacroNode):
        return _macro(piece)
    if isinstance(piece, LatexEnvironmentNode):
        return _environment(piece)
    if isinstance(piece, LatexSpecialsNode):
        return str(symbols.PLAIN.get(piece.specials_chars, piece.specials_chars))
    return ""  # a TeX comment


# --- Scripts ----------------------------------------------------------------------------------


def script(mark: str, text: str) -> str:
    """Return a superscript (`^`) or subscript (`_`), in Unicode where every character has one."""
    text = _tidy(text)
    table = symbols.UPPER if mark == "^" else symbols.LOWER
    tight = text.replace(" ", "")
    if tight and all(character in table for character in tight):
        return "".join(table[character] for character in tight)
    return f"{mark}{text}" if re.fullmatch(r"[A-Za-z0-9]+|[^()]", text) else f"{mark}({text})"


# --- Macros -----------------------------------------------------------------------------------


def _macro(node: LatexMacroNode) -> str:
    name = node.macroname
    arguments = list(node.nodeargd.argnlist) if node.nodeargd else []
    if name in _RULES:
        return _RULES[name](arguments)
    if name in symbols.SILENT:
        return ""
    if name in symbols.SIGNS:
        return symbols.SIGNS[name]
    if name in symbols.OPERATORS:
        return f" {name} "
    spec = _known_symbols().get_macro_spec(name)
    symbol = getattr(spec, "simplify_repl", None)
    if not isinstance(symbol, str) or not symbol or "%" in symbol or any(arguments):
        raise CannotTypesetError(name)
    return f" {symbol} " if name in symbols.RELATIONS else symbol


def _argument(node: Node | None) -> str:
    return "" if node is None else _sequence([node])


def _last(arguments: Sequence[Node]) -> str:
    if not arguments:
        raise CannotTypesetError
    return _argument(arguments[-1])


def _bracketed(text: str) -> str:
    """Return `text` in brackets, unless it holds together by itself."""
    text = _tidy(text)
    atom = re.fullmatch(r"[^\s+\-*/=·×,;|<>()]*(\([^()]*\))?", text)
    return text if atom else f"({text})"


def _fraction(arguments: Sequence[Node]) -> str:
    over, under = (_bracketed(_argument(argument)) for argument in arguments[-2:])
    # 1/2N would be read as a half of N.
    return f"{over}/({under})" if re.match(r"[\d.]+[^\W\d²³]", under) else f"{over}/{under}"


def _root(arguments: Sequence[Node]) -> str:
    degree, radicand = arguments[-2:]
    return (
        script("^", _argument(degree)) * (degree is not None)
        + "√"
        + _bracketed(_argument(radicand))
    )


def _accent(combining: str, word: str) -> Callable[[Sequence[Node]], str]:
    def rule(arguments: Sequence[Node]) -> str:
        base = _tidy(_last(arguments))
        accented = unicodedata.normalize("NFC", base + combining)
        return accented if len(base) == 1 else f"{word}({base})"

    return rule


def _alphabet(style: str, exceptions: str) -> Callable[[Sequence[Node]], str]:
    """Return a rule that sets letters in a mathematical alphabet; other characters stay.

    `exceptions` holds the letters that Unicode had before the alphabet, as `letter form` pairs.
    """
    starts = {"script": (0x1D49C, 0x1D4B6), "double": (0x1D538, 0x1D552)}[style]
    early = dict(zip(exceptions[::2], exceptions[1::2], strict=True))

    def letter(character: str) -> str:
        if character in early or not (character.isascii() and character.isalpha()):
            return early.get(character, character)
        start = starts[character.islower()]
        return chr(start + ord(character.lower()) - ord("a"))

    return lambda arguments: "".join(letter(c) for c in _last(arguments))


def _over(arguments: Sequence[Node]) -> str:
    above, base = (_argument(argument) for argument in arguments[-2:])
    return base + script("^", above)


def _under(arguments: Sequence[Node]) -> str:
    below, base = (_argument(argument) for argument in arguments[-2:])
    return base.rstrip() + script("_", below) + " "


def _arrow(arguments: Sequence[Node]) -> str:
    label = _tidy(_last(arguments))
    return f" ─{label}→ " if label else " → "


def _verbatim(arguments: Sequence[Node]) -> str:
    node = arguments[-1]
    nodes = node.nodelist if isinstance(node, LatexGroupNode) else [node]
    return "".join(
        part.chars if isinstance(part, LatexCharsNode) else _sequence([part]) for part in nodes
    )


_RULES: dict[str, Callable[[Sequence[Node]], str]] = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac"), _fraction),
    **dict.fromkeys(
        ("text", "textrm", "textbf", "textit", "textsf", "texttt", "mbox", "operatorname"),
        _verbatim,
    ),
    **dict.fromkeys(
        ("mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathnormal", "boldsymbol", "bm"),
        _last,
    ),
    **dict.fromkeys(("pmb", "mathop", "mathbin", "mathrel", "mathfrak"), _last),
    **dict.fromkeys(("underbrace", "overbrace", "boxed", "underline", "phantom"), _last),
    **dict.fromkeys(("xrightarrow", "xlongrightarrow"), _arrow),
    **dict.fromkeys(("overset", "stackrel"), _over),
    **dict.fromkeys(("bar", "overline"), _accent("\u0304", "mean")),
    **dict.fromkeys(("hat", "widehat"), _accent("\u0302", "hat")),
    **dict.fromkeys(("tilde", "widetilde"), _accent("\u0303", "tilde")),
    **dict.fromkeys(("vec", "overrightarrow"), _accent("\u20d7", "vec")),
    "dot": _accent("\u0307", "dot"),
    "ddot": _accent("\u0308", "ddot"),
    "sqrt": _root,
    "underset": _under,
    "binom": lambda arguments: f"C({', '.join(_tidy(_argument(a)) for a in arguments[-2:])})",
    "mathcal": _alphabet("script", "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"),
    "mathscr": _alphabet("script", "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"),
    "mathbb": _alphabet("double", "CℂHℍNℕPℙQℚRℝZℤ1𝟙"),
    "tag": lambda arguments: f"  ({_tidy(_last(arguments))})",
    "pmod": lambda arguments: f" (mod {_tidy(_last(arguments))})",
    "label": lambda arguments: "",
    "\\": lambda arguments: "\n",
}

# --- Environments -----------------------------------------------------------------------------


def _environment(node: LatexEnvironmentNode) -> str:
    """Set rows as lines; a matrix or the cases of a definition inline, rows set off by `;`."""
    name = node.environmentname
    body = _sequence(node.nodelist)
    if name in symbols.ROWS:
        return body.replace(symbols.CELL, "")
    if name == "cases":
        body = body.replace(symbols.CELL, ", ")
    rows = "; ".join(filter(None, map(_tidy, body.split("\n"))))
    if name == "cases":
        return f" {{ {rows}"
    if name in symbols.FENCES:
        fence = symbols.FENCES[name]
        return f"{fence[0]}{rows}{fence[1]}"
    raise CannotTypesetError(name)
