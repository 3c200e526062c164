"""Make text from notes safe to show: a terminal obeys control characters, wherever they come from.

The store keeps every text as the note has it; this is the one door through which it leaves for a
screen or for standard output.
"""

from __future__ import annotations

import json
import re
from typing import Any

_SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
_PICTURES = 0x2400  # U+2400 SYMBOL FOR NULL: the pictures stand in the order of the controls
_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _signs() -> dict[int, str]:
    """Return what stands for each character that a terminal would act on."""
    signs = {code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in "\n\t"}
    signs[0x7F] = "\N{SYMBOL FOR DELETE}"
    signs |= dict.fromkeys(range(0x80, 0xA0), _SUBSTITUTE)  # C1: 0x9B alone opens a sequence
    signs |= {ord(control): _SUBSTITUTE for control in _BIDI_CONTROLS}  # they reorder what follows
    signs |= {0x2028: "\n", 0x2029: "\n"}  # line and paragraph separators
    return signs


_SIGNS = _signs()
# What JSON itself leaves as it is; all of it lies in the plane that four digits can write.
_UNSAFE = re.compile("[" + "".join(chr(code) for code in _SIGNS if code > 0x20) + "\ud800-\udfff]")


def safe_text(text: str) -> str:
    """Return `text` with every control character but newline and tab as a visible sign.

    C0 controls become their pictures (ESC is `␛`), DEL becomes `␡`; C1 controls, bidirectional
    controls and lone surrogates become `�`. A Windows line end is a line end.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.replace("\r\n", "\n").translate(_SIGNS)
    # Lone surrogates, from file names that are not UTF-8, cannot be written to any terminal.
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def safe_json(value: Any, *, indent: int | None = None) -> str:
    r"""Return `value` as JSON that is safe to show, and is the same value when it is read back.

    Chinese stays as it is; what a terminal would act on is written as `\u009b`.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def safe_line(text: str) -> str:
    """Return `text` as one safe line: line ends and tabs become spaces."""
    return " ".join(safe_text(text).split())
