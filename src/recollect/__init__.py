"""Recollect: reads your Markdown study notes as they are, and reviews them with you."""

__version__ = "0.1.0"
