"""The field's own words as plain values and pure functions: no clock, no I/O, no randomness."""
