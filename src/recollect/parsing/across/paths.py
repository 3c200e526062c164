"""What the path of a note says of the others: it repeats them, or translates one."""

from __future__ import annotations

import re

from recollect.core.text.scripts import either

_REPEATING = re.compile(either(r"(?:^|/)(?:readme|index|summary|all|目录|汇总)[^/]*$"), re.I)
_TONGUE = re.compile(
    r"[._-](?:zh|cn|en|jp|ja|kr|ko|ru|fr|pt|br|es|de|it|tr|uk|vi|id|pl|ar)(?:[_-]\w{2,4})?(?=\.\w+$)"
    r"|(?P<folder>^|/)(?:zh|en|ja|ko|ru|fr|pt)(?:[_-]\w{2,4})?/",  # no `es/`, which may be a topic
    re.I,
)
"""The language that a file's name ends with, or a folder's is."""
ENGLISH = 1
"""How foreign English is: a note may be the original, and say so."""


def repeats(path: str) -> bool:
    """Tell whether a note is called as those are that repeat its folder's: `README.md`."""
    return _REPEATING.search(path) is not None


def untranslated(path: str) -> str:
    """Return a path without the languages that it names, as `README.md` for `README.zh-CN.md`."""
    return _TONGUE.sub(lambda found: found["folder"] or "", path)


def foreign(path: str) -> int:
    """Return how foreign the language is that a path names: none, English, another one."""
    found = _TONGUE.search(path)
    return 0 if found is None else ENGLISH + ("en" not in found[0].lower())
