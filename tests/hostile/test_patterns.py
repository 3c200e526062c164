"""No text makes a regular expression run on and on: what takes a square of time is stuck."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from tests.hostile.test_inputs import ENOUGH, stuck_after

import recollect

Search = Callable[[str], object]

UNITS = (
    *" \t#*_=-`$:：.。?？!()（）[]【】<>|\\/&;~'\"⭐★1aAQ中",
    *(
        "\n",
        "- ",
        "* ",
        "> ",
        "1. ",
        "A. ",
        "**",
        "__",
        "[ ]",
        "Q1: ",
        "（提示：",
        "a b",
        "\n\n",
        " \n",
    ),
    *(
        "问",
        "a:",
        "a.",
        "1-",
        "1 ",
        "{{",
        "}}",
        "c1::",
        "<a ",
        "</",
        "<!--",
        "<summary>",
        "<details ",
        "<img ",
        "](",
        "![",
        "T/F",
        "A、",
    ),
)
"""What a hostile text repeats."""

LENGTH = 100_000
"""Repetitions: all texts in turn take a pattern some tenths of a second, a square takes minutes."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(recollect.__path__, "recollect."):
        if not found.name.startswith("recollect.store.migrations"):
            yield importlib.import_module(found.name)


def uses() -> Iterator[tuple[str, Search]]:
    """Yield each pattern by name, with the way in which its module uses it."""
    for module in modules():
        source = inspect.getsource(module)
        for name, pattern in vars(module).items():
            if isinstance(pattern, re.Pattern) and f"{name} = " in source:
                anywhere = rf"\b{name}\.(search|sub|subn|split|finditer|findall)\b"
                way = pattern.search if re.search(anywhere, source) else pattern.match
                yield f"{module.__name__}.{name}", way


@pytest.mark.long
def test_no_pattern_is_stuck_on_any_text() -> None:
    for name, way in uses():
        with stuck_after(ENOUGH, name):
            for unit in UNITS:
                way(unit * LENGTH + "b")
