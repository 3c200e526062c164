"""Weak areas: concepts and sections with their evidence, their names, how they are found."""
