"""What stands behind each figure of a briefing, in words: how it was worked out, and from which cells."""

from reportgen.explain.placed import Placed, placed
from reportgen.explain.sidecar import NAME, sidecar, titled
from reportgen.explain.worded import Wording, observed

__all__ = ["NAME", "Placed", "Wording", "observed", "placed", "sidecar", "titled"]
