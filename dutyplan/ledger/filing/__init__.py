"""Rosters put in files, whole or not at all."""
