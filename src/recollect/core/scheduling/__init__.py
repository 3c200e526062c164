"""When a card is asked: grades, schedulers, the log and its fold, the queue of a day."""
