"""Writing the progress table into a file of the learner's: on request only, between markers.

Everything outside the markers stays as it is, byte for byte; the file is replaced in one step, so
that an interruption leaves either the old one or the new one.
"""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from recollect.app.whole_files import CannotWrite, write_whole
from recollect.core.phrases import phrase
from recollect.core.text.own_pages import begin, end, regions

NAME = "progress"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Writing:
    """What a file holds and what it would hold."""

    path: Path
    before: bytes | None
    """None for a file that does not exist yet."""
    after: bytes

    @property
    def changes(self) -> bool:
        """Tell whether writing would change anything."""
        return self.before != self.after

    @property
    def diff(self) -> str:
        """Return what would change, as a unified diff."""
        old, new = ((self.before or b"").decode(), self.after.decode())
        lines = difflib.unified_diff(
            old.splitlines(keepends=True),
            new.splitlines(keepends=True),
            str(self.path),
            str(self.path),
        )
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def prepare(path: Path, page: str) -> Writing:
    """Return what `path` would hold with `page` between its markers; nothing is written.

    A file without markers gets them at its end. Raises CannotWrite for a file that is no UTF-8
    text, whose markers are damaged, or that cannot be read.
    """
    try:
        path = Path(os.path.realpath(path))  # Path.resolve raises for links in a circle
        before = path.read_bytes() if path.exists() else None
        text = (before or b"").removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise CannotWrite(
            phrase("{path} is not UTF-8 text: choose another file, or convert it", path=path)
        ) from None
    except OSError as error:
        raise CannotWrite(
            phrase("{path} cannot be read ({why})", path=path, why=error.strerror or error)
        ) from error
    newline = "\r\n" if "\r\n" in text else "\n"
    block = newline.join([begin(NAME), *page.strip("\n").split("\n"), end(NAME)])
    after = _placed(path, text, block, newline)
    bom = _BOM if before and before.startswith(_BOM) else b""
    return Writing(path, before, bom + after.encode("utf-8"))


def _placed(path: Path, text: str, block: str, newline: str) -> str:
    lines = text.split("\n")
    found = [region for region in regions(lines) if region.name == NAME]
    signs = sum(f"<!-- recollect:{word}{NAME} -->" in text for word in ("", "end "))
    if len(found) > 1 or (not found and signs):
        raise CannotWrite(
            phrase(
                "{path} must hold the line {begin} once, and {end} once below it: "
                "mend or remove them, then write again",
                path=path,
                begin=begin(NAME),
                end=end(NAME),
            )
        )
    if found:
        region = found[0]
        kept_return = "\r" if lines[region.stop - 1].endswith("\r") else ""
        parts = [*lines[: region.start], block + kept_return, *lines[region.stop :]]
        return "\n".join(parts)
    if not text:
        return block + newline
    gap = newline if text.endswith("\n") else newline * 2
    return text + gap + block + newline


def write(writing: Writing) -> None:
    """Replace the file in one step.

    Raises CannotWrite when it was changed since `prepare`, or when it cannot be written; it is
    then as it was.
    """
    path = writing.path
    now = path.read_bytes() if path.exists() else None
    if now != writing.before:
        raise CannotWrite(
            phrase("{path} was changed meanwhile: nothing was written; try again", path=path)
        )
    write_whole(path, writing.after)
