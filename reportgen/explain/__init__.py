"""What stands behind each figure of a briefing, in words: how it was worked out, and from which cells."""

from reportgen.explain.placed import Placed, placed
from reportgen.explain.sidecar import NAME, sidecar, titled
from reportgen.explain.worded import Wording, observed, place_in_words, places_in_words

__all__ = [
    "NAME",
    "Placed",
    "Wording",
    "observed",
    "place_in_words",
    "placed",
    "places_in_words",
    "sidecar",
    "titled",
]
