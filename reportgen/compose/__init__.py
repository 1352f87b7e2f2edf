"""Templates and data in, one frozen Briefing out."""

from reportgen.compose.briefing import Subject, compose
from reportgen.compose.template import Templates

__all__ = ["Subject", "Templates", "compose"]
