"""The table format that every part of the program reads and writes: one row per observation."""

from __future__ import annotations

from decimal import Decimal

from reportgen.data.observation import Observation, Qualifier, Status

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


def row_of(observation: Observation) -> dict[str, str]:
    """The row of an observation, by column; exact and final are left blank, as they go without saying."""
    key, locator = observation.key, observation.locator
    exact, final = observation.qualifier is Qualifier.EXACT, observation.status is Status.FINAL
    return {
        "jurisdiction": key.jurisdiction,
        "measure": key.measure,
        "period": str(key.period),
        "value": "" if observation.value is None else _plain(observation.value),
        "qualifier": "" if exact else observation.qualifier.value,
        "status": "" if final else observation.status.value,
        "source": observation.source,
        "locator": locator.original,
        "quote": locator.quote,
        "review": observation.review,
        "accepted": observation.accepted,
    }


def _plain(value: int | Decimal) -> str:
    # str() of a Decimal may be 1E+3, which no spreadsheet and no reader of ours takes for 1000.
    return str(value) if isinstance(value, int) else format(value, "f")
