"""Rosters edited by hand: what the edits cost, and the nearest roster without a breach."""
