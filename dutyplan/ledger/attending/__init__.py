"""What became of a roster."""
