"""What doesn't hold, as findings: the page, the place there, what it should say and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.data.dataset import Dataset
from reportgen.document.nodes import Briefing
from reportgen.errors import Finding, Severity
from reportgen.verify.derive import wrong_figures
from reportgen.verify.docx import check_docx, id_of_docx
from reportgen.verify.found import Fault
from reportgen.verify.heard import heard_alone
from reportgen.verify.held import Held, held_of, held_of_edited, pairs
from reportgen.verify.pdf import check_pdf, id_of_pdf
from reportgen.verify.pieces import lost_in

_SHOWN = 5
_LONG = 40  # letters; of longer words only the numbers that differ are set against each other
_DO = "The program is at fault. Build again; if it stays, report it with this message."


def unproven(
    files: Mapping[str, bytes], briefing: Briefing, dataset: Dataset, letterhead: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """Why finished files (by their extension) must not leave: what in them doesn't hold; () where all does.

    Each figure must be what the observations come to, and each file must show the briefing, all of it and
    nothing else.
    """
    found = [Finding(Severity.ERROR, briefing.slug, said, _DO) for said in underived(briefing, dataset)]
    found += [Finding(Severity.ERROR, briefing.slug, said, _DO) for said in few(_unshown(briefing))]
    for extension, data in files.items():
        faults = faults_of(extension, data, briefing, letterhead)
        name = f"{briefing.slug}.{extension}"
        found += [Finding(Severity.ERROR, name, line, _DO) for line in few(map(said, faults))]
    return tuple(found)


def _unshown(briefing: Briefing) -> Iterator[str]:
    """What a briefing has that no file can show, or says to those who can't see what it shows."""
    for words in lost_in(briefing):
        yield f"“{words}” stands around a table or chart that has nothing in it."
    yield from (f"{said}." for said in heard_alone(briefing))


def faults_of(
    extension: str, data: bytes, briefing: Briefing, letterhead: tuple[str, ...] = ()
) -> tuple[Fault, ...]:
    """What in one finished file isn't as the briefing has it."""
    if extension == "pdf":
        return check_pdf(data, briefing, letterhead)
    return check_docx(data, briefing, letterhead)


def held(extension: str, data: bytes, briefing: Briefing, letterhead: tuple[str, ...] = ()) -> Held:
    """What of one finished file holds; a Word file may have been edited since.

    Raises InputError for what is no whole Word file.
    """
    faults = faults_of(extension, data, briefing, letterhead)
    if faults and extension == "docx":
        from reportgen.verify.edited import compare_edited  # which no build needs

        return held_of_edited(compare_edited(data, briefing, letterhead))
    return held_of(faults, briefing)


def barriers(extension: str, data: bytes) -> tuple[Finding, ...]:
    """What in a finished Word file keeps somebody from reading it, as warnings; nobody edits a PDF."""
    if extension != "docx":
        return ()
    from reportgen.verify.wordbarriers import barriers_in  # which no build needs

    return barriers_in(data)


def id_of(extension: str, data: bytes) -> str:
    """What a finished file says that it is a briefing of; "" where it doesn't say."""
    return {"pdf": id_of_pdf, "docx": id_of_docx}[extension](data)


def underived(briefing: Briefing, dataset: Dataset) -> list[str]:
    """The figures that the observations don't come to, as sentences; the first few."""
    return few(f"the data don't hold this figure: {one.reason}" for one in wrong_figures(briefing, dataset))


def few(lines: Iterable[str]) -> list[str]:
    """The first lines, and how many more there are."""
    every = list(lines)
    more = len(every) - _SHOWN
    return every if more <= 0 else [*every[:_SHOWN], f"{more} more of the kind."]


def said(fault: Fault) -> str:
    """A fault as a sentence: "page 2, row “Maine”: it should say “11” and says “12”."."""
    return f"{place(fault)}: {differs(fault.expected, fault.found)}."


def place(fault: Fault) -> str:
    """Where a fault is: "page 2, the table “Reports”, row “Maine”"."""
    return f"page {fault.page}, {fault.where}" if fault.page else fault.where


def differs(expected: str, found: str) -> str:
    """What should stand there and what does: "it should say “11” and says “12”"."""
    wanted, there = expected.replace("\u00a0", " "), found.replace("\u00a0", " ")
    if not wanted:
        return f"nothing should stand there, and “{there}” does"
    changed = [(number, other) for number, other in pairs(expected, found) if number and other]
    if len(wanted) > _LONG and len(changed) == len(pairs(expected, found)) > 0:
        numbers = " and ".join(f"“{number}”, where “{other}” stands" for number, other in changed)
        return f"it should say {numbers}, in “{wanted}”"
    if not there:
        return f"it should say “{wanted}”, and that is missing"
    return f"it should say “{wanted}” and says “{there}”"
