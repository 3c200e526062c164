"""What the log comes to, and what the next days bring."""
