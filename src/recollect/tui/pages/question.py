"""The question side: the question, its options or blanks, the hints as far as they are open."""

from __future__ import annotations

from collections.abc import Mapping

from recollect.app.language import tr
from recollect.app.study import Stage, Turn
from recollect.core.cards.cards import Card
from recollect.core.cards.cloze import with_gap
from recollect.core.cards.items import Kind
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.text.bare_titles import unadorned
from recollect.core.text.fingerprints import fold
from recollect.core.text.safe_text import safe_line
from recollect.tui.attempt import Attempt, Way, options_of, order_of, several_right, way_of
from recollect.tui.note.spans import Line, Span, hang, line, width
from recollect.tui.note.typeset import plain, typeset
from recollect.tui.note.wrap import clip
from recollect.tui.pages.note_parts import View, labelled
from recollect.tui.pages.parts import sentence, stacked

LETTERS = "ABCDEFGHIJ"
"""How notes call the options, which an explanation may refer to."""
GAP = "<mark>[ … ]</mark>"
FILLED = "<mark>{0}</mark>"
FOLLOWED_ENDS = 16
"""Cells left free in the two lines that show the question before a follow-up."""


def question_page(turn: Turn, attempt: Attempt, view: View, cells: int) -> list[Line]:
    """Return the question as far as the learner has come with it."""
    card = turn.study_card.card
    answered = turn.stage is Stage.ANSWER
    blocks = [
        followed(card, cells),
        typeset(asked(card, answered=answered), cells, raw_tex=view.raw_tex),
        _options(turn, attempt, cells, answered=answered),
        _hints(turn, cells, answered=answered),
    ]
    return stacked(blocks, cells)


def holds_answer(card: Card) -> bool:
    """Tell whether the answer shows in the question itself: which option, or what fills a gap."""
    return way_of(card) is Way.CHOOSE or card.kind is Kind.CLOZE


def asked(card: Card, *, answered: bool = False) -> str:
    """Return the text that asks: of a cloze, with a gap, which the answer fills."""
    if card.kind is Kind.CLOZE and card.deletions:
        return with_gap(card.question, card.deletions, card.part, FILLED if answered else GAP)
    return card.question


def followed(card: Card, cells: int) -> list[Line]:
    """Return how the question begins that a follow-up follows: it may say too little by itself."""
    if not card.follows:
        return []
    begins = clip(plain(card.follows), 2 * cells - FOLLOWED_ENDS)
    return sentence(tr("Follows: {question}", question=begins), cells, "muted")


def titles_over(card: Card) -> str:
    """Return the titles that a card stands below, but for what its question says itself and what
    its answer says: that would be given away.
    """
    told = (card.question, card.answer, *(one.text for one in card.options), *card.deletions)
    said, asked = fold("\n".join(told)), fold(card.question.partition("\n")[0])
    titles = [safe_line(unadorned(title)) for title in card.source.heading_path]
    if asked and titles and asked in fold(titles[-1]):
        titles.pop()  # `Q1: …`, which asks it
    return " › ".join(title for title in titles if title and fold(title) not in said)


def marked_options(card: Card, cells: int) -> list[Line]:
    """Return the options with the right ones marked, where nobody is asked."""
    return [
        item
        for option in options_of(card)
        for item in hang(
            typeset(option.text, cells - 4),
            [Span("  ✓ ", "good") if option.correct else Span("  · ", "muted")],
        )
    ]


def kind_names() -> Mapping[Kind, str]:
    """Return what the reader calls each kind."""
    return {
        Kind.BASIC: tr("Question"),
        Kind.OPEN: tr("Open question"),
        Kind.CHOICE: tr("Choose one"),
        Kind.TRUE_FALSE: tr("True or false"),
        Kind.BLANK: tr("Fill in"),
        Kind.CLOZE: tr("Fill the gap"),
        Kind.CHECKLIST: tr("Rate yourself"),
        Kind.TERM: tr("Term"),
    }


def kind_name(turn: Turn) -> str:
    """Return what sort of question this is, in the reader's words."""
    card = turn.study_card.card
    name = kind_names()[card.kind]
    if card.kind is Kind.BASIC and card.hints:
        name = tr("Socratic question")
    elif card.kind is Kind.CHOICE and several_right(card):
        name = tr("Choose all that are right")
    if turn.is_redrill:
        name = tr("{kind} · again", kind=name)
    elif turn.kind is ReviewKind.CRAM:  # it moves no schedule: the buttons name no interval
        name = tr("{kind} · practice", kind=name)
    return f"{name} ⚑" if turn.study_card.schedule.flag else name


def _options(turn: Turn, attempt: Attempt, cells: int, *, answered: bool) -> list[Line]:
    card = turn.study_card.card
    if way_of(card) is not Way.CHOOSE:
        return _unmarked(card, cells) if card.kind is Kind.CHOICE else []
    lines: list[Line] = []
    options, order = options_of(card), order_of(turn)
    # The note's letters are for its explanation; out of turn they would only tell the options.
    has_letters = card.kind is not Kind.TRUE_FALSE and (answered or list(order) == sorted(order))
    for place, index in enumerate(order):
        option, chosen = options[index], index in attempt.chosen
        sign, role = ("☑ " if chosen else "☐ ", "") if several_right(card) else ("  ", "")
        if answered:
            sign, role = _judged(chosen, option.correct)
        letter = f"{LETTERS[index]} " if has_letters else ""
        mark = [Span(f"{sign}{place + 1} ", role), Span(f"{letter} ", "muted")]
        indent = " " * width(mark)
        shown = hang(typeset(option.text, max(cells - len(indent), 8)), mark)
        if answered and chosen:
            shown = _as_chosen(shown, indent, cells)
        lines += [
            Line(item.spans, action="" if answered else f"digit({place + 1})") for item in shown
        ]
    if not answered:
        unknown = sentence(tr("I don't know (no guessing)"), cells - 5, "muted")
        lines += hang(unknown, [Span("  0  ", "muted")])
    return lines


def _unmarked(card: Card, cells: int) -> list[Line]:
    """Return the options of a question of which the notes call none right: it is recalled."""
    lettered = zip(LETTERS, card.options, strict=False)
    return [
        item
        for letter, option in lettered
        for item in hang(typeset(option.text, cells - 6), [Span(f"  {letter}  ", "muted")])
    ]


def _as_chosen(option: list[Line], indent: str, cells: int) -> list[Line]:
    """Mark an option as the one that was chosen, in a line of its own where there is no room."""
    said = Span(tr("← your choice"), "muted")
    *before, last = option
    if width(last.spans) + 2 + width([said]) > cells:
        return [*option, line(indent, said)]
    return [*before, Line((*last.spans, Span("  "), said))]


def _judged(chosen: bool, correct: bool) -> tuple[str, str]:
    if correct:
        return "✓ ", "good"
    return ("✗ ", "bad") if chosen else ("  ", "muted")


def _hints(turn: Turn, cells: int, *, answered: bool) -> list[Line]:
    hints = turn.study_card.card.hints
    lines: list[Line] = []
    for index, hint in enumerate(hints[: turn.hints_open]):
        label = tr("Hint {n}/{of}", n=index + 1, of=len(hints))
        lines += labelled(label, hint, cells, "accent")
    if not answered and turn.hints_open < len(hints):
        left = tr("Hint {n}/{of}", n=turn.hints_open + 1, of=len(hints))
        more = sentence(
            tr("{hint} ···· h opens it and lowers the suggestion by one", hint=left), cells, "muted"
        )
        lines += [Line(item.spans, action="open_hint") for item in more]
    return lines
