"""Rosters read back from their files."""
