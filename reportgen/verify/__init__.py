"""Finished files held against what they must say, and what they say against the input files."""
