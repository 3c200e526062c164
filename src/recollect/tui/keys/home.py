"""The keys of the dashboard."""

from __future__ import annotations

from recollect.tui.keys.binding import key
from recollect.tui.keys.changeable import changeable

BINDINGS = changeable(
    "home",
    key(
        "enter,space",
        "open_chosen",
        "Review",
        "begin today's review; on a deck: review that deck; on a weak area: practise it",
    ),
    key("t", "quiz", "Quiz", "test yourself"),
    key("question_mark,f1", "help", "Help"),
    key("q", "quit", "Quit", "quit; everything is saved already"),
    key("p", "practise_weak", "Practise what is weak", "practise the weakest area"),
    key("w", "areas", "Weak areas", "weak areas: their evidence, their cards, their names"),
    key("f", "drill_failed", "Forgotten", "drill what was forgotten today"),
    key("a", "learn_ahead", "Learn ahead", "nothing due: learn ahead"),
    key("slash", "search", "Search", "search cards"),
    key("i", "import_notes", "Import", "import a folder of notes"),
    key("b", "browse", "Cards", "look through all cards"),
    key("g", "progress", "Progress", "progress: how far the course is"),
    key("s", "statistics", "Figures", "figures: what stays, and how long it takes"),
    key("x", "report", "Report", "write the report of weak areas to a file"),
    key("l", "imports", "Imports", "imports: what each brought"),
    key("comma", "settings", "Settings", "settings, and keys of your own"),
    key("left", "fold", "Fold", "fold or unfold the decks below a deck"),
    key("right", "unfold", "Unfold", "fold or unfold the decks below a deck"),
    key("1,enter,space", "begin", "Import", show=False),
    key("2", "import_samples", "Try the sample decks", show=False),
    key("up,k", "move(-1)", "", "go through the decks and the weak areas"),
    key("down,j", "move(1)", "", "go through the decks and the weak areas"),
    key("pageup", "scroll_page(-1)", "", "scroll"),
    key("pagedown", "scroll_page(1)", "", "scroll"),
)
