"""Texts as they are: their characters, their fingerprints, and what is safe to show."""
