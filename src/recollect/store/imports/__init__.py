"""Imports: what each wrote, and what was there before."""
