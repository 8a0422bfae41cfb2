"""Why somebody is on a duty, or not, or carries so much; and what else would cost."""
