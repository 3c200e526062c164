"""A database as a file: where it lies, what it is, its backups."""
