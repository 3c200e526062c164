"""The words of reports in the learner's language; English is the key."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from recollect.app.settings import Settings

Words = Callable[[str], str]
"""Returns a text in the learner's language."""


@cache
def _chinese_texts() -> dict[str, str]:
    import tomllib  # noqa: PLC0415  (most screens need none of these words)

    return tomllib.loads(Path(__file__).with_name("words_zh.toml").read_text("utf-8"))


def words_for(settings: Settings) -> Words:
    """Return the words of the language that is set, else of the machine's locale."""
    return chinese if (settings.language or language_of_locale()) == "zh" else english


def language_of_locale() -> str:
    """Return `zh` or `en` by LC_ALL, LC_MESSAGES or LANG, else by the system."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), None) or _of_the_system()
    return "zh" if name.casefold().startswith(("zh", "chinese")) else "en"


def _of_the_system() -> str:
    import locale  # noqa: PLC0415  (where the environment names none, as on Windows)

    return locale.getlocale()[0] or ""


def english(text: str) -> str:
    """Return a text as it is."""
    return text


def chinese(text: str) -> str:
    """Return the Chinese for an English text; one without a translation stays English."""
    return _chinese_texts().get(text, text)
