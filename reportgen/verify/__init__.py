"""Finished files held against what they must say, and what they say against the input files."""

from reportgen.verify.findings import barriers, held, id_of, place, said, underived, unproven
from reportgen.verify.found import Fault
from reportgen.verify.held import Held, pairs
from reportgen.verify.onpages import pages_of

__all__ = [
    "Fault",
    "Held",
    "barriers",
    "held",
    "id_of",
    "pages_of",
    "pairs",
    "place",
    "said",
    "underived",
    "unproven",
]
