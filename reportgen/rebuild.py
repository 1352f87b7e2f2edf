"""A released set made again from its snapshot, and held against what was released, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reportgen.built_set import build_set
from reportgen.data.release import Release
from reportgen.errors import Finding, UsageError
from reportgen.project import Project
from reportgen.release import BRIEFINGS, KEPT, altered, find_release, hashes_below, inside_a_release, versions
from reportgen.remade import Remade, remade


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of making a set again: the files that came out the same, and those that didn't.

    `altered` are files of the set that are no longer what was released; `versions` are of what is installed
    otherwise than then: name, then, now.
    """

    release: Release
    same: tuple[str, ...]
    other: tuple[str, ...]
    altered: tuple[str, ...]
    versions: tuple[tuple[str, str, str], ...]
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether the very bytes were made again, and still lie there."""
        return not self.other and not self.altered

    def lines(self) -> list[str]:
        """The result as lines."""
        count = len(self.same)
        if self.holds:
            return [f"{self.release.name}: all {count} files came out the same, byte for byte."]
        lines = [f"{self.release.name}: {count} of {count + len(self.other)} files came out the same."]
        lines += [f"  {name}: other bytes than were released." for name in self.other]
        lines += [f"  {name}: no longer what was released." for name in self.altered]
        lines += [f"  {said}" for said in self.findings]
        lines += [f"  Made with {name} {then}; here is {now}." for name, then, now in self.versions]
        if self.versions:
            lines.append(f"  Install those versions ({KEPT} has them all) to make the same bytes again.")
        return lines


def rebuild(project: Project, text: str, out: Path | None = None, workers: int | None = None) -> Rebuilt:
    """The release of that name made again, into `out` if given; raises UsageError where it isn't there."""
    folder = find_release(project.root, text)
    if out and (inside_a_release(out) or out.exists()):
        what, do = "it is there already.", "Name a folder that isn't there yet."
        raise UsageError(what, where=str(out), do=do)
    found = remade(folder)
    with tempfile.TemporaryDirectory() as scratch:
        result = _held(found, Path(scratch), workers)
        if out:
            shutil.copytree(Path(scratch) / BRIEFINGS, out)
    return result


def _held(found: Remade, scratch: Path, workers: int | None) -> Rebuilt:
    kept = found.kept
    results = build_set(found.jobs, found.materials, scratch, workers)
    made = hashes_below(scratch, BRIEFINGS)
    names = sorted({*kept.files, *made})
    now = versions()
    return Rebuilt(
        kept.release,
        tuple(name for name in names if made.get(name) == kept.files.get(name)),
        tuple(name for name in names if made.get(name) != kept.files.get(name)),
        altered(found.folder, {**kept.files, **kept.snapshot}, BRIEFINGS, "snapshot"),
        tuple(
            (name, then, now.get(name, "none"))
            for name, then in kept.versions.items()
            if now.get(name) != then
        ),
        tuple(said for one in results if one.failed for said in one.findings),
    )
