"""Text laid out in cells and lines."""
