"""reportgen turns structured state data into briefings for legislators."""

__version__ = "0.1.0"
