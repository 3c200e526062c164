"""The list of areas: a line for each, the weakest first; and areas that may be one."""

from __future__ import annotations

from recollect.app.areas.model import Area
from recollect.app.areas.naming import Suggestion
from recollect.app.language import tr, tr_n, words
from recollect.core.areas.marks import ticks
from recollect.core.areas.weakness import LAST_MARKS, State
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import percent
from recollect.tui.keys.own import key_for
from recollect.tui.note.spans import Line, Span, left_in, line, width
from recollect.tui.note.wrap import clip, clip_start
from recollect.tui.pages.parts import NARROW, TWO_TEXTS, WIDE, pointer, row

SIGNS = {
    State.WEAK: "✗",
    State.SUSPECTED: "?",
    State.RECOVERING: "↗",
    State.STRONG: "✓",
    State.STEADY: "·",
}
ROLES = {
    State.WEAK: "bad",
    State.SUSPECTED: "warn",
    State.RECOVERING: "accent",
    State.STRONG: "good",
    State.STEADY: "muted",
}


def areas_head(areas: int, suggested: int, cells: int, *, everything: bool) -> list[Line]:
    """Return one line: which areas are shown, how many, and how many may be one."""
    title = tr("All areas") if everything else tr("Weak areas")
    one = tr_n("{n} pair may be one", "{n} pairs may be one", suggested) if suggested else ""
    left = [Span(title, "strong"), Span(f"  {one}", "accent")]
    return [row(left, [Span(tr_n("{n} area", "{n} areas", areas), "muted")], cells)]


def area_row(area: Area, cells: int, *, here: bool) -> Line:
    """Return an area as one line: its state, its name, its last marks, how often it fails."""
    score = area.score
    left = [
        Span("▸" if here else " ", "accent"),
        Span(f"{SIGNS[score.state]} ", ROLES[score.state]),
        Span(area.title, "strong" if here else ""),
    ]
    fails = f"  {words()('fails')}" if cells >= TWO_TEXTS else ""
    right = [
        Span(ticks(score.last).rjust(LAST_MARKS)),
        Span(f"{fails}{percent(score.p).rjust(5)}", "strong"),
    ]
    if cells >= NARROW:
        interval = f" ({percent(score.low)}–{percent(score.high)})".ljust(12)
        right += [
            Span(interval if cells >= TWO_TEXTS else "  ", "muted"),  # else the name needs the room
            Span(left_in(11, words()(score.state)), "muted"),
        ]
    if cells >= WIDE:
        right.append(Span(left_in(31, clip_start(safe_line(area.place), 30)), "muted"))
    return row(left, right, cells)


def nothing_weak(cells: int) -> list[Line]:
    """Return what stands where no area is weak."""
    text = tr(
        "No weak areas. f shows all of them; {key} in a review marks one.",
        key=key_for("review", "w"),
    )
    return [line(Span(clip(text, cells), "muted"))]


def suggestion_row(suggestion: Suggestion, cells: int, *, here: bool) -> Line:
    """Return two names that may name one area, and why."""
    reason = " + ".join(suggestion.shared) or tr("spelt nearly the same")
    right = [Span(clip(reason, cells // 3), "muted")] if cells >= WIDE else []
    each = (cells - width(right) - 7) // 2
    left = [
        pointer(here),
        Span(clip(suggestion.name, each), "strong" if here else ""),
        Span(" = ", "muted"),
        Span(clip(suggestion.other, each), "strong" if here else ""),
    ]
    return row(left, right, cells)


def suggestions_head(pairs: int, cells: int) -> list[Line]:
    """Return one line: the question, and how often it is asked."""
    counted = tr_n("{n} pair", "{n} pairs", pairs)
    return [row([Span(tr("One and the same?"), "strong")], [Span(counted, "muted")], cells)]
