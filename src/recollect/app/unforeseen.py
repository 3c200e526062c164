"""What to tell a learner of an error that nobody foresaw: one line, and none of the cards' text."""

from __future__ import annotations

import os
from pathlib import Path

from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.files.addresses import file_of
from recollect.store.files.backups import check_thoroughly

DEBUG_VARIABLE = "RECOLLECT_DEBUG"


def debugging() -> bool:
    """Tell whether whoever is at the terminal wants to see tracebacks."""
    return bool(os.environ.get(DEBUG_VARIABLE))


def explained(error: Exception, address: str | None = None) -> RecollectError:
    """Return an error as one line: what it says itself, or else where in the program it arose.

    A damaged database is behind most errors that cannot happen: the one at `address` is checked,
    and if it is damaged, that is said, with its newest backup. The message of an unforeseen error
    may hold a learner's text, or characters that a terminal obeys, so it is left out.
    """
    if isinstance(error, RecollectError):
        return error
    file = file_of(address) if address is not None else None
    if file is not None and file.is_file():
        try:
            check_thoroughly(file)
        except RecollectError as damage:
            return damage
    if isinstance(error, UnicodeEncodeError):
        # Only what was typed, or a file's name, can hold what is no text: notes are decoded.
        said = phrase("a word or a name that was given is not valid UTF-8: write it anew")
        return RecollectError(said)
    if isinstance(error, OSError) and error.strerror:
        # The system's own words, about a file or about where the output goes.
        what, why = error.filename or phrase("a file, or the output,"), error.strerror
        said = phrase("{what} could not be read or written: {why}", what=what, why=why)
        return RecollectError(said)
    return RecollectError(
        phrase(
            "something went wrong that was not foreseen ({what}); what was saved is safe. "
            "{variable}=1 shows more, for a report",
            what=f"{type(error).__name__}{_place(error)}",
            variable=DEBUG_VARIABLE,
        )
    )


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
