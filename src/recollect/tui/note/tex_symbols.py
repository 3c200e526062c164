"""What TeX's names mean in Unicode, where pylatexenc's own tables are silent or too free."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


UPPER = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′∘*−",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′°*⁻",
        strict=True,
    )
)
"""Superscripts."""

LOWER = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ−",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋",
        strict=True,
    )
)
"""Subscripts."""

ARGUMENTS = {
    **dict.fromkeys(("dfrac", "tfrac", "cfrac", "binom", "overset", "underset", "stackrel"), "{{"),
    **dict.fromkeys(("underbrace", "overbrace", "overline", "widehat", "widetilde"), "{"),
    **dict.fromkeys(("boxed", "mathop", "mathscr", "bm", "pmb", "mathfrak", "tag"), "{"),
    **dict.fromkeys(("xrightarrow", "xlongrightarrow"), "[{"),
    **dict.fromkeys(("boldsymbol", "mathrm", "mathsf", "mathcal", "mathtt", "mbox", "pmod"), "{"),
    "operatorname": "*{",
}
"""Arguments of macros that pylatexenc does not know, in its own notation."""

SIZES = frozenset(
    f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
) | {"left", "right", "middle"}
"""Macros that size the delimiter after them."""

SILENT = _names(
    "limits nolimits displaystyle textstyle scriptstyle nonumber notag ! rm bf cal hline"
)
"""Macros that show nothing."""

SIGNS = {
    **{",": "", ":": " ", ";": " ", " ": " ", "quad": "  ", "qquad": "    ", "colon": ": "},
    **{"|": "‖", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_", "{": "{", "}": "}"},
    **{"neg": "¬", "lnot": "¬", "top": "⊤", "intercal": "⊤", "degree": "°"},
    **{"land": " ∧ ", "lor": " ∨ ", "gets": " ← ", "implies": " ⟹ ", "iff": " ⟺ "},
}
"""Macros that are a sign."""

OPERATORS = _names(
    "log ln exp max min sup inf lim sin cos tan tanh sinh cosh det dim ker arg argmax argmin Pr "
    "gcd softmax"
)
"""Macros that are set as upright words."""

RELATIONS = _names(
    "in notin leq le geq ge neq ne approx sim simeq equiv propto ll gg subset subseteq supset to "
    "rightarrow leftarrow Rightarrow Leftarrow leftrightarrow Leftrightarrow mapsto "
    "longrightarrow times cdot pm mp odot oplus otimes cup cap wedge vee mid circ "
    "forall exists coloneqq triangleq perp parallel setminus div ast star"
)
"""Symbols with a space on either side."""

CELL = "\t"  # between the cells of a row
PLAIN = {"'": "′", "''": "″", "\n": " ", "\t": " ", "~": " ", "&": CELL}

FENCES = {
    "matrix": "  ",
    "pmatrix": "()",
    "bmatrix": "[]",
    "Bmatrix": "{}",
    "vmatrix": "||",
    "Vmatrix": "‖‖",
    "smallmatrix": "  ",
    "array": "  ",
}
"""What stands around a matrix."""

ROWS = frozenset(
    f"{name}{star}"
    for name in ("align", "aligned", "equation", "gather", "gathered", "split", "multline")
    for star in ("", "*")
)
"""Environments whose rows are lines."""
