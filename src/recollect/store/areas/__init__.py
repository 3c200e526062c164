"""Weak areas: their names, cards and evidence."""
