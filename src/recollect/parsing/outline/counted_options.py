"""Options that are counted, `1. …`, `2) …`, `① …`: a list, but for the answer that names one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from recollect.parsing.outline.choices import concludes, numbers_in
from recollect.parsing.outline.options import MOST, Letters, alphabet
from recollect.parsing.outline.pieces import CODE, HEADING, TEXT, Piece
from recollect.parsing.words.asking import ends_as_question, has_blank, leads_on
from recollect.parsing.words.numbers import Numbered

_FEW = 2
_NAMES = alphabet(26)
_LETTER = re.compile(r"(?:[^\W\d_]{2,7}[ \t:]+){0,4}[*_(]*([A-H])(?:[*_]*[.,:)]|[*_ \t]*$)", re.M)
"""An answer that is one letter, and no word that goes on: `The answer is **B**. At ebb …`."""
_LONGEST = 24
"""Letters of a title over options."""


def counted_rows(
    pieces: Sequence[Piece],
    answers: Mapping[int, str],
    options: Mapping[int, Letters],
) -> Iterator[dict[int, Letters]]:
    """Yield the rows that stand between what asks and an answer that is one of their numbers.

    `answers` holds what the labels of answers say, `options` whatever is counted. A letter names
    one by its rank. A list that no such answer follows is none, nor is one of which an entry asks:
    those are questions. What is called an option by its number is one, whatever stands above.
    """
    for index, said in answers.items():
        letter = _LETTER.match(said)
        named = letter[1] if letter else numbers_in(said)
        row = _row_above(index, options) if named else {}
        if letter:  # a site shows letters for the numbers
            row = {i: tuple((_NAMES[int(n) - 1], t) for n, t in row[i]) for i in row}
        names = {name for found in row.values() for name, _ in found}
        if len(names) < _FEW or not names.issuperset(named):
            continue
        offered = concludes(said) or _asks(pieces, min(row) - 1)
        if offered and not any(ends_as_question(pieces[i].text) for i in row):
            yield row


def counted(number: Numbered) -> Letters:
    """Return a numbered line as an option that its number names."""
    return ((number.number, number.rest.strip()),)


def _row_above(index: int, options: Mapping[int, Letters]) -> dict[int, Letters]:
    """Return the pieces right above one that count from 1, in reading order; else none."""
    row: dict[int, Letters] = {}
    first = 0
    for at in range(index - 1, max(index - 2 - MOST, -1), -1):
        found = options.get(at)
        if found is None or (first and found[-1][0] != str(first - 1)):
            break
        row[at], first = found, int(found[0][0])
        if first == 1:
            return dict(sorted(row.items()))
    return {}


def _asks(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a text asks, or leaves a gap for the answer; a heading that counts does so."""
    index -= index > 0 and pieces[index].kind == CODE  # what is asked about it stands above it
    if index < 0 or pieces[index].kind not in (TEXT, HEADING):
        return False
    text = pieces[index].text.strip("* ")
    if pieces[index].kind == HEADING and text[:1].isdecimal():
        return True
    if len(text) < _LONGEST and leads_on(text):  # `Options:`
        return _asks(pieces, index - 1)
    return ends_as_question(text) or has_blank(text)
