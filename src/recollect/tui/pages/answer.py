"""The answer side: one's own answer, the note's, what to tick, what is suggested and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.app.language import tr, tr_n
from recollect.app.study import Turn
from recollect.core.asking.judging import Outcome, same
from recollect.core.cards.cards import Card
from recollect.core.cards.items import Kind
from recollect.core.text.safe_text import safe_line
from recollect.tui.attempt import (
    Attempt,
    Way,
    blanks_of,
    is_left_open,
    letters_of,
    own_answer,
    points_of,
    reason_of,
    way_of,
)
from recollect.tui.figures import grade_name
from recollect.tui.keys.own import key_for
from recollect.tui.note.key_points import are_its_items
from recollect.tui.note.spans import Line, Span, cell_len, hang
from recollect.tui.note.typeset import Box
from recollect.tui.note.wrap import clip_start, wrap
from recollect.tui.pages.note_parts import View, note, own_answers
from recollect.tui.pages.parts import (
    NARROW,
    TWO_TEXTS,
    columns,
    hashtag,
    section,
    sentence,
    side_by_side,
    stacked,
)

EARLIER_ANSWERS = 3
"""How many earlier own answers are shown beside the card, the newest first."""


def answer_page(turn: Turn, attempt: Attempt, view: View, cells: int) -> list[Line]:
    """Return everything that the learner compares before grading."""
    card = turn.study_card.card
    blocks = [
        *comparison(turn, attempt, view, cells, boxes_in(card, attempt)),
        _keeping(turn, attempt, cells),
        points_to_tick(card, attempt, cells),
        [*_suggestion(turn, attempt, cells), *source_lines(turn, cells)],
    ]
    return stacked(blocks, cells)


def comparison(
    turn: Turn, attempt: Attempt, view: View, cells: int, boxes: Sequence[Box]
) -> list[list[Line]]:
    """Return, block by block, one's own answer, the note's, and what both of them said before.

    Key points that are items of the note's answer are ticked there, in their `boxes`.
    """
    card = turn.study_card.card
    return [
        *_own_and_reference(turn, attempt, view, cells, boxes),
        _blanks(card, attempt, cells),
        section(tr("In your notes: critique"), note(card.critique, cells, view), cells),
        section(tr("Insight"), note(card.insight, cells, view), cells),
        _earlier(turn, view, cells),
    ]


def source_lines(turn: Turn, cells: int) -> list[Line]:
    """Return where the card stands in the notes, and the areas and tags it has."""
    card = turn.study_card.card
    references = [
        reference.path if reference.line is None else f"{reference.path}:{reference.line}"
        for reference in card.references
    ]
    label = tr("Source {place}", place="")
    place = clip_start(safe_line(card.source.place), cells - cell_len(label))
    texts = [tr("Source {place}", place=place)]
    texts += [tr("See also {places}", places=", ".join(references))] if references else []
    texts += [tr("Areas {names}", names=", ".join(turn.areas))] if turn.areas else []
    tags = " ".join(map(hashtag, card.tags))
    texts += [tr("Tags {names}", names=tags)] if tags else []
    return [item for text in texts for item in sentence(text, cells, "muted")]


def _own_and_reference(
    turn: Turn, attempt: Attempt, view: View, cells: int, boxes: Sequence[Box]
) -> Iterator[list[Line]]:
    """Yield what was just written and what the note says: side by side where there is room."""
    known, mine = turn.study_card, tr("Your answer")
    title, text = _reference(turn)
    if boxes:
        letters = letters_of(known.card)
        title = tr("{title} · tick what you had (a–{last})", title=title, last=letters[-1])
    is_kept = known.has_own_answer and attempt.text == known.card.answer
    written = "" if is_kept else attempt.text
    if written and text and cells >= TWO_TEXTS:
        left, right = columns(cells)
        own, reference = _as_written(written, left), note(text, right, view, boxes)
        yield side_by_side((mine, own), (title, reference), cells)
        return
    yield section(mine, _as_written(written, cells), cells)
    if text:
        yield section(title, note(text, cells, view, boxes), cells)
    elif not written:
        yield _without_reference(turn, attempt, cells)


def _keeping(turn: Turn, attempt: Attempt, cells: int) -> list[Line]:
    """Offer to keep one's own answer as that of a card whose note has none."""
    if not own_answer(turn, attempt):
        return []
    said = tr("{key} keeps this answer as the card's own", key=key_for("review", "s"))
    offer = sentence(said, cells, "accent")
    return [Line(item.spans, action="adopt") for item in offer]


def _as_written(text: str, cells: int) -> list[Line]:
    """Return what was just written: plain words, not Markdown that shows something else."""
    return [item for row in text.splitlines() for item in sentence(row, cells)]


def _blanks(card: Card, attempt: Attempt, cells: int) -> list[Line]:
    if way_of(card) is not Way.FILL:
        return []
    expected = blanks_of(card)
    typed = attempt.typed or ("",) * len(expected)
    lines: list[Line] = []
    for index, (wanted, given) in enumerate(zip(expected, typed, strict=True)):
        right = same(wanted, given)
        sign = Span(f"{'✓' if right else '✗'} {index + 1}  ", "good" if right else "bad")
        shown = [Span(given or "–", "" if right else "strike")]
        if not right:
            shown += [Span(" → "), Span(wanted, "good")]
        lines += hang(wrap(shown, cells - 5), [sign])
    return section(tr("Your answer and the note's"), lines, cells)


def _reference(turn: Turn) -> tuple[str, str]:
    """Return what to compare with, and what it is called."""
    card, own = turn.study_card.card, turn.own_answers
    if card.kind is Kind.CLOZE and card.deletions:
        text = "" if card.answer.strip() in (*card.deletions, "") else card.answer
    elif way_of(card) is Way.FILL:
        text = ""  # each blank is compared by itself
    else:
        text = reason_of(card)
    if text and turn.study_card.has_own_answer:
        return tr("Answer, your own"), text
    if text:
        return tr("Why") if way_of(card) is Way.CHOOSE else tr("Answer"), text
    if card.kind is Kind.OPEN and own:
        return tr("Your last answer"), own[-1].text
    return "", ""


def _without_reference(turn: Turn, attempt: Attempt, cells: int) -> list[Line]:
    """Return what to do where there is nothing to compare with."""
    card = turn.study_card.card
    if way_of(card) is Way.RATE:
        return sentence(tr("Could you explain it now, without looking? Rate yourself."), cells)
    if card.references:
        opens = key_for("review", "o")
        said = tr("Your notes speak of it elsewhere: {key} opens that.", key=opens)
        return sentence(said, cells, "accent")
    if is_left_open(turn, attempt):
        said = tr("The notes leave this open: write an answer, and compare with it next time.")
        return section(tr("Answer"), sentence(said, cells, "accent"), cells)
    return []


def _earlier(turn: Turn, view: View, cells: int) -> list[Line]:
    """Return one's earlier answers with their dates, so that one sees one's understanding grow."""
    card, own = turn.study_card.card, turn.own_answers
    if way_of(card) is not Way.RECALL:
        return []
    shown = own[:-1] if card.kind is Kind.OPEN and not card.answer else own
    shown = tuple(one for one in shown if one.text != card.answer)
    newest_first = own_answers(reversed(shown[-EARLIER_ANSWERS:]), cells, view)
    return section(tr("Your earlier answers"), newest_first, cells)


def boxes_in(card: Card, attempt: Attempt) -> list[Box]:
    """Return the boxes of the key points, where these are the items of the note's answer."""
    return _boxes(card, attempt) if are_its_items(card.answer) else []


def _boxes(card: Card, attempt: Attempt) -> list[Box]:
    ticked = attempt.ticked or frozenset()
    return [
        Box(Span(f" {letter} ☑ ", "good") if index in ticked else Span(f" {letter} ☐ "), action)
        for index, letter in enumerate(letters_of(card))
        for action in [f"tick({index})"]
    ]


def points_to_tick(card: Card, attempt: Attempt, cells: int) -> list[Line]:
    """Return the key points of the answer, each to be ticked by its letter or a click."""
    if are_its_items(card.answer):
        return []  # they are ticked there
    boxes = _boxes(card, attempt)
    lines = [
        Line(item.spans, action=box.action)
        for box, point in zip(boxes, points_of(card), strict=True)
        for item in hang(sentence(point, cells - cell_len(box.mark.text)), [box.mark])
    ]
    title = tr(
        "Which of these did you have? (a–{last} tick)",
        last=letters_of(card)[-1:],
    )
    return section(title, lines, cells)


def suggestion(turn: Turn, attempt: Attempt) -> str:
    """Return the suggested grade with its reasons; nothing when there is no reason to name."""
    reasons = list(_reasons(turn, attempt))
    if not reasons:
        return ""
    grade = attempt.suggested(turn)
    return " · ".join([tr("Suggested: {grade}", grade=grade_name(grade)), *reasons])


def _suggestion(turn: Turn, attempt: Attempt, cells: int) -> list[Line]:
    """Return the suggestion where no frame has room for it."""
    return sentence(suggestion(turn, attempt), cells) if cells < NARROW else []


def outcome_name(outcome: Outcome) -> str:
    """Return how an answer went, in words."""
    names = {
        Outcome.RIGHT: tr("right"),
        Outcome.PARTLY: tr("partly right"),
        Outcome.WRONG: tr("wrong"),
        Outcome.UNKNOWN: tr("you said you don't know"),
        Outcome.GUESSED: tr("right, but a guess"),
    }
    return names[outcome]


def _reasons(turn: Turn, attempt: Attempt) -> Iterator[str]:
    card = turn.study_card.card
    outcome = attempt.outcome(card)
    if outcome is not None:
        yield outcome_name(outcome)
    points = attempt.points(card)
    if points is not None:
        yield tr("{had} of {whole} points", had=points[0], whole=points[1])
    if turn.hints_open:
        yield tr_n("{n} hint", "{n} hints", turn.hints_open)
