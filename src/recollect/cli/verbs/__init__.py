"""The verbs of the command line, a file each: options, one call of a use case, what is printed."""
