"""Why a line is an item, or is none: the verdicts on all claims, told to a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recollect.core.phrases import Phrase, phrase
from recollect.parsing.dialects import dialects, suggesting
from recollect.parsing.items.claims import Verdict
from recollect.parsing.items.keys.in_turn import settled
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import setting_aside
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline, outline
from recollect.parsing.outline.pieces import CLOSE, CODE, HEADING, HTML, OPEN, RULE, TABLE, Piece
from recollect.parsing.words.asking import asks, ends_as_question
from recollect.parsing.words.vocabulary import Vocabulary, default

_SILENT = {
    HTML: phrase("HTML or a comment, which asks nothing"),
    RULE: phrase("a rule, which asks nothing"),
    OPEN: phrase("the title of a fold, which asks nothing"),
    CLOSE: phrase("the end of a fold, which asks nothing"),
    TABLE: phrase("a table, and no two columns of it are question and answer"),
}
_SURE = phrase("a label before it (`Q1: …`), or `Answer:` below it, would")


@dataclass(frozen=True, slots=True)
class Rival:
    """A claim on the same lines that lost, and why."""

    dialect: str
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Explained:
    """Where one item begins and ends (1-based, inclusive), who claimed it and why, who lost."""

    line: int
    end_line: int
    dialect: str
    why: Phrase
    rivals: tuple[Rival, ...]
    draft: bool
    """Whether it is only a suggestion, in no deck by itself."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The items of one note, explained, and the means to ask about any of its lines."""

    note: Outline
    verdicts: Sequence[Verdict]
    items: tuple[Explained, ...]

    def of_line(self, line: int) -> Phrase:
        """Tell in one sentence what a line (1-based) is, and if it is no item, why not."""
        if not 1 <= line <= len(self.note.lines):
            return phrase("the note has {n} lines", n=len(self.note.lines))
        begun = next((item for item in self.items if item.line == line), None)
        if begun is not None and not begun.draft:
            return phrase(
                "an item begins here: {why} ({dialect})", why=begun.why, dialect=begun.dialect
            )
        lost = [v for v in self.verdicts if v.lost_to and _first_line(self.note, v) == line]
        if lost:
            return phrase(
                "no item: {why} ({dialect}), but {because}",
                why=lost[0].claim.why,
                dialect=lost[0].dialect,
                because=_because(lost[0]),
            )
        if begun is not None:
            return phrase(
                "no item, but --suggest drafts one: {why} ({dialect})",
                why=begun.why,
                dialect=begun.dialect,
            )
        for item in self.items:
            if item.line < line <= item.end_line and not item.draft:
                return phrase(
                    "no item of its own: part of the item at line {line} ({dialect})",
                    line=item.line,
                    dialect=item.dialect,
                )
        return phrase("no item: {why}", why=_plain_reason(self.note, line))


def explain(path: str, text: str, vocabulary: Vocabulary | None = None) -> Explanation:
    """Read a note as `read_note` does, and keep the reasons; drafts are among the claims."""
    note = outline(path, text, vocabulary or default())
    verdicts = settled(note, (*dialects(), *suggesting()))
    lost: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.lost_to:
            lost[_first_line(note, verdict)].append(verdict)
    standing = [verdict for verdict in verdicts if not verdict.lost_to]
    items = tuple(_explained(note, verdict, lost) for verdict in standing)
    return Explanation(note, verdicts, items)


def _explained(note: Outline, verdict: Verdict, lost: Mapping[int, Sequence[Verdict]]) -> Explained:
    claim = verdict.claim
    line = _first_line(note, verdict)
    end = claim.own_lines[1] if claim.own_lines else _last_line(note, verdict)
    rivals = tuple(
        Rival(
            other.dialect,
            phrase("{why}; {because}", why=other.claim.why, because=_because(other)),
        )
        for other in lost.get(line, ())
    )
    draft = any(verdict.dialect == dialect.name for dialect in suggesting())
    return Explained(line, max(end, line), verdict.dialect, claim.why, rivals, draft)


def _because(verdict: Verdict) -> Phrase:
    return phrase("{reason} ({dialect})", reason=verdict.reason, dialect=verdict.lost_to)


def _first_line(note: Outline, verdict: Verdict) -> int:
    claim = verdict.claim
    return (claim.own_lines[0] if claim.own_lines else note.pieces[claim.start].start) + 1


def _last_line(note: Outline, verdict: Verdict) -> int:
    claim = verdict.claim
    end = max(claim.end, claim.head)
    while end > claim.head and note.pieces[end - 1].kind == RULE:
        end -= 1
    return note.pieces[end - 1].end


def _plain_reason(note: Outline, line: int) -> Phrase:
    said = note.lines[line - 1].strip()
    piece = next((p for p in note.pieces if p.start < line <= p.end), None)
    if piece is None:
        if said:
            return phrase("front matter, a comment or a directive stands here")
        return phrase("a blank line")
    if piece.kind == CODE:
        return phrase("inside code, lines {first} to {last}", first=piece.start + 1, last=piece.end)
    if piece.kind in _SILENT:
        return _SILENT[piece.kind]
    if is_contents_entry(piece.text):
        return phrase("only a link, like an entry of a table of contents")
    return _wording(note, piece, said)


def _wording(note: Outline, piece: Piece, said: str) -> Phrase:
    asking = asks(question_of(note, piece), note.words)
    titles = setting_aside(piece, note.words)
    if asking and titles:
        return phrase("it asks, but stands below “{title}”", title=titles[-1])
    if asking and piece.kind == HEADING:
        return phrase("a heading that asks, where too few others do: {sure}", sure=_SURE)
    if asking:
        return phrase(
            "it asks, but too little around it marks it as a question: {sure}", sure=_SURE
        )
    if ends_as_question(said):
        return phrase(
            "it asks within a text, lines {first} to {last}: {sure}",
            first=piece.start + 1,
            last=piece.end,
            sure=_SURE,
        )
    if piece.box is not None:
        return phrase("a box, but no title above invites to rate oneself")
    return phrase("it does not ask, and nothing marks it as a question")
