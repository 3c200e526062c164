"""The terminal app: Textual only."""
