"""The keys of the dashboard."""

from __future__ import annotations

from recollect.tui.keymap import changeable
from recollect.tui.keys import key

BINDINGS = changeable(
    "home",
    key("enter,space", "open_chosen", "Review"),
    key("t", "quiz", "Quiz"),
    key("p", "practise_weak", "Practise what is weak"),
    key("w", "areas", "Weak areas"),
    key("f", "drill_failed", "Forgotten"),
    key("a", "learn_ahead", "Learn ahead"),
    key("slash", "search", "Search"),
    key("i", "import_notes", "Import"),
    key("question_mark,f1", "help", "Help"),
    key("q", "quit", "Quit"),
    key("b", "browse", "Cards"),
    key("g", "progress", "Progress"),
    key("s", "statistics", "Figures"),
    key("x", "report", "Report"),
    key("l", "imports", "Imports"),
    key("comma", "settings", "Settings"),
    key("left", "fold", "Fold"),
    key("right", "unfold", "Unfold"),
    key("1", "import_notes", show=False),
    key("2", "import_samples", show=False),
    key("down,j", "move(1)", show=False),
    key("up,k", "move(-1)", show=False),
    key("pagedown", "scroll_page(1)", show=False),
    key("pageup", "scroll_page(-1)", show=False),
)
