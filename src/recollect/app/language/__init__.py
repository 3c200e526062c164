"""What is said to the learner. The code speaks English; a folder a language (`zh/`) has the others.

Each folder has a table of the interface, one of what is written into files, and one of the help.
`tr("Show the answer")` returns a text of the interface in the language in use. Values are filled in
afterwards, so that what comes from notes is never read as a template.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from recollect.app.settings import Settings
from recollect.core.phrases import Phrase, Said, said_by

Table: TypeAlias = Literal["interface", "reports", "help"]
"""What texts belong together: one English word may be said in two ways, as in a file read back."""

Words: TypeAlias = Callable[[str], str]
"""Returns a text of reports in the learner's language; one without a translation stays English."""


class Language(StrEnum):
    """A language that Recollect speaks."""

    ENGLISH = "en"
    CHINESE = "zh"

    @property
    def own_name(self) -> str:
        """Return the language's name for itself."""
        return {"en": "English", "zh": "简体中文"}[self.value]


@cache
def texts(language: Language, table: Table) -> Mapping[str, str]:
    """Return the texts of a language by the English ones, which stand for themselves."""
    if language is Language.ENGLISH:
        return {}
    import tomllib  # noqa: PLC0415  (whoever reads English need not wait for it)

    return tomllib.loads((Path(__file__).parent / language / f"{table}.toml").read_text("utf-8"))


_in_use: Language | None = None  # one terminal, one reader: one language at a time


def language() -> Language:
    """Return the language in use: the locale's, until one is chosen."""
    return _in_use or speak(None)


def speak(chosen: Language | str | None) -> Language:
    """Use a language from now on; None stands for the locale's."""
    global _in_use
    spoken = _in_use = Language(chosen) if chosen else _of_locale()
    return spoken


def tr(text: str, **values: object) -> str:
    """Return a text of the interface in the language in use, with values in its braces."""
    template = texts(language(), "interface").get(text, text)
    return template.format(**values) if values else template


def tr_said(said: Said) -> str:
    """Return what was said in the language in use, if it is a phrase."""
    if not isinstance(said, Phrase):
        return said
    values = {
        name: tr_said(value) if isinstance(value, Phrase) else value for name, value in said.values
    }
    return tr(said.text, **values)


def tr_error(error: Exception) -> str:
    """Return what an error says, in the language in use if it is a phrase."""
    return tr_said(said_by(error))


def tr_n(one: str, many: str, n: int, **values: object) -> str:
    """Return the form of a text that goes with a number; `{n}` in it is the number.

    A language without a plural has only the second form in its table.
    """
    singular = n == 1 and many not in texts(language(), "interface")
    return tr(one if singular else many, n=n, **values)


def english(text: str) -> str:
    """Return a text of reports as it is."""
    return text


def chinese(text: str) -> str:
    """Return the Chinese for a text of reports."""
    return texts(Language.CHINESE, "reports").get(text, text)


def words() -> Words:
    """Return the words of reports in the language in use: what a page shares with them."""
    return _words_in(language())


def words_for(settings: Settings) -> Words:
    """Return the words of reports in the language that is set, else of the machine's locale."""
    return _words_in(Language(settings.language) if settings.language else _of_locale())


def _words_in(language: Language) -> Words:
    return chinese if language is Language.CHINESE else english


def _of_locale() -> Language:
    """Return the language that LC_ALL, LC_MESSAGES or LANG names, else the system."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), None) or _of_the_system()
    is_chinese = name.casefold().startswith(("zh", "chinese"))
    return Language.CHINESE if is_chinese else Language.ENGLISH


def _of_the_system() -> str:
    import locale  # noqa: PLC0415  (where the environment names none, as on Windows)

    return locale.getlocale()[0] or ""
