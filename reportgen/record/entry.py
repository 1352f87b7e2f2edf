"""The nouns of the record: a briefing's files, a briefing, and all of a year's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.errors import Finding
from reportgen.record.reads import Reads


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a briefing, by its name in the year's folder, and the hash of what was built.

    `beside` is the name that it was given where a file stood in its place that is not ours. `edited` is the
    hash of such a file as it was when somebody was last told of it.
    """

    name: str
    sha256: str
    beside: str = ""
    edited: str = ""

    @property
    def place(self) -> str:
        """Where it was put."""
        return self.beside or self.name


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one briefing: its files, what was read for them, and what was found.

    `read` names the set of parts; it is empty where the files are of no known build. `findings` are those of
    the files that lie there, `failed` is why the last attempt to build newer ones came to nothing.
    """

    key: str
    kind: str
    code: str
    outputs: tuple[Output, ...] = ()
    read: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    failed: tuple[Finding, ...] = ()

    def output(self, name: str) -> Output | None:
        """The output of that name."""
        return next((one for one in self.outputs if one.name == name), None)


@dataclass(slots=True)
class Record:
    """What is known of a year's folder, kept up while a run goes on: entries by key, sets and parts by id.

    `about` is what is told of the run that wrote it last: versions, inputs, who is left out.
    """

    year: int
    about: dict[str, object] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    sets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def learn(self, reads: Reads) -> bool:
        """Keep what was read; whether it is new."""
        new = reads.id not in self.sets
        if new:
            self.sets[reads.id] = tuple(part.id for part in reads.parts)
            for part in reads.parts:
                self.parts.setdefault(part.id, part.answers)
        return new

    def answers(self, read: str) -> Iterator[tuple[str, str]]:
        """The questions of a set with their answers."""
        for part in self.sets.get(read, ()):
            yield from self.parts[part].items()

    def tidy(self) -> None:
        """Forget the sets and parts that no entry refers to."""
        used = {entry.read for entry in self.entries.values()}
        self.sets = {id: parts for id, parts in sorted(self.sets.items()) if id in used}
        kept = {part for parts in self.sets.values() for part in parts}
        self.parts = {id: answers for id, answers in sorted(self.parts.items()) if id in kept}
        self.entries = dict(sorted(self.entries.items()))
