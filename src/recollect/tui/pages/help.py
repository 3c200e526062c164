"""What the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, join
from recollect.tui.own_keys import key_for
from recollect.tui.pages.parts import listed, section, sentence

Keys = Sequence[tuple[str, str]]


def review_help_page(cells: int) -> list[Line]:
    """Return the help of the review."""
    return join(
        [
            _listing(tr("A card"), _owned("review", _card_keys()), cells),
            _listing(tr("Your answer"), _owned("review", _answer_keys()), cells),
            _listing(tr("Beside the card"), _owned("review", _side_keys()), cells),
            sentence(_grades_explained(), cells, "muted"),
        ]
    )


def home_help_page(cells: int) -> list[Line]:
    """Return the help of the dashboard."""
    keys = [
        (
            "␣ ⏎",
            tr("begin today's review; on a deck: review that deck; on a weak area: practise it"),
        ),
        ("↑ ↓", tr("go through the decks and the weak areas")),
        ("← →", tr("fold or unfold the decks below a deck")),
        ("t", tr("test yourself")),
        ("p", tr("practise the weakest area")),
        ("w", tr("weak areas: their evidence, their cards, their names")),
        ("g", tr("progress: how far the course is")),
        ("f", tr("drill what was forgotten today")),
        ("a", tr("nothing due: learn ahead")),
        ("/ b", tr("search cards; look through all of them")),
        ("s l ,", tr("figures; imports; settings")),
        ("x", tr("write the report of weak areas to a file")),
        ("i", tr("import a folder of notes")),
        ("F3", tr("English or 简体中文")),
        ("^P", tr("all commands")),
        ("q", tr("quit; everything is saved already")),
    ]
    return _listing(tr("Keys"), _owned("home", keys), cells)


def quiz_help_page(cells: int) -> list[Line]:
    """Return the help of a self-test."""
    keys = [
        ("␣ ⏎", tr("hand in, then the next question")),
        ("1 2 3 …", tr("choose an option; of your own answer say: wrong, partly, right")),
        ("0", tr("I don't know (nobody guesses)")),
        ("g", tr("I guessed: right, but worth half")),
        ("a–f", tr("tick the key points that you had, or choose by letter")),
        ("Tab ^S Esc", tr("write an answer; hand it in; leave the text")),
        ("x z", tr("formulas as TeX; unfold a long answer")),
        ("↑ ↓ PgUp PgDn", tr("scroll")),
        ("q", tr("leave; every answer is saved already")),
    ]
    return _listing(tr("Quiz"), _owned("review", keys), cells)


def quiz_setup_help_page(cells: int) -> list[Line]:
    """Return the help of choosing a self-test."""
    keys = [
        ("⏎", tr("begin")),
        ("↑ ↓", tr("go through the settings")),
        ("␣ ← →", tr("change a setting")),
        ("1–6", tr("change a setting by its number")),
        ("7 h", tr("all earlier attempts")),
        ("Esc q", tr("back")),
    ]
    return _listing(tr("Quiz"), keys, cells)


def library_help_page(cells: int) -> list[Line]:
    """Return the help of the library."""
    keys = [
        ("⏎", tr("open the card")),
        ("/", tr("search: every word somewhere in the card, its deck or its note")),
        ("d f k s", tr("choose the deck, how cards stand, their kind, the order")),
        ("␣ a", tr("tick a card, or all; the next keys are for what is ticked")),
        ("@ - !", tr("suspend or take back, put off until tomorrow, flag")),
        ("r", tr("start over as a new card; the history stays")),
        ("u", tr("take back what was done last")),
        ("p", tr("practise what is listed; no schedule moves")),
        ("c", tr("write a discussion record: thoughts over time, detail, guidance")),
        ("Esc q", tr("back")),
    ]
    signs = tr("+ never asked  ● due  · not due yet  ‖ suspended  – put off  × retired  ⚑ flagged")
    return join([_listing(tr("Keys"), keys, cells), sentence(signs, cells, "muted")])


def areas_help_page(cells: int) -> list[Line]:
    """Return the help of the areas."""
    keys = [
        ("⏎", tr("open: the area, then its cards, then a card or the line in your notes")),
        ("Tab", tr("in an area: its cards, or every mark behind its figure")),
        ("␣ p", tr("practise its cards; no schedule moves")),
        ("t", tr("test yourself")),
        ("f", tr("the weak areas, or all")),
        ("c", tr("names that may name one area: confirm or refuse, once")),
        ("n a m", tr("in an area: rename it, give it another name, merge one into it")),
        ("u", tr("take back what was done last")),
        ("x", tr("write the report of weak areas to a file")),
        ("Esc q", tr("back")),
    ]
    signs = tr("✗ weak  ? suspected  ↗ recovering  ✓ strong  · nothing stands out")
    return join([_listing(tr("Keys"), keys, cells), sentence(signs, cells, "muted")])


def import_help_page(cells: int) -> list[Line]:
    """Return the help of looking through an import."""
    keys = [
        ("↑ ↓ PgUp PgDn", tr("go through what would happen to each card")),
        ("← →", tr("scroll the card below")),
        ("f", tr("list one kind after the other: unclear, new, updated …")),
        ("/", tr("search question, note and heading")),
        ("s", tr("unclear: it is the same card, reworded; it keeps its history")),
        ("n", tr("unclear or taken for another card: no, it is a new one")),
        ("m", tr("a new one is a card that would go: press m, choose that card, m again")),
        ("a A", tr("take a suggestion, or all of its section; let a card in doubt go")),
        ("x", tr("never: it does not come back; of a card in the deck: leave it as it was")),
        ("d", tr("put the card into another deck")),
        ("⏎", tr("done: go back to the counts; nothing is imported before you say so there")),
        ("Esc", tr("back, with nothing decided")),
    ]
    said = tr(
        "What you do not decide stays safe: unclear cards stay as they were, and are asked "
        "about again; suggestions become no cards."
    )
    return join([_listing(tr("Keys"), keys, cells), sentence(said, cells, "muted")])


def _card_keys() -> Keys:
    return [
        ("␣ ⏎", tr("show the answer, then take the suggested grade")),
        ("1 2 3 4", tr("choose an option; after the answer: forgot, hard, good, easy")),
        ("0", tr("I don't know (nobody guesses)")),
        ("g", tr("I guessed: right, but it does not count as good")),
        ("h F2", tr("open the next hint; each lowers the suggested grade by one")),
        ("u", tr("take the last answer back, even from yesterday")),
    ]


def _answer_keys() -> Keys:
    return [
        ("Tab", tr("write your own answer first")),
        ("^S", tr("done: compare it with the note's")),
        ("Esc", tr("leave the text, keep what is written")),
        ("a–f", tr("tick the key points that you had; missed ones become weak areas")),
    ]


def _side_keys() -> Keys:
    return [
        ("w", tr("mark a weak area by name")),
        ("i", tr("about the card: schedule and whole history")),
        ("o", tr("open the note at this line in your editor; a link or an image of the card")),
        ("s", tr("an open card: keep your own answer as the card's")),
        ("t", tr("give the card a tag, or take one off")),
        ("T", tr("let the card belong to an area, or take it out of one")),
        ("/", tr("look for other cards; the session waits")),
        ("!", tr("flag the card, or take the flag off")),
        ("x", tr("formulas as TeX")),
        ("z", tr("unfold a long answer")),
        ("↑ ↓ PgUp PgDn", tr("scroll")),
        ("-", tr("put the card off until tomorrow")),
        ("@", tr("suspend the card")),
        ("q", tr("leave; every answer is saved already")),
        ("F3", tr("English or 简体中文")),
        ("^P", tr("all commands")),
    ]


def _grades_explained() -> str:
    return tr(
        "Each button shows the next interval. ↻: the card comes back in this session, "
        "until it is good."
    )


def _owned(screen: str, keys: Keys) -> Keys:
    return [
        (" ".join(filter(None, (key_for(screen, cap) for cap in said.split()))), text)
        for said, text in keys
    ]


def _listing(title: str, keys: Keys, cells: int) -> list[Line]:
    return section(title, listed(keys, cells, "accent"), cells)
