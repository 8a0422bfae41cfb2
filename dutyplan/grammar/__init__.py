"""What the words of a week file mean, whatever file they stand in: no YAML, no plan."""
