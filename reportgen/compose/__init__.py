"""Templates and data in, one frozen Briefing out."""

from reportgen.compose.briefing import Subject, compose
from reportgen.compose.identity import Identity, read_id, roster_asked, words_mark
from reportgen.compose.people import check_columns
from reportgen.compose.template import Templates
from reportgen.compose.vocabulary import check_ids

__all__ = [
    "Identity",
    "Subject",
    "Templates",
    "check_columns",
    "check_ids",
    "compose",
    "read_id",
    "roster_asked",
    "words_mark",
]
