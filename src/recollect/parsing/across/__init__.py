"""Across notes: answers that stand elsewhere, restatements, duplicates."""
