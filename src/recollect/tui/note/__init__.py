"""A note's Markdown as lines of a terminal: pure functions, no screen."""
