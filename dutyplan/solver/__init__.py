"""From a plan to the best roster; the only room that knows OR-Tools."""
