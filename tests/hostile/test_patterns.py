"""Every regular expression takes time in proportion to the text, never to its square."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

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
        "](",
        "![",
        "T/F",
        "A、",
    ),
)
"""What a hostile text repeats."""

SMALL, LARGE = 1500, 15_000


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
def test_every_pattern_takes_time_in_proportion_to_the_text() -> None:
    slow = [f"{name} on {unit!r}" for name, way in uses() for unit in UNITS if is_slow(way, unit)]
    assert slow == []


def is_slow(way: Search, unit: str) -> bool:
    """Tell whether ten times the text takes much more than ten times as long; a square is x100."""
    # Measured twice: one slow moment of the machine is not the pattern's.
    return all(took(way, unit, LARGE) > 40 * max(took(way, unit, SMALL), 1e-4) for _ in range(2))


def took(way: Search, unit: str, count: int) -> float:
    """Return processor time in seconds, the least of three if it is short."""
    text = unit * count + "b"
    times = []
    for _ in range(3):
        began = time.process_time()
        way(text)
        times.append(time.process_time() - began)
        if times[-1] > 0.5:
            break
    return min(times)
