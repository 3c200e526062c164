"""The edits of a learner, made at random all over a folder of notes; each line keeps its origin."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recollect.app.notes.scanning import scan
from recollect.parsing.reading import read_note
from recollect.parsing.words.vocabulary import default

Home = tuple[str, int]
"""Where a line stood before any edit: its note, and its number from 1."""


@dataclass
class Line:
    """A line of a note; `asks` is the part of its text that an item asks, `ends` the item's end."""

    home: Home
    text: str
    asks: str = ""
    ends: int = 0

    def ask(self, question: str) -> None:
        self.text = self.text.replace(self.asks, question, 1)
        self.asks = question


@dataclass
class Notes:
    """The notes of a folder by path, to be edited; `chance` decides where."""

    lines: dict[str, list[Line]]
    chance: random.Random

    @classmethod
    def of(cls, folder: Path, chance: random.Random) -> Notes:
        lines = {
            path.relative_to(folder).as_posix(): [
                Line((path.relative_to(folder).as_posix(), number), text)
                for number, text in enumerate(path.read_text("utf-8").split("\n"), 1)
            ]
            for path in sorted(folder.rglob("*.md"))
        }
        for item in scan([folder]).items:
            first = item.question.split("\n", 1)[0]
            for line in lines[item.path][item.line - 1 : item.end_line]:
                if first and first in line.text:
                    line.asks, line.ends = first, item.end_line
                    break
        return cls(lines, chance)

    def some(self, share: float = 0.4) -> Iterator[Line]:
        """Yield some of the lines that ask."""
        for lines in self.lines.values():
            for line in lines:
                if line.asks and self.chance.random() < share:
                    yield line

    def write(self, folder: Path) -> None:
        for path, lines in self.lines.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text("\n".join(one.text for one in lines), "utf-8")

    def renamed(self, name: Callable[[str], str]) -> None:
        self.lines = {name(path): lines for path, lines in self.lines.items()}


def typo(notes: Notes) -> None:
    for line in notes.some():
        # A letter that says no is more than a slip.
        letters = [
            at
            for at, sign in enumerate(line.asks)
            if at > 1 and sign.isalpha() and sign not in "不没非未无"
        ]
        if len(letters) > 6:
            at = notes.chance.choice(letters)
            line.ask(line.asks[:at] + line.asks[at + 1 :])


def question_mark(notes: Notes) -> None:
    for line in notes.some():
        line.ask(line.asks.translate(str.maketrans("?？", "？?")))


def spaces(notes: Notes) -> None:
    for line in notes.some():
        line.ask(line.asks.replace(" ", "  "))


def case(notes: Notes) -> None:
    for line in notes.some():
        line.ask(line.asks.swapcase())


def cjk_spacing(notes: Notes) -> None:
    for line in notes.some():
        tight = re.sub(r"(?<=[一-鿿]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[一-鿿])", "", line.asks)
        wide = re.sub(r"(?<=[一-鿿])(?=[A-Za-z])|(?<=[A-Za-z])(?=[一-鿿])", " ", line.asks)
        line.ask(wide if tight == line.asks else tight)


def answer_rewritten(notes: Notes) -> None:
    """Rewrite the prose of answers, but for lines without which something else would be asked."""
    for path, lines in notes.lines.items():
        asked = _asked(path, lines)
        for start in [at for at, line in enumerate(lines) if line.asks]:
            if notes.chance.random() < 0.4:
                prose = [line for line in _item(lines, start) if not line.asks and _is_prose(line)]
                before = [line.text for line in prose]
                for line in prose:
                    line.text = f"Put otherwise, in line {line.home[1]}: see what follows."
                if _asked(path, lines) != asked:
                    for line, text in zip(prose, before, strict=True):
                        line.text = text


def _item(lines: list[Line], start: int) -> list[Line]:
    rest = lines[start + 1 :]
    return [line for line in rest if lines[start].home[1] < line.home[1] <= lines[start].ends]


def _is_prose(line: Line) -> bool:
    marked = re.match(r"\s*([#>|`~]|\*\*|- \[|\d+[.)]|[A-H][.、)])", line.text)
    return len(line.text) > 20 and not marked


def file_renamed(notes: Notes) -> None:
    notes.renamed(lambda path: path.replace(".md", "-b.md"))


def file_moved(notes: Notes) -> None:
    chosen = {path for path in notes.lines if notes.chance.random() < 0.3 and "/" in path}
    notes.renamed(lambda path: f"moved/{path.replace('/', '-')}" if path in chosen else path)


def folder_renamed(notes: Notes) -> None:
    notes.renamed(lambda path: f"renamed-{path}" if "/" in path else path)


def heading_renamed(notes: Notes) -> None:
    """Rename headings, but for those that make a list below them a list of questions."""
    for path, lines in notes.lines.items():
        asked = _asked(path, lines)
        for line in lines:
            if re.match(r"#{1,4} ", line.text) and not line.asks and notes.chance.random() < 0.4:
                before, line.text = line.text, f"{line.text} (revised)"
                if _asked(path, lines) != asked:
                    line.text = before


def _asked(path: str, lines: list[Line]) -> list[str]:
    note = read_note(path, "\n".join(one.text for one in lines), default())
    return [item.question for item in note.items]


def reordered(notes: Notes) -> None:
    """Swap neighbouring items, but for those that would take lines from each other."""
    for path, lines in notes.lines.items():
        asked = sorted(_asked(path, lines))
        starts = [
            at for at, line in enumerate(lines) if line.asks and re.match(r"#+ |\*\*", line.text)
        ]
        for one, other in zip(starts[::2], starts[1::2], strict=False):
            end = next((at for at in range(other, len(lines)) if _ends(lines, at, other)), None)
            between = any(line.text.startswith("#") for line in lines[one + 1 : other])
            if end and not between and notes.chance.random() < 0.5:
                before = lines[one:end]
                lines[one:end] = lines[other:end] + lines[one:other]
                if sorted(_asked(path, lines)) != asked:
                    lines[one:end] = before


def _ends(lines: list[Line], at: int, start: int) -> bool:
    return lines[at].home[1] > lines[start].ends or (at > start and bool(lines[at].asks))


def renumbered(notes: Notes) -> None:
    folders = {path.rpartition("/")[0] for path in notes.lines}
    chosen = {folder for folder in sorted(folders) if notes.chance.random() < 0.5}
    for path, lines in notes.lines.items():
        if path.rpartition("/")[0] in chosen:
            for line in lines:
                line.text = re.sub(r"\bQ(\d+)\b", lambda m: f"Q{int(m[1]) + 1}", line.text)


def reworded(notes: Notes) -> None:
    """Ask otherwise: other words for asking, a lead, a tail; about a third of the letters."""
    words = (
        ("为什么", "是什么原因使得"),
        ("如何", "应该怎样"),
        ("什么", "哪些东西"),
        ("why", "for what reason"),
    )
    for line in notes.some(0.3):
        question = line.asks
        for old, new in words:
            if old in question:
                question = question.replace(old, new, 1)
                break
        # A line of a list is often a question by how it begins.
        takes_lead = re.match(r"#+ |\*\*", line.text) and question == line.asks
        line.ask(f"请再想一想，{question}" if takes_lead else question)


def hint_added(notes: Notes) -> None:
    for lines in notes.lines.values():
        for at in range(len(lines) - 1, -1, -1):
            takes_hints = lines[at].asks and re.match(r"#+ |\*\*Q", lines[at].text)
            if takes_hints and notes.chance.random() < 0.4:
                new = ("", "**提示**：先画一张图，再回答。", "")
                lines[at + 1 : at + 1] = [Line(("", 0), text) for text in new]


def dialect_changed(notes: Notes) -> None:
    for line in notes.some(0.5):
        line.text = re.sub(r"^\*\*(Q\d+)\*\*[:：]\s*", r"### \1: ", line.text)


EDITS = (
    *(typo, question_mark, spaces, case, cjk_spacing, answer_rewritten, file_renamed, file_moved),
    *(folder_renamed, heading_renamed, reordered, renumbered, reworded, hint_added),
    dialect_changed,
)
