"""inputs/measures.toml and inputs/sources.csv → Codebook: what the project's figures may be of and from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reportgen.data.dataset import Codebook
from reportgen.errors import Finding, InputError
from reportgen.project import Project
from reportgen.read.measures import read_measures
from reportgen.read.sources import read_sources

T = TypeVar("T")


def read_codebook(project: Project) -> Codebook:
    """The project's places, regions, measures and sources; raises InputError with all that is wrong."""
    findings: list[Finding] = []
    measures = _or_findings(read_measures, project, findings)
    sources = _or_findings(read_sources, project, findings)
    if measures is None or sources is None:
        raise InputError.of(findings)
    return Codebook(project.places, project.regions, measures, sources)


def _or_findings(read: Callable[[Project], T], project: Project, findings: list[Finding]) -> T | None:
    try:
        return read(project)
    except InputError as error:
        findings.extend(error.findings)
        return None
