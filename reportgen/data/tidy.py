"""The columns of a tidy table, one row of which is one observation."""

from __future__ import annotations

COLUMNS = (
    "jurisdiction",
    "measure",
    "period",
    "value",
    "qualifier",
    "status",
    "source",
    "locator",
    "quote",
    "review",
    "accepted",
)
REQUIRED = ("jurisdiction", "measure", "period", "value", "source")
