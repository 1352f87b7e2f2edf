"""One table of a TOML file, read strictly: a key that isn't known or a value of the wrong type is a fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from reportgen.errors import Finding, Severity

LONGEST = 1000.0
"""Points: longer than any paper."""
_NAMES = {str: "text in quotes", int: "a whole number", bool: "true or false", dict: "a table"}


def nearest(text: str, known: Iterable[str], *, listed: int = 0) -> str:
    """What to do about a name that isn't known: "Did you mean …?", else up to `listed` of those that are."""
    names = sorted(set(known))
    by_fold = {name.casefold(): name for name in names}
    found = get_close_matches(text.casefold(), by_fold, n=2, cutoff=0.6)
    if found:
        return "Did you mean " + " or ".join(f'"{by_fold[name]}"' for name in found) + "?"
    return f"Use one of: {', '.join(names)}." if 0 < len(names) <= listed else ""


@dataclass(frozen=True, slots=True)
class Settings:
    """A table of a TOML file: `where` names the file and the table, `faults` collects what is wrong in it."""

    where: str
    values: dict[str, Any]
    faults: list[Finding]

    def fault(self, key: str, what: str, do: str) -> None:
        """Note that the value of `key` can't be used."""
        where = f"{self.where}, {key}" if key else self.where
        self.faults.append(Finding(Severity.ERROR, where, what, do))

    def only(self, *keys: str) -> None:
        """Note every key that is none of `keys`, with the nearest one."""
        for key in self.values:
            if key not in keys:
                do = nearest(key, keys, listed=99)
                self.fault(key, "This key isn't known.", do or f"Use one of: {', '.join(keys)}.")

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not be blank."""
        value = self._get(key, str, default)
        if default is None and key in self.values and isinstance(value, str) and not value.strip():
            self.fault(key, "It is blank.", "Write a text.")
        return value if isinstance(value, str) else ""

    def whole(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """A whole number of at least `least`."""
        value = self._get(key, int, default)
        if isinstance(value, int) and value < least:
            self.fault(key, f"{value} is too small.", f"Write a whole number of at least {least}.")
        return value if isinstance(value, int) else 0

    def points(self, key: str, default: float) -> float:
        """A length in points, with or without decimals."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST:
            self.fault(key, f"{value!r} is no number of points.", f"Write 12 or 12.5, at most {LONGEST:g}.")
            return default
        return float(value)

    def yes(self, key: str, default: bool) -> bool:
        """True or false."""
        return bool(self._get(key, bool, default))

    def day(self, key: str) -> date | None:
        """A date, written without quotes; None when it isn't there."""
        value = self.values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault(key, f"{value!r} is no date.", "Write it as 2026-11-21, without quotes.")
        return None

    def one_of(self, key: str, known: Iterable[str], default: str) -> str:
        """A text that is one of `known`."""
        value, names = self.text(key, default), tuple(known)
        self._check_known(key, value, names)
        return value if value in names else default

    def list_of(self, key: str, known: Iterable[str] = (), default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts, each one of `known` if that is given."""
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(key, f"{value!r} is no list of texts.", 'Write it as ["one", "two"].')
            return default
        for item in value:
            self._check_known(key, item, tuple(known))
        return tuple(value)

    def years(self, key: str) -> tuple[int, ...]:
        """A list of years, empty when it isn't there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(
            type(item) is int and 1700 <= item <= 2200 for item in value
        ):
            self.fault(key, f"{value!r} is no list of years.", "Write it as [2013, 2017].")
            return ()
        return tuple(value)

    def table(self, key: str) -> Settings:
        """The table of that name, empty when it isn't there."""
        value = self._get(key, dict, {})
        return Settings(f"{self.where}, [{key}]", value if isinstance(value, dict) else {}, self.faults)

    def tables(self, key: str) -> dict[str, Settings]:
        """The tables in the table of that name, by their names."""
        outer = self.table(key)
        return {
            name: Settings(f"{self.where}, [{key}.{name}]", outer._get(name, dict, {}) or {}, self.faults)
            for name in outer.values
        }

    def array(self, key: str) -> tuple[Settings, ...]:
        """The tables of an array of tables."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(key, "It is no list of tables.", f"Write [[{key}]] above each table.")
            return ()
        return tuple(
            Settings(f"{self.where}, [[{key}]] number {number}", item, self.faults)
            for number, item in enumerate(value, 1)
        )

    def _get(self, key: str, kind: type, default: Any) -> Any:
        if key not in self.values:
            if default is None:
                self.fault(key, "It is missing.", f"Write {key} = with {_NAMES[kind]}.")
            return default
        value = self.values[key]
        # To Python True is a whole number; to whoever wrote it, it isn't.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, f"{value!r} is not {_NAMES[kind]}.", f"Write {_NAMES[kind]}.")
            return default
        return value

    def _check_known(self, key: str, value: str, known: tuple[str, ...]) -> None:
        if known and value not in known:
            do = nearest(value, known) or f"Use one of: {', '.join(known)}."
            self.fault(key, f'"{value}" isn\'t known.', do)
