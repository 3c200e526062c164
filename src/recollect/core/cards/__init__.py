"""What is asked: items that a note holds, the cards they become, and their decks."""
