"""The turn of the year: what the new year still lacks, what its tables are to hold, what is left to do."""

from reportgen.turn.figures import Outstanding, Table, Unchanging, outstanding, unchanging
from reportgen.turn.layout import laid_out
from reportgen.turn.mentions import Mention, mentions
from reportgen.turn.steps import State, Step, steps, to_know
from reportgen.turn.turned import Turn, turn

__all__ = [
    "Mention",
    "Outstanding",
    "State",
    "Step",
    "Table",
    "Turn",
    "Unchanging",
    "laid_out",
    "mentions",
    "outstanding",
    "steps",
    "to_know",
    "turn",
    "unchanging",
]
