"""What is measured, and against what: `make bench` prints our figures beside Anki's library."""
