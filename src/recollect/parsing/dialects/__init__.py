"""The ways in which people write items, one file each; a file here is found by its `DIALECT`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from recollect.parsing.items.claims import Dialect


@cache
def dialects() -> tuple[Dialect, ...]:
    """Return every dialect, the most specific first, then by name."""
    return _exposed("DIALECT")


@cache
def suggesting() -> tuple[Dialect, ...]:
    """Return the dialects whose items are only drafts."""
    return _exposed("SUGGESTING")


def _exposed(name: str) -> tuple[Dialect, ...]:
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    loaded = [importlib.import_module(f"{__name__}.{module}") for module in modules]
    found = [getattr(module, name) for module in loaded if hasattr(module, name)]
    return tuple(sorted(found, key=lambda dialect: (-dialect.specificity, dialect.name)))
