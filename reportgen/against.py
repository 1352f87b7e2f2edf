"""What stands against a release: errors, and rows that nobody has accepted, unless named with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.check.coverage import to_review
from reportgen.errors import Finding, Severity, UsageError
from reportgen.pipeline import Materials

Despite = tuple[tuple[str, str], ...]
"""What a release goes out despite, each with the reason: a figure's key, or an input file."""


def parse_despite(texts: Iterable[str]) -> Despite:
    """ "MA/missing_other/2023=confirmed by phone" as a pair; raises UsageError for what is none."""
    found = []
    for text in texts:
        name, equals, reason = (part.strip() for part in text.partition("="))
        if not (name and equals and reason):
            what, do = f'"{text}" names no reason.', 'Write --despite "PLACE/MEASURE/YEAR=why it holds".'
            raise UsageError(what, where="--despite", do=do)
        found.append((name, reason))
    return tuple(found)


def against(materials: Materials, year: int, despite: Despite) -> tuple[Finding, ...]:
    """Every reason why this year's set must not be released that isn't named in `despite`.

    Raises UsageError for a name in `despite` of which nothing has to be said.
    """
    named, used, standing = {name for name, _ in despite}, set[str](), []
    for finding, names in _objections(materials, year):
        met = named & set(names)
        used |= met
        if not met:
            standing.append(finding)
    for name in sorted(named - used):
        what = f"nothing stands against {name}."
        raise UsageError(what, where="--despite", do="Leave it out, or write it as `reportgen check` does.")
    return tuple(standing)


def _objections(materials: Materials, year: int) -> Iterator[tuple[Finding, list[str]]]:
    """What stands against it, each with the names that it goes by."""
    for finding in materials.findings:
        if finding.severity is Severity.ERROR:
            yield _told(finding, [finding.where.partition(",")[0]])
    for concern in materials.concerns:
        if concern.stops and concern.year == year:
            yield _told(concern.finding, list(map(str, concern.keys)))
    for concern in to_review(materials.dataset):
        if concern.year == year:
            yield _told(concern.finding, list(map(str, concern.keys)))


def _told(finding: Finding, names: list[str]) -> tuple[Finding, list[str]]:
    """The same as an error, with what to type where it is known and holds."""
    do = f'{finding.do.rstrip(".")}. Or, where it is known: --despite "{names[0]}=REASON"' if names else ""
    return Finding(Severity.ERROR, finding.where, finding.what, do or finding.do), names
