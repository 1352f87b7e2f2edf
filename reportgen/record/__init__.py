"""The record: what was built, from what, and what became of it; manifest.json and the journal of a run."""

from reportgen.record.entry import Entry, Output, Record
from reportgen.record.journal import Journal, journaled, remove_journal
from reportgen.record.manifest import MANIFEST, read_manifest, write_manifest
from reportgen.record.reads import Part, Reads, reads_of

__all__ = [
    "MANIFEST",
    "Entry",
    "Journal",
    "Output",
    "Part",
    "Reads",
    "Record",
    "journaled",
    "read_manifest",
    "reads_of",
    "remove_journal",
    "write_manifest",
]
