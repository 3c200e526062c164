"""The ways in which people write items, one file each; a file here is found by its `DIALECT`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from recollect.parsing.claims import Dialect


@cache
def dialects() -> tuple[Dialect, ...]:
    """Return every dialect, the most specific first, then by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = [importlib.import_module(f"{__name__}.{name}").DIALECT for name in names]
    return tuple(sorted(found, key=lambda dialect: (-dialect.specificity, dialect.name)))
