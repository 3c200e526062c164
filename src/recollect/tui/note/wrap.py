"""Break spans into lines, in Chinese as in English.

Latin text breaks at spaces; Chinese breaks between any two characters, but no line begins with a
closing mark (，。、）】) and none ends with an opening one (（【「).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recollect.tui.note.spans import Line, Span, cell_len, clusters, width

_QUOTES = "\"'"  # straight ones open and close alike: they stay with both neighbours
NO_START = frozenset(
    _QUOTES + "，。、；：？！）】》」』〉〕｝”’…—～·％,.;:?!)]}%‰℃々ーっゃゅょッャュョ°′″"
)
"""Characters that no line begins with."""
NO_END = frozenset(_QUOTES + "（【《「『〈〔｛“‘([{￥＄#＃")
"""Characters that no line ends with."""

Word = list[Span]

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_WORDS = re.compile(rf"\n|[ \t]+|[{_WIDE}]|[^\s{_WIDE}]+")
_IS_WIDE = re.compile(f"[{_WIDE}]")


def is_wide(character: str) -> bool:
    """Tell whether a character is Chinese, Japanese or Korean, or their full-width punctuation."""
    return bool(_IS_WIDE.match(character))


def wrap(spans: Iterable[Span], cells: int) -> list[Line]:
    """Break spans into lines of at most `cells` (at least 2) cells; a newline always breaks."""
    cells = max(cells, 2)
    lines: list[list[Span]] = [[]]
    used = 0
    for word in _unbreakable(spans):
        if word[0].text == "\n":
            lines.append([])
            used = 0
            continue
        size = width(word)
        if used + size > cells and not word[0].text.isspace() and lines[-1]:
            lines.append([])
            used = 0
        if size > cells and not word[0].text.isspace():
            *full, word = _cut(word, cells)
            lines[-1:] = [*full, []]
            used, size = 0, width(word)
        if word[0].text.isspace() and (not lines[-1] or used + size > cells):
            continue  # a space never begins a line, and never widens one
        lines[-1] += word
        used += size
    return [Line(_merged(spans)) for spans in lines]


def _unbreakable(spans: Iterable[Span]) -> Iterator[Word]:
    """Yield what no line break may part: words with the marks that cling to them."""
    held: Word = []
    for word in _words(spans):
        text = word.text
        space = text.isspace()
        if (
            held
            and not space
            and (text[0] in NO_START or held[-1].text[-1] in NO_END or _latin(held, text))
        ):
            held.append(word)
            continue
        if held:
            yield held
        held = [] if space else [word]
        if space:
            yield [word]
    if held:
        yield held


def _words(spans: Iterable[Span]) -> Iterator[Span]:
    for text, role in spans:
        for match in _WORDS.finditer(text):
            yield Span(match[0], role)


def _latin(held: Word, text: str) -> bool:
    """Tell whether a Latin word goes on in another look, as in `re**open**`."""
    return not (is_wide(text[0]) or is_wide(held[-1].text[-1]))


def _cut(word: Word, cells: int) -> list[Word]:
    """Cut a word that no line can hold; it keeps every character."""
    parts: list[Word] = [[]]
    used = 0
    for text, role in word:
        for character in clusters(text):
            size = cell_len(character)
            if used + size > cells:
                parts.append([])
                used = 0
            parts[-1].append(Span(character, role))
            used += size
    return [list(_merged(part)) for part in parts]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans with neighbours of one look as one, without spaces at the end."""
    while spans and spans[-1].text.isspace():
        spans.pop()
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].role == span.role:
            merged[-1] = Span(merged[-1].text + span.text, span.role)
        else:
            merged.append(span)
    return tuple(merged)


def clip(text: str, cells: int) -> str:
    """Return `text` cut to `cells`, with `…` where something was left out."""
    if cell_len(text) <= cells:
        return text
    kept, used = "", 0
    for character in clusters(text):
        used += cell_len(character)
        if used > cells - 1:
            break
        kept += character
    return kept + "…" if cells > 0 else ""


def clip_start(text: str, cells: int) -> str:
    """Return `text` with its beginning left out: of a path, the end says more."""
    return "".join(reversed(clusters(clip("".join(reversed(clusters(text))), cells))))
