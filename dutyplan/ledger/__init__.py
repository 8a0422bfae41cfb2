"""Rosters that were written to files, read back."""
