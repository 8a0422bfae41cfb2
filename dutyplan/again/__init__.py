"""Rosters that stand, and a Friday evening: solved again, handed on, answered."""
