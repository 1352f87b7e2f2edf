"""Which briefings are current: what was read for them is the same today, and their files are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reportgen.answers import key_of, roster_answer
from reportgen.data.observation import Key
from reportgen.errors import Finding
from reportgen.pipeline import Job, Materials, cells_in, stopped, warnings
from reportgen.publish import hash_of
from reportgen.reasons import CUT_SHORT, NEW, STOPPED, Change, also_as, altered, gone, in_words
from reportgen.record import Entry, Output, Record


@dataclass(frozen=True, slots=True)
class Standing:
    """How a briefing stands: why it must be built (() where it is current) and what is to be told of it.

    `entry` is what the record says of it, with what was seen just now.
    """

    job: Job
    why: tuple[str, ...]
    entry: Entry | None = None
    findings: tuple[Finding, ...] = ()


class Look:
    """A look at a year's folder and its record, with the materials of today; what is shared is done once."""

    def __init__(self, record: Record, materials: Materials, folder: Path) -> None:
        self.record, self.materials, self.folder = record, materials, folder
        self.changed = cache(self._changed)
        self.part_changed = cache(self._part_changed)
        self.keys = cache(self._keys)
        self.stopped = cache(lambda read: stopped(materials, self.keys(read)))
        self.warnings = cache(self._warnings)

    def standing(self, job: Job) -> Standing:
        """How the briefing of a job stands."""
        entry = self.record.entries.get(job.key)
        if entry is None or not entry.outputs:
            return Standing(job, (NEW,), entry)
        seen = [(one, hash_of(self.folder / one.name)) for one in entry.outputs]
        why = (*self._outdated(job, entry), *(gone(one.name) for one, found in seen if not found))
        outputs, edited = _edited(seen)
        why = (*why, *edited)
        findings = self.warnings(entry.read, job.year)
        entry = replace(entry, outputs=outputs, findings=findings, failed=entry.failed if why else ())
        return Standing(job, why, entry, findings)

    def _outdated(self, job: Job, entry: Entry) -> Iterator[str]:
        new = [ext for ext in job.formats if not entry.output(f"{job.key}.{ext}")]
        if not entry.read:
            yield CUT_SHORT
            return
        if new:
            yield also_as(new)
        yield from in_words((*self.changed(entry.read), *self._own_changed(job, entry.own)))
        if self.stopped(entry.read):
            yield STOPPED

    def _changed(self, read: str) -> tuple[Change, ...]:
        return tuple(one for part in self.record.sets.get(read, ()) for one in self.part_changed(part))

    def _part_changed(self, part: str) -> tuple[Change, ...]:
        answer = self.materials.answers
        return tuple(
            Change(question, was, answer(question))
            for question, was in self.record.parts[part].items()
            if answer(question) != was
        )

    def _own_changed(self, job: Job, own: Mapping[str, str]) -> Iterator[Change]:
        for question, was in own.items():
            kind, _, of = question.partition(" ")
            if kind == "roster":
                now = roster_answer(job.person, of) if job.person else ""
            else:
                now = self.materials.answers(question)
            if now != was:
                yield Change(question, was, now)

    def _keys(self, read: str) -> frozenset[Key]:
        asked = (one for one, _ in self.record.answers(read) if one.startswith("figure "))
        return frozenset(key_of(one.removeprefix("figure ")) for one in asked)

    def _warnings(self, read: str, year: int) -> tuple[Finding, ...]:
        known = self.materials.dataset.by_id
        cited = [id for id in cells_in(one for one, _ in self.record.answers(read)) if id in known]
        return warnings(self.materials, year, self.keys(read), cited)


def _edited(seen: list[tuple[Output, str]]) -> tuple[tuple[Output, ...], tuple[str, ...]]:
    """The outputs as they are, and a reason for each file that somebody changed since it was last seen."""
    outputs, why = [], []
    for one, found in seen:
        if found in {"", one.sha256}:
            outputs.append(replace(one, beside="", edited="") if found else one)
            continue
        if found != one.edited:
            why.append(altered(one.name))
        outputs.append(replace(one, edited=found))
    return tuple(outputs), tuple(why)
