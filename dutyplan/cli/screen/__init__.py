"""The terminal: streams, help, progress, what a console lacks."""
