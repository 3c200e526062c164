"""Weak areas: concepts and sections of the notes with their evidence, and what they are called."""
