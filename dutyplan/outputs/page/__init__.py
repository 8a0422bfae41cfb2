"""The page: its template, its style, its script, and what the template asks for."""
