"""Cards with their notes, decks and schedules."""
