"""Why the lines of notes are items, or are none, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recollect.app.language import tr, tr_n, tr_said
from recollect.app.notes.folder import UnreadableNote, notes_below, read_bytes, text_of
from recollect.app.notes.own_files import OwnFileError
from recollect.app.notes.scanning import ScanError, ScanResult
from recollect.app.notes.vocabulary import learner_words
from recollect.core.cards.items import Item
from recollect.core.phrases import Said, said_by
from recollect.parsing.across.linking import LeftOut
from recollect.parsing.explaining import Explained, explain
from recollect.parsing.words.vocabulary import Vocabulary, default, extended


def explained_line(file: Path, line: int) -> tuple[Said, ScanError | None]:
    """Return why a line (1-based) of a note is an item or is none, or why it cannot be told."""
    try:
        return explain(file.name, text_of(read_bytes(file)), _vocabulary()).of_line(line), None
    except UnreadableNote as error:
        return "", ScanError(str(file), said_by(error))


def explained_notes(paths: Sequence[Path], result: ScanResult) -> Iterator[str]:
    """Yield a paragraph for each item that a scan of `paths`, or its drafts, found or left out."""
    found = {(item.path, item.line): item for item in result.items}
    left_out = {(out.path, out.line): out for out in result.left_out}
    words = _vocabulary()
    for path in paths:
        for note in notes_below(path) if path.exists() else ():
            try:
                text = text_of(read_bytes(note.file))
            except UnreadableNote:
                continue  # already among the errors
            for reason in explain(note.path, text, words).items:
                place = (note.path, reason.line)
                if place in found or place in left_out:
                    yield _paragraph(place[0], reason, found.get(place), left_out.get(place))


def _paragraph(path: str, reason: Explained, item: Item | None, out: LeftOut | None) -> str:
    lines = [f"{path}:{reason.line}-{reason.end_line}  {reason.dialect}: {tr_said(reason.why)}"]
    if out is not None:
        lines.append("    " + tr("left out: {why}", why=tr_said(out.reason)))
    if item is not None:
        lines.append("    " + item.question.split("\n", 1)[0])
        lines.append("    " + tr(", ").join(_parts(item)))
    lines += [
        "    " + tr("not {dialect}: {why}", dialect=rival.dialect, why=tr_said(rival.reason))
        for rival in reason.rivals
    ]
    return "\n".join(lines)


def _parts(item: Item) -> Iterator[str]:
    """Yield what an item is and what it holds, in words."""
    yield item.kind.value
    if item.options:
        right = sum(option.correct for option in item.options)
        yield tr("{n} options of which {right} right", n=len(item.options), right=right)
    if item.deletions:
        yield tr("{n} hidden", n=len(item.deletions))
    if item.hints:
        yield tr_n("with {n} hint", "with {n} hints", len(item.hints))
    if item.answer:
        count = item.answer.count("\n") + 1
        yield tr_n("an answer of {n} line", "an answer of {n} lines", count)
    for name, text in (
        (tr("your own answer"), item.own_answer),
        (tr("a critique"), item.critique),
        (tr("an insight"), item.insight),
    ):
        if text:
            yield name
    yield from (
        tr("answered in {place}", place=_place(ref.path, ref.line)) for ref in item.references
    )
    if item.parent_line is not None:
        yield tr("follows line {line}", line=item.parent_line)
    if item.duplicate_of is not None:
        yield tr("the same as {place}", place=_place(*item.duplicate_of))


def _place(path: str, line: int | None) -> str:
    return path if line is None else f"{path}:{line}"


def _vocabulary() -> Vocabulary:
    try:
        return extended(learner_words())
    except OwnFileError:
        return default()  # the scan reports the file
