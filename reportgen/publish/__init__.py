"""Publish: finished files go into place all together, or not at all, and never over what is not ours."""

from reportgen.publish.lock import locked
from reportgen.publish.ours import free_place, hash_of
from reportgen.publish.place import Staged, clear_scraps, discard, flush, move, publish, stage, stage_pieces
from reportgen.publish.trouble import trouble

__all__ = [
    "Staged",
    "clear_scraps",
    "discard",
    "flush",
    "free_place",
    "hash_of",
    "locked",
    "move",
    "publish",
    "stage",
    "stage_pieces",
    "trouble",
]
