"""Emphasis that begins or ends between Chinese characters.

CommonMark asks for a space or a punctuation mark around `**` where it stands beside punctuation:
`对**特征维（最后一维）**做归一化` would show its stars, because Chinese has no spaces.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from recollect.tui.note.wrap import is_wide


def chinese_emphasis(reader: MarkdownIt) -> None:
    """Let `*` and `**` open behind a Chinese character, and close before one."""
    reader.inline.ruler.at("emphasis", _tokenize)


def _tokenize(state: StateInline, silent: bool) -> bool:
    """Do what markdown-it does, with an eye on the neighbours."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1 : state.pos] or " "
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1] or " "
    splits = marker == "*" and not (before.isspace() or after.isspace())
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open or (splits and is_wide(before)),
                close=scanned.can_close or (splits and is_wide(after)),
            )
        )
    state.pos += scanned.length
    return True
