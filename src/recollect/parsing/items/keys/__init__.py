"""Keys: answers that stand apart from what they answer, and name it by a number, or in turn."""
