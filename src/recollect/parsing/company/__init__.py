"""What asks because its neighbours do: headings of one rank, lines of one list, exercises."""
