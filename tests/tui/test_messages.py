"""Every text of the interface is there in every language, with the same blanks in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import recollect.app
import recollect.cli
import recollect.parsing
import recollect.store
import recollect.tui
from recollect.app.settings import Settings
from recollect.app.wording import Words, chinese, english, words_for
from recollect.tui.messages import Language, speak, texts, tr, tr_n

SOURCES = [
    path
    for package in (recollect.parsing, recollect.store, recollect.app, recollect.tui, recollect.cli)
    for path in Path(package.__path__[0]).rglob("*.py")
]
TEXT_ARGUMENT = {"tr": (0,), "tr_n": (1,), "key": (2, 3), "phrase": (0,)}
TEXT_ARGUMENT |= dict.fromkeys(("digits", "letters"), (0,))


def texts_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for position in TEXT_ARGUMENT.get(node.func.id, ()):
                if len(node.args) > position and isinstance(node.args[position], ast.Constant):
                    yield node.args[position].value


CHINESE = texts(Language.CHINESE)
USED = {text for path in SOURCES for text in texts_in(path.read_text(encoding="utf-8"))} - {""}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_that_the_interface_uses_has_a_chinese_form() -> None:
    assert sorted(USED - CHINESE.keys()) == []


def test_no_chinese_text_is_left_over() -> None:
    assert sorted(CHINESE.keys() - USED) == []


def test_a_translation_fills_the_same_blanks() -> None:
    assert [text for text, chinese in CHINESE.items() if blanks(chinese) != blanks(text)] == []


def test_numbers_choose_the_form_where_a_language_has_forms() -> None:
    speak(Language.ENGLISH)
    assert tr_n("{n} answer", "{n} answers", 1) == "1 answer"
    assert tr_n("{n} answer", "{n} answers", 2) == "2 answers"
    speak(Language.CHINESE)
    assert tr_n("{n} answer", "{n} answers", 1) == "1 次回答"
    speak(Language.ENGLISH)


def test_values_are_never_read_as_templates() -> None:
    speak(Language.ENGLISH)
    assert tr("Marked as weak: {name}", name="{0} {x}") == "Marked as weak: {0} {x}"


@pytest.mark.parametrize(
    ("lang", "expected", "words"),
    [
        ("zh_CN.UTF-8", Language.CHINESE, chinese),
        ("zh_TW.UTF-8", Language.CHINESE, chinese),
        ("en_GB.UTF-8", Language.ENGLISH, english),
        ("C.UTF-8", Language.ENGLISH, english),
    ],
)
def test_the_locale_chooses_the_language_of_screens_and_reports(
    monkeypatch: pytest.MonkeyPatch, lang: str, expected: Language, words: Words
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", lang)
    assert speak(None) is expected
    assert words_for(Settings()) is words
