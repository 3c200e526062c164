"""A note as a sequence of pieces in reading order, each with its place: section, list, fold.

A note's blocks are read once, for every dialect. A piece is the smallest thing that may begin an
item or a part of one: a heading, a line of a paragraph that starts with a label or a number, a
fence …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from recollect.core.text.own_pages import MARKER, Region, is_own, regions
from recollect.parsing.markup.folds import HELD, Fold
from recollect.parsing.markup.masking import mask
from recollect.parsing.outline.blocks import blocks
from recollect.parsing.outline.marking import marks_of
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import CLOSE, OPEN, Container, Piece, Section, renumber
from recollect.parsing.outline.piecing import pieces_of
from recollect.parsing.outline.reach import Reach
from recollect.parsing.outline.situations import with_situations
from recollect.parsing.words.interviews import names_interview
from recollect.parsing.words.remembering import once
from recollect.parsing.words.roles import is_veil, title_role
from recollect.parsing.words.vocabulary import Role, Vocabulary

LEAD = 3
"""Pieces from a note's title to its first section, at most."""


@dataclass(eq=False, slots=True)
class Outline:
    """A note, read once: its lines as they are, and its pieces."""

    path: str
    name: str
    """What its file is called, without the ending."""
    words: Vocabulary
    """The words that it is read with: a learner's settings may add some."""
    lines: list[str]
    pieces: list[Piece]
    root: Section
    reach: Reach
    marks: Marks
    promising: Set[int]
    """The sections, by their headings, below a title that promises nothing but questions; -1 if
    the note's own name does, or the title in its front matter.
    """
    filed: bool
    """Whether its folder's name promises questions: there are other notes in it, too."""
    own: Sequence[Region]
    """What Recollect wrote there: no part of it is an item, nor tells of the studying."""
    asked: dict[int, str] = field(default_factory=dict)
    """By piece: what it asks, as far as it was looked for; most dialects look for it."""
    _nothing: Piece = field(init=False)

    def __post_init__(self) -> None:
        self._nothing = Piece(len(self.pieces), "", 0, 0, "", self.root)

    def piece_at(self, index: int) -> Piece:
        """Return a piece; before the first and behind the last stands one that says nothing."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else self._nothing

    def right_below(self, heading: Piece) -> Sequence[Piece]:
        """Return the pieces between a heading and the next one, or the end of its fold."""
        return self.pieces[heading.index + 1 : self.reach.to_heading(heading.index)]

    def is_below(self, section: Section | None, says: Callable[[str, Vocabulary], bool]) -> bool:
        """Tell whether the title of a section, or one around it, says something."""
        return section is not None and any(says(title, self.words) for title in section.path)

    def is_own(self, line: int) -> bool:
        """Tell whether Recollect wrote a line, 1-based."""
        return is_own(line - 1, self.own)

    def shows(self, piece: Piece) -> bool:
        """Tell whether a piece opens a fold whose title stays in the text, as part of an answer."""
        return piece.kind == OPEN and bool(self.lines[piece.start].strip())

    def source(self, start: int, end: int, holder: Container | None = None) -> str:
        """Return lines `start` to `end` without quotation marks and common indentation, trimmed."""
        lines = self.lines[start:end]
        quotes = holder.quotes if holder else 0
        return dedented([_unquoted(line, quotes) for line in lines] if quotes else lines)


@once
def wording(note: Outline) -> str:
    """Return all texts and titles of a note as one, to find out quickly that none holds a word."""
    return "\n".join([piece.text for piece in (*note.marks.texts, *note.marks.headings)])


def dedented(lines: Sequence[str]) -> str:
    """Join lines without the indentation that all of them share, blank ends cut."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return ""
    if not filled[0][0].isspace():
        return "\n".join(lines).strip("\n").rstrip()
    indents = [line[: len(line) - len(line.lstrip())] for line in filled]
    # The common prefix of some texts is that of the least and the greatest of them.
    low, high = min(indents), max(indents)
    margin = next((i for i, letter in enumerate(low) if letter != high[i]), len(low))
    if margin:
        lines = [line[margin:] if line.strip() else "" for line in lines]
    return "\n".join(lines).strip("\n").rstrip()


def _unquoted(line: str, times: int) -> str:
    for _ in range(times):
        bare = line.lstrip(" ")
        if not bare.startswith(">"):
            break
        line = bare[1:].removeprefix(" ")
    return line


def outline(path: str, text: str, vocabulary: Vocabulary) -> Outline:
    """Read a note into pieces."""
    if "\r" in text:  # a line ends there, too
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    masked = mask(text)
    root = Section(0, "", -1, None)
    parted = {line for fold in masked.folds for line in (fold.start, fold.end)}
    pieces = pieces_of(blocks(masked.masked), masked.lines, root, parted)
    pieces = with_situations(pieces, masked.lines, vocabulary)
    pieces = _with_folds(pieces, masked.folds, root)
    marks = marks_of(pieces, vocabulary)
    _show_titles(masked.lines, masked.folds, vocabulary)
    folder, _, file = path.rpartition("/")
    name = file.rpartition(".")[0] or file
    return Outline(
        path=path,
        name=name,
        words=vocabulary,
        lines=masked.lines,
        pieces=pieces,
        root=root,
        reach=Reach(pieces, _goes_on(marks)),
        marks=marks,
        promising=_promising(name, masked.title, pieces, marks, vocabulary),
        filed=vocabulary.mentions("interview", folder.rpartition("/")[2]),
        own=tuple(regions(masked.lines)) if MARKER in text else (),
    )


def _show_titles(lines: list[str], folds: Sequence[Fold], vocabulary: Vocabulary) -> None:
    """Write what a fold's title says where it stood: an answer that holds the fold quotes it."""
    for fold in reversed(folds):  # what stands in one first
        veils = fold.kind in fold.title.lower() or is_veil(fold.title, vocabulary)
        if not (lines[fold.start].strip() or veils or title_role(fold.title, vocabulary)):
            below = range(fold.start + 1, fold.end)
            inside = next((lines[i] for i in below if lines[i].strip()), "")
            title = fold.title if "**" in fold.title else f"**{fold.title}**"
            lines[fold.start] = inside[: len(inside) - len(inside.lstrip())] + title


def _goes_on(marks: Marks) -> Set[int]:
    """Return the headings at which an item goes on, whatever their rank.

    One that names insight may as well head a chapter: it has to lead to the answer.
    """
    found: set[int] = set()
    below = -1
    for heading in reversed(marks.headings):
        role = marks.part_headings.get(heading.index)
        if role and (role is not Role.INSIGHT or below in found):
            found.add(heading.index)
        below = heading.index
    return found


def _promising(
    name: str, title: str, pieces: Sequence[Piece], marks: Marks, vocabulary: Vocabulary
) -> Set[int]:
    """Return the sections that promise questions; what a note starts with titles all of it, and so
    does its name: each may as well end with a word for questions, `QA.md`, `# Ropes: questions`.

    Whatever its rank, if the next one has no lower one, and hardly anything stands between.
    Where that asks, the next one has a higher one.
    """
    first, following = [*marks.headings[:2], None, None][:2]
    called = [name, first.text] if first and first.level == 1 else [name]
    says = [each.casefold() for each in called]
    promised = any(each.endswith(vocabulary.sections["quiz_name"]) for each in says)
    promised &= "how to " not in says[-1]  # go about them
    promised = promised or vocabulary.promises(name) or vocabulary.promises(title)
    found = {-1} if promised else set()
    if first and following and first is pieces[0] and following.index <= LEAD:
        own = any(piece.text.rstrip("*_ ")[-1:] in "?？" for piece in pieces[1 : following.index])
        leads = following.level <= first.level - own and vocabulary.promises(first.text)
        found |= {-1} if leads else set()
    for heading in marks.headings:
        above = heading.section.parent
        title = heading.section.title
        below_one = above is not None and above.piece in found
        if below_one or vocabulary.promises(title) or names_interview(title, vocabulary):
            found.add(heading.index)
    return found


def _with_folds(pieces: list[Piece], folds: Sequence[Fold], root: Section) -> list[Piece]:
    """Put a piece where each fold opens and closes, in reading order, and number all pieces."""
    if not folds:
        return pieces
    result = list(_merged(pieces, folds, root))
    renumber(result)
    openings: list[Piece] = []
    for piece in result:
        if piece.kind == OPEN:
            openings.append(piece)
        elif piece.kind == CLOSE:
            opening = openings.pop()
            piece.partner, opening.partner = opening.index, piece.index
    return result


def _merged(pieces: Sequence[Piece], folds: Sequence[Fold], root: Section) -> Iterator[Piece]:
    waiting = list(reversed(folds))
    stack: list[tuple[Fold, Section, Container | None]] = []
    section, holder = root, None
    for piece in [*pieces, None]:
        line = piece.start if piece else float("inf")
        while True:
            # A fold that ends on the line where another begins ends first.
            opens = waiting[-1].start if waiting else float("inf")
            closes = stack[-1][0].end if stack else float("inf")
            if stack and closes <= min(line, opens):
                fold, sec, hold = stack.pop()
                yield Piece(-1, CLOSE, fold.end - 1, fold.end, "", sec, hold)
            elif waiting and opens <= line:
                fold = waiting.pop()
                stack.append((fold, section, holder))
                start, end = fold.start, fold.body + 1
                yield Piece(-1, OPEN, start, end, fold.title, section, holder, 0, fold.kind)
            else:
                break
        if piece:
            section, holder = piece.section, piece.holder
            if not piece.text.endswith(HELD):
                yield piece
