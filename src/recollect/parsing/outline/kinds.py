"""Headings that count a question and say only of what kind it is: `3. 【简答题】`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from recollect.core.text.scripts import either
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import TEXT
from recollect.parsing.words.asking import sets_exercise
from recollect.parsing.words.exam_parts import OF_SOME_KIND

_KIND = re.compile(
    either(rf"[【\[]?[^\W\d_]{{1,6}}{OF_SOME_KIND}[】\]]?[ \t]*(?:[(（][^()（）\n]{{1,30}}[)）])?$")
)
"""What a heading says that names the kind of a question: `选择题`, `【简答题】（10 分）`."""
_SERIES = 3
"""Headings that count questions so, at least."""


def kinds_in(marks: Marks) -> Iterator[int]:
    """Yield the headings of a rank that each count a question and name its kind.

    What most of them ask stands right below: they are no titles of groups that count on their own.
    """
    ranks: dict[int, list[int]] = defaultdict(list)
    for piece in marks.headings:
        number, below = marks.numbers.get(piece.index), piece.index + 1
        if number is None or not number.number.isdecimal() or below == len(marks.pieces):
            continue
        plain = marks.pieces[below].kind == TEXT and not marks.pieces[below].marker
        if plain and below not in marks.numbers and _KIND.match(number.rest):
            ranks[piece.level].append(piece.index)
    for found in ranks.values():
        texts = [marks.pieces[index + 1].text for index in found]
        asking = sum(sets_exercise(text, marks.words) for text in texts)
        if len(found) >= _SERIES and 2 * asking > len(found):
            yield from found
