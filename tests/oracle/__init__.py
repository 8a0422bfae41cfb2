"""A second opinion: rosters by brute force, from the words of the week file alone.

Nothing here imports `dutyplan`; what both get wrong must have been misread twice.
"""
