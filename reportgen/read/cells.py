"""What one cell says: a number as it was stated, a status marker, nothing, or what can't be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportgen.data.measure import Kind
from reportgen.data.observation import Qualifier, Status


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that can't be used as a figure, and what to do about it; `text` is how it reads as words."""

    what: str
    do: str
    text: str = ""


Content = str | Fault
"""What stands in a cell. A workbook's numbers come as their plain digits, so that one rule reads all."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a value cell states: a number or none, how exactly, and its status where it carries one."""

    value: int | Decimal | None
    qualifier: Qualifier | None = None
    status: Status | None = None


_MARKERS = {
    Status.SUPPRESSED: ("[c]", "[C]", "c", "(c)", "*", "D", "S", "(D)", "(S)", "[D]", "[S]"),
    Status.NOT_AVAILABLE: ("[x]", "[X]", "x", "..", "...", "-", "–", "—", "(NA)", "[NA]"),
    Status.NOT_APPLICABLE: ("[z]", "[Z]", "z", "(X)"),
}
_WORDS = {
    "suppressed": Status.SUPPRESSED,
    "withheld": Status.SUPPRESSED,
    "n/a": Status.NOT_AVAILABLE,
    "na": Status.NOT_AVAILABLE,
    "n.a.": Status.NOT_AVAILABLE,
    "not available": Status.NOT_AVAILABLE,
    "not_available": Status.NOT_AVAILABLE,
    "not applicable": Status.NOT_APPLICABLE,
    "not_applicable": Status.NOT_APPLICABLE,
}
_BY_MARKER = {marker: status for status, markers in _MARKERS.items() for marker in markers}
# (X) is "not applicable" in the Census Bureau's tables and (Z) "rounds to zero": neither is what [x] and [z]
# mean elsewhere, so what isn't certain is asked back.
_UNCERTAIN = ("X", "Z", "(x)", "(z)", "(Z)", "C")

_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_NUMBER = re.compile(rf"-?(?:{_GROUPED}|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_QUALIFIED = re.compile(r"(more than|about|>)\s*(?=[-$0-9])", re.IGNORECASE)
_MARKED = re.compile(r"\s*[\[(]([rp])[\])]$", re.IGNORECASE)
_LONGEST = 30


def marker(text: str) -> Status | None:
    """The status that a marker stands for, None if it is none."""
    return _BY_MARKER.get(text) or _WORDS.get(text.casefold())


def stated(content: Content, kind: Kind) -> Stated | Fault:
    """What a value cell states about a measure of that kind; a blank one states nothing, and no zero."""
    if isinstance(content, Fault):
        return content
    text = " ".join(content.split())
    if not text:
        return Stated(None)
    if text in _UNCERTAIN:
        do = "Write [c] for suppressed, [x] for not available, [z] for not applicable, or the number."
        return Fault(f'"{text}" means different things in different tables.', do)
    status = marker(text)
    return Stated(None, None, status) if status else _number_as_stated(text, kind)


def _number_as_stated(text: str, kind: Kind) -> Stated | Fault:
    rest, qualifier, status = text, None, None
    if found := _QUALIFIED.match(rest):
        qualifier = Qualifier.ABOUT if found[1].casefold() == "about" else Qualifier.MORE_THAN
        rest = rest[found.end() :]
    if marked := _MARKED.search(rest):
        status = Status.REVISED if marked[1].casefold() == "r" else Status.PROVISIONAL
        rest = rest[: marked.start()]
    value = number(rest, kind)
    return value if isinstance(value, Fault) else Stated(value, qualifier, status)


def number(text: str, kind: Kind) -> int | Decimal | Fault:
    """The number that `text` writes for a measure of that kind: an int when it is whole, never a float."""
    digits = text.strip().replace("−", "-")
    if digits.endswith("%"):
        if kind is not Kind.PERCENT:
            return Fault(f'"{text}" is a percentage, and the measure is a {kind.value}.', "Write the number.")
        digits = digits[:-1].rstrip()
    if "$" in digits and kind is Kind.MONEY:
        digits = re.sub(r"^(-?)\$\s*", r"\1", digits)
    if len(digits) > _LONGEST:
        return Fault(f'"{digits[:20]}…" is too long for a figure.', "Write the number alone.")
    if not _NUMBER.fullmatch(digits):
        return _no_number(text, digits)
    value = Decimal(digits.replace(",", ""))
    return _in_bounds(int(value) if value == value.to_integral_value() else value, kind)


def _in_bounds(value: int | Decimal, kind: Kind) -> int | Decimal | Fault:
    if value < 0 and kind in {Kind.COUNT, Kind.PERCENT}:
        return Fault(f"{value} is negative, and the measure is a {kind.value}.", "Write the right number.")
    if value > 100 and kind is Kind.PERCENT:
        return Fault(f"{value} is more than 100 percent.", "Write 19 for 19%.")
    if kind is Kind.COUNT and isinstance(value, Decimal):
        return Fault(f"{value} is no whole number, and the measure is a count.", "Write the whole number.")
    return value


def _no_number(text: str, digits: str) -> Fault:
    shown = text if len(text) <= 60 else text[:57] + "…"
    if "$" in digits:
        return Fault(f'"{shown}" is money, and the measure isn\'t.', "Write the number.")
    if re.fullmatch(r"-?[0-9]+,[0-9]{1,2}|-?[0-9]+(\.[0-9]{3})+,[0-9]+", digits):
        return Fault(f'"{shown}" has a decimal comma or a comma out of place.', "Write 1234.5 or 1,234.")
    if re.fullmatch(r"[-+]?[0-9.]+[eE][-+]?[0-9]+", digits):
        return Fault(f'"{shown}" is a shortened number.', "Write it out: 1500 for 1.5e3.")
    if found := re.search(r"\b(million|billion|thousand)\b", digits, re.IGNORECASE):
        do = "Write 36200000 with the qualifier rounded for 36.2 million."
        return Fault(f'"{shown}" has the word {found[1].lower()}.', do)
    do = "Write a plain number, or [c], [x] or [z] where there is none to give."
    return Fault(f'"{shown}" is no number.', do)
