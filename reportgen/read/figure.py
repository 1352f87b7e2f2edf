"""What a value cell and the columns beside it say together, or why they clash."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reportgen.data.observation import Qualifier, Status
from reportgen.read.cells import Fault, Stated


@dataclass(frozen=True, slots=True)
class Settled:
    """A value (None unless its status has one), how exactly it was stated, and its status."""

    value: int | Decimal | None
    qualifier: Qualifier
    status: Status


def settled(
    said: Stated, qualifier: Qualifier | None = None, status: Status | None = None
) -> Settled | Fault:
    """The value cell and what stands beside it as one; a blank alone is neither figure nor zero."""
    if said.status and status and said.status is not status:
        what = f"The value says {said.status}, the status column {status}."
        return Fault(what, "Make the two say the same.")
    if said.qualifier and qualifier and said.qualifier is not qualifier:
        what = f"The value says {said.qualifier}, the qualifier column {qualifier}."
        return Fault(what, "Make the two say the same.")
    status, qualifier = said.status or status or Status.FINAL, said.qualifier or qualifier or Qualifier.EXACT
    if said.value is None and status.has_value:
        do = "Write the number (0 for a true zero), or [x] for not available; or take the row away."
        return Fault("The value is blank.", do)
    if said.value is None and qualifier is not Qualifier.EXACT:
        return Fault(f"It says {qualifier} of no number.", "Write the number, or leave the qualifier blank.")
    if said.value is not None and not status.has_value:
        do = "Take the number away, or the status."
        return Fault(f"There is a number, {said.value}, and the status says {status}.", do)
    return Settled(said.value, qualifier, status)
