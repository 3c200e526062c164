"""Keys that answer in turn: as many answers as questions stand right above, and no number tells.

`- Why reef?`, `- Why ease?`, and below them `## Answers` with two points. Where numbers tell which
answer is whose, a dialect finds it; only once it is settled what asks, can the rest be counted off.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from recollect.core.cards.items import Kind
from recollect.core.phrases import phrase
from recollect.parsing.items.assembling.assembly import assemble
from recollect.parsing.items.claims import Dialect, Verdict, settle
from recollect.parsing.items.keys.finding import (
    answers_in,
    named_in,
    parts_in,
    repeated,
    says_several,
)
from recollect.parsing.items.keys.parts import stands_in
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, RULE, TEXT, Piece
from recollect.parsing.words.truth import judgement

_FEW = 2
_MOST = 50
"""Keys one below the other that each answer some of the questions above."""

_INSIDE = phrase("inside the key that answers it")


def settled(note: Outline, dialects: Sequence[Dialect]) -> list[Verdict]:
    """Return what dialects claim in a note, each with its verdict, and what answers in turn."""
    verdicts = settle(note, dialects)
    standing = [v for v in verdicts if not v.lost_to and v.claim.kind is not Kind.TERM]
    if len(standing) >= _FEW:
        _answer_in_turn(note, standing)
    return verdicts


def _answer_in_turn(note: Outline, standing: Sequence[Verdict]) -> None:
    """Give the questions right above each key its answers in turn, if it has one for each.

    Another key right below may be to other parts of what stands above.
    """
    kept = {verdict.claim.keeps for verdict in standing}
    starts = [verdict.claim.start for verdict in standing]
    since = last = end = beside = 0
    for key, body in ((key, body) for key, body, _ in named_in(note) if body):
        beside = beside + 1 if key == end else 0
        since = since if 0 < beside < _MOST else bisect_left(starts, last)
        first, last, end = bisect_left(starts, key), key, body.stop
        if first - since < _FEW or (key, end) in kept:
            continue
        row = _told(note, body, standing[since:first])
        for verdict in standing[first : bisect_left(starts, end)] if row else ():
            verdict.lost_to, verdict.reason = row[0].dialect, _INSIDE


def _told(note: Outline, body: range, above: Sequence[Verdict]) -> Sequence[Verdict]:
    """Tell the questions above a key its answers, and return those that it has one for.

    If it has more or fewer, and its title says that it answers several, none of it is the last
    one's alone.
    """
    answers, key = _answers(note, body), body.start - 1
    if len(answers) < _FEW:
        return ()
    part = parts_in(note).named(note.pieces[key])
    asked = [*islice(_open_above(note, above, key, part), len(answers) + 1)]
    row = asked if len(asked) == len(answers) else []
    if len(asked) < _FEW or not (says_several(note, key) or _answers_all(note, key, row, answers)):
        return ()
    asked[0].claim.end = max(asked[0].claim.head, min(asked[0].claim.end, key))
    for verdict, answer in zip(reversed(row), answers, strict=False):
        claim = verdict.claim
        claim.answer, claim.asks_on, claim.keeps = answer, True, (key, body.stop)
        claim.why = phrase("{why}; answered in turn below", why=claim.why)
    return row


def _answers_all(note: Outline, key: int, row: Sequence[Verdict], told: Sequence[str]) -> bool:
    """Tell whether what may name one answer answers several: points, or verdicts, for each.

    What stands below a question's own heading is that question's; so are two points below a label.
    """
    named = note.pieces[key]
    if not row or (named.kind != HEADING and note.pieces[row[0].claim.start].kind == HEADING):
        return False
    if all(judgement(text, note.words) is not None or bool(letters_in(text)) for text in told):
        return True
    below = range(key + 1, len(note.pieces))
    at = next((i for i in below if note.pieces[i].kind != HEADING), None)
    if at is None:
        return False
    first = note.pieces[at]
    return bool(note.marks.number(at) or first.marker) and (len(row) > _FEW or named.kind != TEXT)


def _open_above(note: Outline, above: Sequence[Verdict], key: int, part: str) -> Iterator[Verdict]:
    """Yield the questions above a key that nothing answers there, the last one first.

    They stand in the part that the key names, or in sections that its title is no part of, below
    one that is over both.
    """
    named, own = note.pieces[key], note.pieces[key].section
    if named.kind == HEADING or any(verdict.claim.start == own.piece for verdict in above):
        own = own.parent or own
    for verdict in reversed(above):
        claim, first = verdict.claim, note.pieces[verdict.claim.start]
        if verdict.lost_to or (part and not stands_in(note, claim.start, part)):
            continue
        deeper = named.kind == first.kind == HEADING and named.level > first.level
        if deeper or claim.start <= own.piece or verdict.parent is not None:
            return
        cut = replace(claim, end=max(claim.head, min(claim.end, key)))
        item = assemble(replace(verdict, claim=cut), note)
        if item.answer or any(option.correct for option in item.options):
            return
        yield verdict


def _answers(note: Outline, body: range) -> Sequence[str]:
    """Return the answers of a key: by number, else the entries of its list, else its paragraphs.

    None where it repeats questions: then it tells itself which answer is whose.
    """
    if any(repeated(note, body)):
        return ()
    numbered = answers_in(note, body, "")
    if len(numbered) >= _FEW:
        return [answer.said for answer in numbered]
    pieces = [note.pieces[i] for i in body if note.pieces[i].kind not in (RULE, HEADING)]
    if pieces and pieces[0].marker:
        return [*_entries(note, pieces)]
    plain = all(piece.kind == TEXT and piece.holder is None for piece in pieces)
    return [verbatim([piece], note) for piece in pieces] if plain else ()


def _entries(note: Outline, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield each entry of the list that some pieces start with, and what is below it.

    Code at the margin only interrupts the list; a text there ends it.
    """
    margin = pieces[0].depth
    listed = [*takewhile(lambda p: p.holder is not None or p.kind == CODE, pieces)]
    starts = [at for at, piece in enumerate(listed) if piece.marker and piece.depth == margin]
    for at, end in zip(starts, [*starts[1:], len(listed)], strict=True):
        below = verbatim(listed[at + 1 : end], note)
        yield "\n".join(filter(None, (listed[at].text, below)))
