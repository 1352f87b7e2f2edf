"""Writing into an input table who accepted a row: one cell changes, and nothing else of the file."""

from reportgen.accept.row import accept

__all__ = ["accept"]
