"""Every text of the interface is there in every language, with the same blanks in it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter

import pytest

import recollect
from recollect.app.language import (
    Language,
    Words,
    chinese,
    english,
    speak,
    texts,
    tr,
    tr_n,
    words_for,
)
from recollect.app.settings import Settings

TEXT_ARGUMENT = {"tr": (0,), "tr_n": (1,), "key": (2, 3), "phrase": (0,)}
TEXT_ARGUMENT |= dict.fromkeys(("digits", "letters"), (0,))


def texts_in(tree: ast.AST, arguments: Mapping[str, Sequence[int]]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for position in arguments.get(node.func.id, ()):
                if len(node.args) > position and isinstance(node.args[position], ast.Constant):
                    yield node.args[position].value


CHINESE = texts(Language.CHINESE, "interface")


@pytest.fixture(scope="module")
def sources() -> dict[Path, ast.AST]:
    package = Path(recollect.__path__[0])
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in package.rglob("*.py")}


@pytest.fixture(scope="module")
def used(sources: dict[Path, ast.AST]) -> set[str]:
    return {text for tree in sources.values() for text in texts_in(tree, TEXT_ARGUMENT)} - {""}


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


def test_every_text_that_the_interface_uses_has_a_chinese_form(used: set[str]) -> None:
    assert sorted(used - CHINESE.keys()) == []


def test_no_chinese_text_is_left_over(used: set[str]) -> None:
    assert sorted(CHINESE.keys() - used) == []


def test_what_is_printed_or_raised_can_be_said_in_every_language(
    sources: dict[Path, ast.AST],
) -> None:
    said = ((path, node) for path, tree in sources.items() for node in ast.walk(tree))
    assert not [(p, text) for p, node in said if is_said(node) for text in untranslated(node)]


def test_a_command_says_nothing_in_english_alone(sources: dict[Path, ast.AST]) -> None:
    for path, tree in sources.items():
        if "cli" in path.parts and path.stem != "main":  # that holds the help's words
            assert not list(untranslated(tree)), path


def test_every_text_of_a_report_has_a_chinese_form(sources: dict[Path, ast.AST]) -> None:
    said = {text for tree in sources.values() for text in texts_in(tree, {"words": (0,)})}
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
