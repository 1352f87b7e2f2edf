"""Spaces that both writers keep, in points, and how many rows of a table stay together."""

from __future__ import annotations

BETWEEN_FIGURES = 18.0
"""Between two tables or charts that follow one another."""
RULE_TO_HEADING = 7.0
"""From the rule above a heading of level 2 to its line."""
CONTENTS_INDENT = 10.0
"""By how much an entry of the contents that stands below another is set in."""
BELOW_LOGO, BELOW_LETTERHEAD = 6.0, 18.0
"""Below the logo, where the office's name follows, and below the whole letterhead."""
WHOLE = 12
"""A table of up to so many rows is never split."""
