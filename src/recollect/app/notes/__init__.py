"""The notes below a path: which files they are, what is read in them, and why."""
