"""Staged files on their way into place: where each may go, and what is written down before."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern

from reportgen.errors import Finding, PublishError, Severity
from reportgen.pipeline import Outcome
from reportgen.publish import Staged, discard, free_place, hash_of, move
from reportgen.record import Entry, Journal, Output, Reads, Record, journaled


@dataclass(frozen=True, slots=True)
class Desk:
    """A year's folder, its record, and the journal of the run: the one place where files are moved."""

    folder: Path
    record: Record
    journal: Journal

    def settle(self, outcome: Outcome) -> tuple[Entry, tuple[Finding, ...]]:
        """The entry of a briefing, once its files are in place together, and what is to be told of them.

        Raises PublishError; then what lay there before still lies there.
        """
        old = self.record.entries.get(outcome.job.key) or _blank(outcome)
        assert outcome.reads
        try:
            placed = [(one, *self._place(one, old)) for one in outcome.staged]
            entry = replace(
                old,
                outputs=tuple(output for _, output, _ in placed),
                read=outcome.reads.id,
                own={intern(question): intern(answer) for question, answer in outcome.reads.own.items()},
                findings=outcome.findings,
                failed=(),
            )
            self._write(entry, outcome.reads, {output.name: one.part.name for one, output, _ in placed})
        except BaseException:
            discard(outcome.staged)
            raise
        self._move(old, [replace(one, target=self.folder / output.place) for one, output, _ in placed])
        self.record.entries[entry.key] = entry
        _take_away(self.folder, _left_over(old, entry))
        return entry, tuple(told for _, _, told in placed if told)

    def fail(self, outcome: Outcome) -> None:
        """Write down why a briefing could not be built; what was known of its files stays true."""
        old = self.record.entries.get(outcome.job.key) or _blank(outcome)
        entry = replace(old, failed=outcome.findings)
        self.journal.write(entry, None, {})
        self.record.entries[entry.key] = entry

    def _place(self, one: Staged, old: Entry) -> tuple[Output, Finding | None]:
        """Where a file is to go: over what is ours, or beside what is not; and a word about that."""
        name = one.target.relative_to(self.folder).as_posix()
        before = old.output(name)
        ours = {one.sha256, before.sha256} if before else {one.sha256}
        place = free_place(one.target, ours)
        if place == one.target:
            return Output(name, one.sha256), None
        beside = place.relative_to(self.folder).as_posix()
        return Output(name, one.sha256, beside, hash_of(one.target)), _laid_beside(one.target, place)

    def _write(self, entry: Entry, reads: Reads, staged: Mapping[str, str]) -> None:
        self.journal.write(entry, reads if self.record.learn(reads) else None, staged)

    def _move(self, old: Entry, staged: Iterable[Staged]) -> None:
        try:
            move(staged)
        except BaseException:
            with contextlib.suppress(PublishError):  # why they could not be moved is told
                self.journal.write(old, None, {})
            raise


def recover(folder: Path, record: Record) -> bool:
    """Take over what a run that was killed had written down, and finish its moves; whether there was any.

    Where a file is still the older one and the newer is lost, the briefing counts as cut short.
    """
    found = False
    for line in journaled(folder, record):
        found = True
        old = record.entries.get(line.entry.key)
        outputs = tuple(
            _recovered(folder, output, line.staged.get(output.name, ""), old) for output in line.entry.outputs
        )
        whole = outputs == line.entry.outputs
        entry = line.entry if whole else replace(line.entry, outputs=outputs, read="", own={})
        record.entries[entry.key] = entry
        if whole and line.staged and old:
            _take_away(folder, _left_over(old, entry))
    return found


def _recovered(folder: Path, output: Output, part: str, old: Entry | None) -> Output:
    """The output as it lies there, moved into its place if that was still to be done."""
    place = folder / output.place
    found, before = hash_of(place), old.output(output.name) if old else None
    if found == output.sha256 or not part:
        return output
    ours = {"", before.sha256} if before else {""}
    waiting = Staged(place.with_name(part), place, output.sha256)
    if found in ours and hash_of(waiting.part) == output.sha256:
        with contextlib.suppress(PublishError):
            move([waiting])
            return output
    return before if before and found in ours else output


def _left_over(old: Entry, new: Entry) -> Iterable[Output]:
    """What of a briefing's older files is no longer one of its files, where it lies."""
    kept = {output.place for output in new.outputs}
    return [output for output in old.outputs if output.place not in kept]


def _take_away(folder: Path, outputs: Iterable[Output]) -> None:
    """Take away those of these files that are as we left them; somebody's changes stay."""
    for output in outputs:
        with contextlib.suppress(OSError, PublishError):
            if hash_of(folder / output.place) == output.sha256:
                (folder / output.place).unlink()


def _blank(outcome: Outcome) -> Entry:
    return Entry(outcome.job.key, outcome.job.kind, outcome.job.code)


def _laid_beside(target: Path, place: Path) -> Finding:
    what = "The file that lies there isn't as reportgen left it, and is kept. The new one lies beside it."
    do = "Take over what you need, then remove one of the two."
    return Finding(Severity.WARNING, f"{target} (the new one: {place.name})", what, do)
