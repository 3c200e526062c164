"""What can be opened from a card: its note, the notes that answer it, its links and images."""

from __future__ import annotations

import mimetypes
import re
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recollect.app.language import tr
from recollect.app.study import Stage, Turn
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.tui.note.links import Link, links_of

WEB = ("http", "https", "mailto")
"""No other scheme leaves the terminal: a note is other people's text, which may name any."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.I)  # of one letter, it is a drive of Windows

_SHOWN_BY_OTHERS = ("image/", "audio/", "video/", "application/pdf")
"""Files that the system's own programs only show; anything else might run."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note, or of another text, for the editor."""

    file: Path
    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Address:
    """A web or mail address, or a file that another program shows."""

    url: str
    name: str
    picture: Path | None = None
    """The file, where it is a picture."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A link that is not opened."""

    name: str
    reason: str


Target = NoteLine | Address | Refused


def targets_of(turn: Turn) -> tuple[Target, ...]:
    """Return what the card at hand leads to, its own note first; nothing that gives it away."""
    card = turn.study_card.card
    root = Path(card.source.root)
    notes = [NoteLine(root / card.source.path, card.source.line, card.source.place)]
    if turn.stage is Stage.ANSWER:
        notes += [
            NoteLine(root / reference.path, reference.line or 1, reference.path)
            for reference in card.references
        ]
    links = {link.target: link for text in _texts(turn) for link in links_of(text)}
    return (*notes, *(_target(link, card) for link in links.values() if link.target[:1] != "#"))


def open_outside(address: Address) -> None:
    """Hand an address to the system's browser; raises RecollectError when there is none."""
    try:
        opened = webbrowser.open(address.url)
    except (OSError, webbrowser.Error):
        opened = False
    if not opened:
        raise RecollectError(tr("No program to open it with: {address}", address=address.url))


def takes_the_terminal() -> bool:
    """Tell whether the browser is one that draws in this terminal, such as lynx."""
    try:
        return type(webbrowser.get()) is webbrowser.GenericBrowser
    except webbrowser.Error:
        return False


def _texts(turn: Turn) -> Iterator[str]:
    """Yield the texts that the learner sees."""
    card = turn.study_card.card
    yield card.question
    yield from (option.text for option in card.options)
    yield from card.hints[: turn.hints_open]
    if turn.stage is Stage.ANSWER:
        yield from (card.answer, card.critique, card.insight)


def _target(link: Link, card: Card) -> Target:
    scheme = _scheme_of(link.target)
    if scheme in WEB:
        return Address(link.target, link.name or link.target)
    name = f"{link.name} {link.target}".strip()
    if scheme:
        return Refused(name, tr("{scheme}: is not opened", scheme=scheme))
    file = _file_of(link.target, card)
    if file is None:
        return Refused(name, tr("not in the folder of the notes"))
    kind = mimetypes.guess_type(file.name)[0] or ""
    if kind.startswith("text/") or file.suffix.lower() in (".md", ".markdown"):
        return NoteLine(file, 1, name)
    if kind.startswith(_SHOWN_BY_OTHERS):
        return Address(file.as_uri(), name, file if kind.startswith("image/") else None)
    return Refused(name, tr("no picture, sound, film, PDF or text"))


def _scheme_of(target: str) -> str:
    match = _SCHEME.match(target)
    return match[1].lower() if match else ""


def _file_of(target: str, card: Card) -> Path | None:
    """Return the file that a link leads to, None where it is not one below the card's root.

    A path that begins with `/` counts from the root, as static-site generators read it.
    """
    root = Path(card.source.root).resolve()
    path = target.split("#")[0].split("?")[0]
    base = root if path.startswith("/") else (root / card.source.path).parent
    try:
        file = (base / path.lstrip("/")).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):  # no name that a file can have
        return None
