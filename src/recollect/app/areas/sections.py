"""What a section of the notes is called: its heading, without what only numbers or adorns it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

from recollect.app.concepts.glossary import built_in
from recollect.core.cards.cards import Card
from recollect.core.cards.decks import title_of
from recollect.core.text.bare_titles import unadorned

_NUMBER = r"(?:\d+(?:\.\d+)*|[一二三四五六七八九十]{1,3}|[IVX]{1,4}|[A-Z])"
_NUMBERED = re.compile(
    rf"^(?:(?:Q|问题|追问|题目|思考题|question|part|step|chapter|section|topic|level)\s*{_NUMBER}"
    rf"|第\s*{_NUMBER}\s*(?:部分|层|步|轮|章|节|讲|课|阶段|单元|题|问|类)(?:问题)?)"
    r"\s*[:：.、·–—-]\s*"
    r"|^(?:Q|问题|追问|题目|思考题|question|topic)\s*[:：]\s*"
    rf"|^\d+(?:\.\d+)*[.、)）]?\s+|^[一二三四五六七八九十]{{1,3}}[、.．]\s*",
    re.I,
)
_RANGE = re.compile(
    r"(?<!\s)\s*[(（](?:Q?\s*\d+\s*[-–~～至]\s*Q?\s*\d+|\d+\s*[题道问]|\d+ questions?"
    r"|\d+\s*(?:分钟|小时|min|minutes|h|hours?)|推荐|可选|必做"
    r"|optional|recommended)[)）]$",
    re.I,
)

_OF_THE_FOLDER = frozenset({"readme", "index", "_index"})
"""What a note is called that stands for its folder."""


def section_of(card: Card) -> str:
    """Return the section of the notes that a card belongs to: its innermost heading that names
    something, else its note.

    A card whose own heading is the question belongs to the heading above. `Summary` and 思考题 name
    nothing; what stands below them belongs to the heading above them.
    """
    return section_at(card.source.heading_path, card.source.path, card.deck)


@lru_cache(maxsize=4096)
def section_at(headings: tuple[str, ...], path: str, deck: str) -> str:
    """Return the section below some headings, the innermost last, of the note at a path.

    A `README.md` without a heading is called as its folder, or as the deck that is its folder.
    """
    names = (section_name(heading) for heading in reversed(headings))
    named = (name for name in names if name and not built_in().is_generic(name))
    return next(named, "") or _note_name(PurePosixPath(path), deck)


def _note_name(path: PurePosixPath, deck: str) -> str:
    if path.stem.casefold() in _OF_THE_FOLDER:
        return path.parent.name or title_of(deck)
    return path.stem


def section_name(heading: str) -> str:
    """Return a heading's name.

    >>> section_name("🧠 第二部分：Multi-Head Attention (Q7-Q12)"), section_name("3.1 Scaling")
    ('Multi-Head Attention', 'Scaling')
    >>> section_name("问题：梯度为什么会消失？")
    '梯度为什么会消失？'
    """
    title = unadorned(heading)
    bare = unadorned(_RANGE.sub("", _NUMBERED.sub("", title)))
    return bare or title
