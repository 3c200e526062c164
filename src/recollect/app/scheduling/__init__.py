"""When cards are asked: the queue of a day, what a grade does, and what the next days bring."""
