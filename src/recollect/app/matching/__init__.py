"""Which card of the deck a card of the notes is, whatever was edited meanwhile."""
