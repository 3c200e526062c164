"""A numbered line, then a fence: its answer, as text; or code to mend, where it says no more."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from recollect.core.phrases import phrase
from recollect.parsing.items.answers import folded_answers
from recollect.parsing.items.claims import Claim, Dialect, claim_of
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import is_remark, question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT
from recollect.parsing.words.asking import asks, asks_somewhere, ends_as_question, leads_on
from recollect.parsing.words.rating import starts_rated
from recollect.parsing.words.tasks import sets_task

_TEXT_INFOS = frozenset(["text", "txt", "plain", "plaintext"])
_HAN = re.compile(r"[一-鿿]")
_PROSE = re.compile(r"[A-Za-z]{2} [a-z]{2,} [a-z]{2}")
_SENTENCE = re.compile(r"(?<![A-Za-z,'’])(?:[A-Za-z,'’]++ ){7}")
_SEVERAL = 3
_FEW = 2
"""Sure answers in fences, next to which a line need not ask."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the numbered lines with a fence of text below them: people keep line breaks that way.

    It says `text`, or says nothing and holds prose. Where a bare fence stands below a line that
    does not ask, others beside it must answer that do.
    """
    numbered = sorted(note.marks.numbers.keys() - set(folded_answers(note)))
    found = [(index, sure) for index in numbered if (sure := _answers(note, index)) is not None]
    company = Counter(note.pieces[index].section.piece for index, sure in found if sure)
    for index, sure in found:
        if sure or company[note.pieces[index].section.piece] >= _FEW:
            why = phrase("a numbered line with a fence of text below it")
            yield claim_of(note, note.pieces[index], end_of(note, index), why)
    codes = [piece.index for piece in note.pieces if piece.kind == CODE]
    coded = {index: end for index in numbered if (end := _end_of_code(note, index, codes))}
    rated = [index for index in coded if _only_rates(note, index)]
    for index, end in coded.items() if len(rated) >= _SEVERAL else ():
        text = question_of(note, note.pieces[index])
        if index in rated or sets_task(text, note.words):
            yield Claim(
                start=index,
                end=end,
                question="" if is_remark(text) else text,
                asks_on=True,
                why=phrase("a number over the code that is asked about"),
            )


def _end_of_code(note: Outline, index: int, codes: Sequence[int]) -> int:
    """Return where the code below a number ends, behind what is noted on it; 0 if there is none."""
    if note.pieces[index].kind != TEXT:
        return 0
    below = bisect(codes, index)
    found = below < len(codes) and codes[below] < end_of(note, index)
    return codes[below] + 1 if found else 0


def _only_rates(note: Outline, index: int) -> bool:
    """Tell whether a number says how hard its code is, or nothing: `2. 🌟 A tuple may be parted.`.

    What asks beside that may well be answered by the code.
    """
    text = question_of(note, note.pieces[index])
    if is_remark(text):
        return True
    return starts_rated(note.marks.numbers[index].rest) and not asks_somewhere(text, note.words)


def _answers(note: Outline, index: int) -> bool | None:
    """Tell whether a fence below a line answers it for sure; None where it holds no text."""
    line, fence = note.pieces[index], note.piece_at(index + 1)
    if line.kind != TEXT or fence.kind != CODE:
        return None
    if any(map(ends_as_question, line.section.path)):  # a step of the answer
        return None
    if fence.info in _TEXT_INFOS:
        return True
    if fence.info != "fence" or leads_on(line.text):
        return None
    if _HAN.search(fence.text) or _SENTENCE.search(fence.text):
        return asks(line.text, note.words)
    return True if _PROSE.search(fence.text) and asks(line.text, note.words) else None


DIALECT = Dialect("fenced-answer", 55, find)
