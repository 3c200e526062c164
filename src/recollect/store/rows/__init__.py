"""How rows are read and written: prepared, in bulk, replaced as a set."""
