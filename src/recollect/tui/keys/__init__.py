"""The keys: how they are named and bound, in which order they work, and those of each screen."""

from recollect.tui.keys.binding import HELP, SCROLLING, cap, half_width, key, key_of

__all__ = ["HELP", "SCROLLING", "cap", "half_width", "key", "key_of"]
