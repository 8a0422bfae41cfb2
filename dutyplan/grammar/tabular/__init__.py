"""Tables from CSV and from workbooks, each cell with its place."""
