"""Concepts: their names across languages, and which cards are about them."""
