"""The command line, on a deck of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result

from recollect.app.language import Language, speak
from recollect.cli.main import main

Say = Callable[..., Result]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    speak(Language.ENGLISH)
    yield
    speak(Language.ENGLISH)


@pytest.fixture
def say(address: str) -> Say:
    """Run a verb on the test's deck; `typed` is its input."""

    def run(*arguments: object, typed: str | None = None) -> Result:
        call = ["--db", address, *map(str, arguments)]
        return CliRunner().invoke(main, call, input=typed, prog_name="recollect")

    return run
