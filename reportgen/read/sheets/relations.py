"""What must hold between figures: parts add up, a figure has one value, sheets agree on the nation's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.data.dataset import agree, rank
from reportgen.data.jurisdiction import NATION
from reportgen.data.observation import Key, Observation, Qualifier
from reportgen.errors import Finding, Severity
from reportgen.read.sheets.profile import Profile

Checked = tuple[list[Observation], list[Finding]]


def once_each(stated: Sequence[Observation]) -> Checked:
    """One observation of each figure of a document; an error for each that has two values."""
    by_id: dict[str, list[Observation]] = {}
    for one in stated:
        by_id.setdefault(one.id, []).append(one)
    kept, findings = [], []
    for found in by_id.values():
        clashing = [other for other in found[1:] if not agree(found[0], other)]
        best = min(found, key=lambda one: (bool(one.review), *rank(one))) if not clashing else found[0]
        if clashing:
            other = clashing[0]
            said = f"The document also gives {_shown(other)} ({other.locator.original})."
            best = _doubted(best, said)
            what = f"{best.key} is {_shown(best)} here and {_shown(other)} in {other.locator.original}."
            do = "Look at the sheet; the first is in the table, for review."
            findings.append(_error(best, what, do))
        kept.append(best)
    return kept, findings


def sums(stated: Sequence[Observation], profile: Profile) -> Checked:
    """The observations, those whose parts don't add up with a reason for review; and the errors."""
    by_id = {one.id: one for one in stated}
    findings = []
    for one in stated:
        for total in profile.sums:
            if one.key.measure != total.total or (one.key.jurisdiction == NATION) != (total.of == "nation"):
                continue
            ids = [_id(one.key._replace(measure=part), one.source) for part in total.parts]
            parts = [by_id[id] for id in ids if id in by_id]
            if len(parts) < len(ids) or any(p.qualifier is not Qualifier.EXACT for p in (*parts, one)):
                continue
            added = sum(part.value or 0 for part in parts)
            if added != one.value:
                terms = " + ".join(f"{part.value:,}" for part in parts)
                what = f"{one.key} is {one.value:,}, and its parts add up to {added:,} ({terms})."
                findings.append(_error(one, what, "Look at the sheet: one of them is wrong."))
                for each in (one, *parts):
                    by_id[each.id] = _doubted(
                        by_id[each.id], f"The parts add up to {added:,}, the total is {one.value:,}."
                    )
    return list(by_id.values()), findings


def across(stated: Iterable[Observation]) -> Checked:
    """The observations of all documents, those on which two disagree with a reason; and the errors."""
    by_key: dict[Key, list[Observation]] = {}
    for one in (stated := tuple(stated)):
        by_key.setdefault(one.key, []).append(one)
    said: dict[str, str] = {}
    findings = []
    for key, found in by_key.items():
        first = found[0]
        torn = [other for other in found[1:] if not agree(first, other)]
        if torn:
            what = f"{key} is {_shown(first)} here and {_shown(torn[0])} in {torn[0].locator}."
            do = "Look at both sheets: one is wrong, or they are of different days."
            findings.append(_error(first, what, do))
            for one in found:
                said[one.id] = f"Another sheet gives {_shown(first if one in torn else torn[0])}."
    return [_doubted(one, said[one.id]) if one.id in said else one for one in stated], findings


def _id(key: Key, source: str) -> str:
    return f"{key}@{source}"


def _doubted(one: Observation, reason: str) -> Observation:
    return one if reason in one.review else replace(one, review=f"{one.review} {reason}".strip())


def _error(one: Observation, what: str, do: str) -> Finding:
    return Finding(Severity.ERROR, f"{one.locator}", what, do)


def _shown(one: Observation) -> str:
    value = f"{one.value:,}"
    return value if one.qualifier is Qualifier.EXACT else f"{one.qualifier.replace('_', ' ')} {value}"
