"""Facts that can't hold together: as few as can be, and proved so."""
