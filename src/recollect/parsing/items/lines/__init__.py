"""What one line asks: by its label, its number or its bold, whatever stands beside it."""
