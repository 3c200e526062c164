"""What is written can be read, in the light and in the dark."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style
from tests.tui.conftest import ReviewOf
from tests.tui.decks import PLAIN

from recollect.tui.widgets.paper import LOOKS, Paper

LEGIBLE = 3.0
"""The least contrast that WCAG 2.2 (1.4.11) asks of what carries meaning."""


def luminance(color: Color | None) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    assert color is not None
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in color.get_truecolor())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(style: Style) -> float:
    darker, lighter = sorted((luminance(style.color), luminance(style.bgcolor)))
    return (lighter + 0.05) / (darker + 0.05)


async def test_every_role_stands_out_in_a_light_and_a_dark_theme(review_of: ReviewOf) -> None:
    app = review_of(PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        for theme in ("textual-light", "textual-dark", "solarized-light"):
            app.theme = theme
            await pilot.pause()
            paper = app.screen.query_one("#question", Paper)
            for role in LOOKS:
                style = (paper.visual_style + paper._style(role)).rich_style
                assert contrast(style) >= LEGIBLE, (theme, role, str(style))
