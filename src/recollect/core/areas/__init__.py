"""Weak areas: the evidence, what it weighs, and how it is ranked."""
