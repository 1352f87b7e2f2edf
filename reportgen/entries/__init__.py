"""[schedule] of reportgen.toml → what is due each year, on which day, and what must be there first."""

from reportgen.entries.entry import Action, Entry, Least, Need
from reportgen.entries.names import Names
from reportgen.entries.read import read_entries

__all__ = ["Action", "Entry", "Least", "Names", "Need", "read_entries"]
