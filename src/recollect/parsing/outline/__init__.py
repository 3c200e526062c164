"""A note as a sequence of pieces in reading order, and what each says of itself."""
