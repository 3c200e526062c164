"""The interface's words. The code speaks English; a file per language (`zh.toml`) holds the others.

`tr("Show the answer")` returns the text in the language in use. Values are filled in afterwards,
so that what comes from notes is never read as a template.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from recollect.app import wording
from recollect.core.phrases import Phrase, Said, said_by


class Language(StrEnum):
    """A language that the interface speaks."""

    ENGLISH = "en"
    CHINESE = "zh"

    @property
    def own_name(self) -> str:
        """Return the language's name for itself."""
        return {"en": "English", "zh": "简体中文"}[self.value]


@cache
def texts(language: Language) -> Mapping[str, str]:
    """Return the texts of a language by the English ones, which stand for themselves."""
    if language is Language.ENGLISH:
        return {}
    import tomllib  # noqa: PLC0415  (whoever reads English need not wait for it)

    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))


_in_use: Language | None = None  # one terminal, one reader: one language at a time


def language() -> Language:
    """Return the language in use: the locale's, until one is chosen."""
    return _in_use or speak(None)


def speak(chosen: Language | str | None) -> Language:
    """Use a language from now on; None stands for the locale's."""
    global _in_use
    spoken = _in_use = Language(chosen or wording.language_of_locale())
    return spoken


def tr(text: str, **values: object) -> str:
    """Return a text of the interface in the language in use, with values in its braces."""
    template = texts(language()).get(text, text)
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
    return tr(one if n == 1 and many not in texts(language()) else many, n=n, **values)


def words() -> wording.Words:
    """Return the words of reports in the language in use: what a page shares with them."""
    return wording.chinese if language() is Language.CHINESE else wording.english
