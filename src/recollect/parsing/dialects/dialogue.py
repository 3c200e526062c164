"""`**Me:** why …?` and `**AI:** …` in turn: a dialogue in which one asks and the other answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recollect.core.phrases import phrase
from recollect.parsing.items.claims import WORDED, Claim, Dialect
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT
from recollect.parsing.words.asking import asks_somewhere, ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Role

_LONGEST = 12
"""Letters of a speaker's name, at most."""
_FEW = 2
"""Questions of a learner's dialogue, at least; where no learner speaks, one more."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield what one of two speakers asks who take turns; what the other says answers it."""
    for turns in _dialogues(note):
        for asking, answering in ((turns[::2], turns[1::2]), (turns[1::2], turns[2::2])):
            if _asks(note, asking, answering):
                yield from _claims(note, asking, answering)


def _dialogues(note: Outline) -> Iterator[Sequence[int]]:
    """Yield the lines of each section with the labels of two speakers in turn."""
    run: list[int] = []
    words: list[str] = []
    for index, label in sorted(note.marks.labels.items()):
        piece, word = note.pieces[index], folded(label.word)
        speaks = piece.kind == TEXT and label.closed and label.rest and len(word) <= _LONGEST
        if not speaks or note.words.role(label.word) not in (None, Role.OWN_ANSWER):
            continue
        near = bool(run) and note.pieces[run[-1]].section is piece.section
        if not (near and word != words[-1] and word in (words[-2:-1] or [word])):
            yield run
            keeps = near and word != words[-1]
            run, words = (run[-1:], words[-1:]) if keeps else ([], [])
        run.append(index)
        words.append(word)
    yield run


def _asks(note: Outline, asking: Sequence[int], answering: Sequence[int]) -> bool:
    """Tell whether a speaker mostly asks, and the other one does not."""
    labels = note.marks.labels
    asked, told = (
        sum(ends_as_question(labels[index].rest) for index in turns)
        for turns in (asking, answering)
    )
    learner = any(
        note.words.role(labels[index].word) is Role.OWN_ANSWER
        for index in (*asking[:1], *answering[:1])
    )
    enough = asked >= _FEW + (not learner) and len(answering) >= _FEW
    return enough and 3 * asked >= 2 * len(asking) and 3 * told <= len(answering)


def _claims(note: Outline, asking: Sequence[int], answering: Sequence[int]) -> Iterator[Claim]:
    """Yield what is asked in each turn; what a learner answers stays the learner's own."""
    last = note.reach.to_heading(asking[-1])
    turns = zip(pairwise([*asking, last]), [*answering, last], strict=False)
    for (index, following), answer in turns:
        label, reply = note.marks.label(index), note.marks.label(answer)
        if not asks_somewhere(label.rest, note.words):
            continue
        more = verbatim(note.pieces[index + 1 : answer], note)
        told = answer < following and note.words.role(reply.word) is None
        closes = index == asking[-1] and answer < last
        end = note.reach.of_line(answer) if closes else following
        yield Claim(
            start=index,
            head=answer + told,
            end=min(end, last),
            question="\n\n".join(filter(None, (label.rest, more))),
            said=reply.rest if told else "",
            strength=WORDED,
            why=phrase("what {label} asks in a dialogue", label=label.word),
        )


DIALECT = Dialect("dialogue", 40, find)
