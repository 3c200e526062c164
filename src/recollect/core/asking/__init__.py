"""How a card is asked and judged: forms, wrong options, self-tests."""
