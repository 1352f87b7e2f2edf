"""Released sets on the disk: where they lie, what each keeps of itself, and the snapshot it was made from."""

from reportgen.release.folders import (
    BRIEFINGS,
    RELEASES,
    SNAPSHOT,
    STARTER,
    find_release,
    folder_of,
    inside_a_release,
    revisions,
)
from reportgen.release.kept import KEPT, Kept, Made, read_kept, versions, written
from reportgen.release.snapshot import altered, hashes_below, take_snapshot
from reportgen.release.staging import put_in_place, staged

__all__ = [
    "BRIEFINGS",
    "KEPT",
    "RELEASES",
    "SNAPSHOT",
    "STARTER",
    "Kept",
    "Made",
    "altered",
    "find_release",
    "folder_of",
    "hashes_below",
    "inside_a_release",
    "put_in_place",
    "read_kept",
    "revisions",
    "staged",
    "take_snapshot",
    "versions",
    "written",
]
