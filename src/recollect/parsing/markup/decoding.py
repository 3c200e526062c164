"""Bytes of a note to text: the encodings that real notes come in, and one kind of line end."""

from __future__ import annotations

import codecs

from recollect.core.phrases import phrase

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_TEXT = bytes([*b"\t\n\v\f\r\x1b", *range(32, 256)])


class UndecodableNote(ValueError):
    """The bytes are no text that we can read; the message says why, in one line."""


def decode(data: bytes) -> str:
    r"""Return the text of a note: UTF-8, UTF-16 or GB18030, without a byte order mark.

    CRLF and CR become `\n`; NUL characters, which some editors leave behind, become U+FFFD as
    CommonMark asks. Raises `UndecodableNote` for binary data.
    """
    text = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    if (bare := _bare_utf16(data)) is not None:
        return _strictly(data, bare)
    if _is_binary(data):
        raise UndecodableNote(
            phrase("looks like a binary file: skipped; a note is to be saved as UTF-8 text")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = phrase("not valid {name} (byte {n})", name=encoding.upper(), n=error.start)
        raise UndecodableNote(said) from None


def _bare_utf16(data: bytes) -> str | None:
    """Guess UTF-16 without a mark: every other byte of its ASCII is NUL, on one side only."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) * 5 < len(sample) or not sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 8 * even:
        return "utf-16-le"
    if even > 8 * odd:
        return "utf-16-be"
    return None


def _legacy(data: bytes, bad: int) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        line = data.count(b"\n", 0, bad) + 1
        said = phrase("neither UTF-8 (see line {line}), UTF-16 nor GB18030", line=line)
        raise UndecodableNote(said) from None


def _is_binary(data: bytes) -> bool:
    """Tell text from binary by its control bytes: text has next to none, a short one a few."""
    sample = data[:_SAMPLE]
    controls = len(sample.translate(None, delete=_TEXT))
    return controls * 50 > len(sample) + 200
