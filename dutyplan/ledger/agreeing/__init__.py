"""Whether those on a roster agree to it."""
