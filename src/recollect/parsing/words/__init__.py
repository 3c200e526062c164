"""What the words of notes mean: the vocabulary, which a learner extends, and what reads by it."""
