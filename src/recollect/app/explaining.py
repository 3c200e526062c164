"""Why the lines of notes are items, or are none, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recollect.app.notes_folder import UnreadableNote, notes_below, read_bytes, text_of
from recollect.app.scanning import ScanError, scan
from recollect.app.vocabulary import VocabularyError, learner_vocabulary
from recollect.parsing import Explained, LeftOut, Vocabulary, default, explain


def explained_line(file: Path, line: int) -> tuple[str, ScanError | None]:
    """Return why a line (1-based) of a note is an item or is none, or why it cannot be told."""
    try:
        return explain(file.name, text_of(read_bytes(file)), _vocabulary()).of_line(line), None
    except UnreadableNote as error:
        return "", ScanError(str(file), str(error))


def explained_notes(paths: Sequence[Path], errors: list[ScanError]) -> Iterator[str]:
    """Yield a paragraph for each item of the notes at and below `paths`.

    What cannot be read is added to `errors`.
    """
    result = scan(paths)
    errors += result.errors
    left_out = {(out.path, out.line): out for out in result.left_out}
    for path in paths:
        for note in notes_below(path) if path.exists() else ():
            try:
                text = text_of(read_bytes(note.file))
            except UnreadableNote:
                continue  # already among the errors
            for item in explain(note.path, text, _vocabulary()).items:
                yield _paragraph(note.path, item, left_out.get((note.path, item.line)))


def _paragraph(path: str, item: Explained, out: LeftOut | None) -> str:
    lines = [f"{path}:{item.line}-{item.end_line}  {item.dialect}: {item.why}"]
    if out is not None:
        lines.append(f"    left out: {out.reason}")
    lines += [f"    not {rival.dialect}: {rival.reason}" for rival in item.rivals]
    return "\n".join(lines)


def _vocabulary() -> Vocabulary:
    try:
        return learner_vocabulary()
    except VocabularyError:
        return default()  # the scan reports the file
