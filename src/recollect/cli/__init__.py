"""The command line: one file a verb; parses arguments, asks the app layer, prints."""
