"""What the functional tests share, each made once: this project's materials, briefings and finished files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from finished import Pdf, Word, read_pdf, read_word
from projects import ROOT, briefing_of, built, opened

from reportgen.document.nodes import Briefing
from reportgen.pipeline import Materials, Outcome


@dataclass
class Shelf:
    """Briefings of this project as they are asked for, each composed, built and read back once."""

    materials: Materials
    out: Path

    def __post_init__(self) -> None:
        self._briefings: dict[str, Briefing] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._read: dict[Path, Pdf | Word] = {}

    def briefing(self, name: str) -> Briefing:
        if name not in self._briefings:
            self._briefings[name] = briefing_of(self.materials, name)
        return self._briefings[name]

    def outcome(self, name: str) -> Outcome:
        if name not in self._outcomes:
            self._outcomes[name] = built(self.materials, name, self.out)
        return self._outcomes[name]

    def pdf(self, name: str) -> Pdf:
        found = self._read_back(name, 0)
        assert isinstance(found, Pdf)
        return found

    def word(self, name: str) -> Word:
        found = self._read_back(name, 1)
        assert isinstance(found, Word)
        return found

    def _read_back(self, name: str, at: int) -> Pdf | Word:
        outcome = self.outcome(name)
        assert not outcome.failed, outcome.findings
        file = outcome.files[at]
        if file not in self._read:
            self._read[file] = (read_pdf, read_word)[at](file)
        return self._read[file]


@pytest.fixture(scope="session")
def ours() -> Materials:
    """The materials of this repository's own project."""
    return opened(ROOT)


@pytest.fixture(scope="session")
def shelf(ours: Materials, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(ours, tmp_path_factory.mktemp("shelf"))
