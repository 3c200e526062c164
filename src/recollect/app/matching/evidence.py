"""What speaks for two cards being one, in words that can be shown."""

from __future__ import annotations

from dataclasses import dataclass

from recollect.app.matching.contrasts import Contrast, ContrastKind, contrast
from recollect.app.matching.likeness import Index, alike, folded
from recollect.app.matching.places import Places
from recollect.app.matching.spellings import Spellings
from recollect.core.cards.items import Kind
from recollect.core.phrases import Phrase, phrase
from recollect.core.text.cjk import count_cjk
from recollect.store.cards.card_rows import LocatedCard

LONG_ANSWER = 20
"""Letters of an answer that two questions hardly share by chance; "yes" and "512" they do."""

LONG_QUESTION = 8
"""Letters of a question that says what it asks without its heading; "why?" does not."""

LEAST_ALIKE = 0.4
"""Below this, questions with different answers are never one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a card of the deck and one of the notes, as far as it can make them one."""

    question: float
    """How alike the questions are, 0 to 1."""
    substance: float
    """How alike they are in what they are about, 0 to 1."""
    answer: float | None
    """How alike the answers are, 0 to 1; None where one of them has none."""
    title: bool
    """Whether the first lines of the questions are the same, and the rest is not."""
    long_answer: bool
    long_question: bool
    contrast: Contrast | None
    near: bool
    """Whether they stand in the same note, or in the note that it became."""
    label: bool
    """Whether they have the same label in such a note."""
    slot: bool
    """Whether they stand between the same neighbours."""
    heading: bool
    """Whether they stand under the same headings."""
    other_tongue: bool
    """Whether one of the questions is Chinese and the other is not: no letter of them is alike."""

    @property
    def in_place(self) -> bool:
        """Tell whether the place alone makes it likely that the two are one."""
        return self.near and (self.label or self.slot)

    @property
    def same_answer(self) -> bool:
        """Tell whether they share an answer that is no coincidence."""
        return self.long_answer and self.answer is not None and self.answer >= 0.9

    @property
    def holds_its_place(self) -> bool:
        """Tell whether it is the card where it always stood, whatever reads like it elsewhere."""
        alike = self.question >= 0.85 or self.answer is None
        return self.near and (self.same_answer or (self.in_place and alike))

    @property
    def doubtful(self) -> bool:
        """Tell whether a contrast may be a matter of style."""
        return self.contrast is not None and not self.contrast.certain

    @property
    def other_answer(self) -> bool:
        """Tell whether both have answers, and not the same one."""
        return self.answer is not None and self.answer < 0.9

    @property
    def contradicted(self) -> bool:
        """Tell whether both have answers, and quite different ones."""
        return self.answer is not None and self.answer < 0.3

    @property
    def strength(self) -> float:
        """Return a number that ranks rivals: the text first, the place only where texts tie."""
        answer = 0.15 if self.answer is None else 0.3 * self.answer
        place = 0.04 * self.label + 0.04 * self.slot + 0.02 * self.heading + 0.02 * self.near
        return self.question + answer + place

    def phrases(self) -> tuple[Phrase, ...]:
        """Return the evidence in words for people."""
        said = [phrase("the question {share} alike", share=f"{self.question:.0%}")]
        if self.answer is not None:
            said.append(phrase("the answer {share}", share=f"{self.answer:.0%}"))
        said += [place for place, holds in self._places() if holds]
        if self.contrast is not None:
            said.append(phrase("but {reason}", reason=self.contrast.reason))
        return tuple(said)

    def _places(self) -> tuple[tuple[Phrase, bool], ...]:
        return (
            (phrase("the same label"), self.label),
            (phrase("between the same neighbours"), self.slot),
            (phrase("under the same heading"), self.heading),
            (phrase("in another note"), not self.near),
        )


@dataclass(frozen=True, slots=True)
class Background:
    """All the other cards, as far as they tell what speaks for a pair."""

    places: Places
    index: Index
    spellings: Spellings


def gather(
    known: LocatedCard, found: LocatedCard, pair: tuple[int, int], background: Background
) -> Evidence:
    """Compare a card of the deck with one of the notes; `pair` are their places in the matching."""
    places = background.places
    old, new = known.card, found.card
    near = places.near(*pair)
    question = 1.0 if same_question(known, found) else alike(old.question, new.question)
    return Evidence(
        question=question,
        substance=background.index.substance(old.question, new.question),
        answer=_answers(known, found),
        title=_same_title(known, found),
        long_answer=min(len(folded(old.answer)), len(folded(new.answer))) >= LONG_ANSWER,
        long_question=len(folded(new.question)) >= LONG_QUESTION,
        contrast=_contrast(old.question, new.question, question, near, background.spellings),
        near=near,
        label=near and old.source.label is not None and old.source.label == new.source.label,
        slot=places.same_slot(*pair),
        heading=old.source.heading_path == new.source.heading_path,
        other_tongue=_in_other_tongues(known, found),
    )


def _contrast(
    old: str, new: str, likeness: float, near: bool, spellings: Spellings
) -> Contrast | None:
    """Return what sets two questions apart.

    In a question put otherwise no negation does, and in one note no slip in a name.
    """
    found = contrast(old, new)
    if found is None or (found.kind is ContrastKind.NEGATION and likeness < 0.9):
        return None
    return None if near and spellings.explains(found) else found


def same_question(known: LocatedCard, found: LocatedCard) -> bool:
    """Tell whether two cards ask in the same words."""
    return bool(known.question_print) and known.question_print == found.question_print


def _same_title(known: LocatedCard, found: LocatedCard) -> bool:
    """Tell whether two questions begin with the same line, and one of them goes on."""
    old, new = known.card.question.split("\n"), found.card.question.split("\n")
    return len(old) != len(new) and folded(old[0]) == folded(new[0]) != ""


def _in_other_tongues(known: LocatedCard, found: LocatedCard) -> bool:
    """Tell whether one question has Chinese characters, and the other, called as it, has none."""
    old, new = known.card, found.card
    called_alike = old.kind is new.kind and old.source.label == new.source.label
    return called_alike and (count_cjk(old.question) > 0) != (count_cjk(new.question) > 0)


def can_be_one(known: LocatedCard, found: LocatedCard) -> bool:
    """Tell at little cost whether it is worth gathering evidence."""
    if not _same_part(known, found):
        return False
    same_answer = bool(known.answer_print) and known.answer_print == found.answer_print
    return (
        same_answer
        or _same_title(known, found)
        or _in_other_tongues(known, found)
        or alike(known.card.question, found.card.question) >= LEAST_ALIKE
    )


def _same_part(known: LocatedCard, found: LocatedCard) -> bool:
    """Tell whether two cards can be the same part of an item: the same deletion or direction."""
    old, new = known.card, found.card
    if Kind.CLOZE in (old.kind, new.kind) and old.kind is new.kind:
        return old.part == new.part or alike(old.answer, new.answer) >= 0.6
    return old.part == new.part


def _answers(known: LocatedCard, found: LocatedCard) -> float | None:
    if not known.answer_print or not found.answer_print:
        return None
    if known.answer_print == found.answer_print:
        return 1.0
    return alike(known.card.answer, found.card.answer)
