"""Errata: what a revision prints otherwise than the release before it, figure by figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.document.nodes import Briefing, Figure, Formula
from reportgen.document.walk import figures
from reportgen.explain import Wording
from reportgen.explain.sidecar import harmless
from reportgen.pipeline import Job, Materials, compose_job
from reportgen.verify.arithmetic import work_out
from reportgen.verify.worked import Memory, Worked

NOT_GIVEN = "not given"
COLUMNS = ("figure", "was", "is", "briefings")
_BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for something else


@dataclass(frozen=True, slots=True)
class Erratum:
    """One figure that is another now: what it is of, what was printed and is, and in which briefings.

    A figure that couldn't be given before, or can't now, is "not given".
    """

    figure: str
    was: str
    now: str
    briefings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sets: its materials and its jobs, by the names of their files."""

    materials: Materials
    jobs: Mapping[str, Job]


def side(materials: Materials, jobs: Iterable[Job]) -> Side:
    """The side of these jobs."""
    return Side(materials, {job.slug: job for job in jobs})


def errata(before: Side, after: Side) -> tuple[Erratum, ...]:
    """Every figure of the briefings in both sets that came to another number; first those of a source."""
    old, new = Memory(before.materials.dataset), Memory(after.materials.dataset)
    wording = Wording.of(after.materials.dataset)
    found: dict[tuple[Formula, str, str], list[str]] = {}
    for slug in (slug for slug in after.jobs if slug in before.jobs):
        printed = _printed(before, slug), _printed(after, slug)
        for formula, was, now in _other(*printed, old, new):
            found.setdefault((formula, was, now), []).append(slug)
    stated_first = sorted(found.items(), key=lambda one: one[0][0][0] != "figure")
    return tuple(
        Erratum(_named(wording(formula)), was, now, tuple(slugs))
        for (formula, was, now), slugs in stated_first
    )


def _printed(side: Side, slug: str) -> dict[Formula, str]:
    """What a briefing prints for each formula; a figure that stands in several forms, as it does first."""
    briefing = compose_job(side.jobs[slug], side.materials, side.materials.dataset.watched())
    return {figure.formula: _text(figure) for figure in reversed(list(_formed(briefing)))}


def _formed(briefing: Briefing) -> Iterator[Figure]:
    return (figure for figure in figures(briefing) if figure.formula)


def _text(figure: Figure) -> str:
    return figure.text.replace("\u00a0", " ")


def _other(
    was: Mapping[Formula, str], now: Mapping[Formula, str], old: Memory, new: Memory
) -> Iterator[tuple[Formula, str, str]]:
    """The formulas that come to something else, with what was printed and is.

    A figure that only the template has dropped, added or put otherwise is no erratum.
    """
    for formula in dict.fromkeys((*now, *was)):
        before, after = work_out(formula, old), work_out(formula, new)
        if _said(before, old) == _said(after, new):
            continue
        texts = was.get(formula, NOT_GIVEN), now.get(formula, NOT_GIVEN)
        dropped = NOT_GIVEN in texts and before.value is not None and after.value is not None
        if texts[0] != texts[1] and not dropped:
            yield formula, *texts


def _said(worked: Worked, memory: Memory) -> tuple[object, ...]:
    """What there is to say of a number, of one that a source states with how exactly."""
    ids = worked.ids if worked.own else ()
    return worked.value, worked.nature, {memory.dataset.by_id[id].qualifier for id in ids}


def _named(words: str) -> str:
    """A formula's words as the name of its figure."""
    return words.removeprefix("stated so by its source: ")


def as_table(found: Iterable[Erratum]) -> bytes:
    """The errata as CSV, which spreadsheets open."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        writer.writerow(map(harmless, (one.figure, one.was, one.now, "; ".join(one.briefings))))
    return _BOM + text.getvalue().encode()
