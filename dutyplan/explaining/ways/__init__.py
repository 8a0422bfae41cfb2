"""Ways out: changes of the week file after which there is a roster, the cheapest first."""
