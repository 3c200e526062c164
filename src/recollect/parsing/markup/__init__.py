"""Markdown as it is found: encodings, fences, folds and what site generators add, made plain."""
