"""All that one note tells of the studying itself; what Recollect wrote there is left out."""

from __future__ import annotations

from recollect.core.study_log import StudyNotes
from recollect.parsing.outline.outline import Outline
from recollect.parsing.studying.catalogues import catalogue_entries
from recollect.parsing.studying.dated_files import dated_files
from recollect.parsing.studying.progress_tables import progress_rows
from recollect.parsing.studying.records import recorded_answers
from recollect.parsing.studying.seeds import seeds_in


def read_study(note: Outline) -> StudyNotes:
    """Return the study log and the seeds of a note."""
    words = note.words.study
    entries = [
        entry
        for find in (progress_rows, catalogue_entries, dated_files)
        for entry in find(note, words)
        if not note.is_own(entry.line)
    ]
    seeds = seeds_in(note, entries, words)
    return StudyNotes(
        entries=tuple(sorted(entries, key=lambda entry: entry.line)),
        seeds=tuple(seed for seed in seeds if not note.is_own(seed.line)),
        answers=tuple(recorded_answers(note.lines, note.own)),
    )
