"""Every text of the interface is there in every language, with the same blanks in it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
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
COMMANDS = [
    path
    for path in SOURCES
    if Path(recollect.cli.__path__[0]) in path.parents and path.stem != "main"  # the help's words
]
TEXT_ARGUMENT = {"tr": (0,), "tr_n": (1,), "key": (2, 3), "phrase": (0,)}
TEXT_ARGUMENT |= dict.fromkeys(("digits", "letters"), (0,))


def texts_in(source: str, arguments: Mapping[str, Sequence[int]]) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for position in arguments.get(node.func.id, ()):
                if len(node.args) > position and isinstance(node.args[position], ast.Constant):
                    yield node.args[position].value


CHINESE = texts(Language.CHINESE)
USED = {
    text for path in SOURCES for text in texts_in(path.read_text(encoding="utf-8"), TEXT_ARGUMENT)
} - {""}


TRANSLATES = {"tr", "tr_n", "tr_said", "phrase", "words"}
DECLARES = {"Verb", "option", "argument", "command", "group", "verbs", "version_option"}
SAYS = {"echo", "confirm", "prompt", "say", "notify", "UsageError", "BadParameter", "fail"}
ENGLISH = re.compile(r"[A-Za-z]{2}[,:;]? [A-Za-z`]|^[,:;]? [a-z]{2}|[a-z]{2}[,:;]? $")


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def is_said(node: ast.AST) -> bool:
    """Tell whether what a node holds is told to the learner: printed, or raised as an error."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return not hasattr(builtins, called(node.exc))
    return isinstance(node, ast.Call) and called(node) in SAYS


def untranslated(node: ast.AST) -> Iterator[str]:
    """Yield the English below a node that no table of another language can replace."""
    if isinstance(node, ast.Call) and called(node) in TRANSLATES | DECLARES:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    text = node.value if isinstance(node, ast.Constant) else None
    if isinstance(text, str) and ENGLISH.search(text.removeprefix("recollect: ")):
        yield text
    for child in ast.iter_child_nodes(node):
        yield from untranslated(child)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_that_the_interface_uses_has_a_chinese_form() -> None:
    assert sorted(USED - CHINESE.keys()) == []


def test_no_chinese_text_is_left_over() -> None:
    assert sorted(CHINESE.keys() - USED) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_printed_or_raised_can_be_said_in_every_language(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    assert [text for node in nodes if is_said(node) for text in untranslated(node)] == []


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_says_nothing_in_english_alone(path: Path) -> None:
    assert list(untranslated(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_every_text_of_a_report_has_a_chinese_form() -> None:
    sources = [path.read_text(encoding="utf-8") for path in SOURCES]
    said = {text for source in sources for text in texts_in(source, {"words": (0,)})}
    assert sorted(text for text in said if chinese(text) == text) == []


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
