"""On which days of the year: "02-15", "February 15"."""

from __future__ import annotations

import calendar
import re
from typing import Any

from reportgen.settings import Settings

_MONTHS = {name.lower(): month for month, name in enumerate(calendar.month_name) if name}
_WRITE_DAY = 'Write the month and the day, as "02-15" or "February 15".'


def read_days(table: Settings) -> tuple[tuple[int, int], ...]:
    """The months and days under `on`, in order."""
    value = table.values.get("on")
    if value is None:
        table.fault("on", "It is missing.", _WRITE_DAY)
    found = set()
    for text in value if isinstance(value, list) else [] if value is None else [value]:
        day = day_of(text)
        if isinstance(day, str):
            table.fault("on", day, _WRITE_DAY)
        else:
            found.add(day)
    if value == []:
        table.fault("on", "It names no day.", _WRITE_DAY)
    return tuple(sorted(found))


def day_of(text: Any) -> tuple[int, int] | str:
    """The month and day that are written, or what is wrong."""
    if not isinstance(text, str):
        return f"{text} is no day of each year in quotes."
    words = text.replace(",", " ").replace(".", " ").lower().split()
    if len(words) == 2 and words[0].isdecimal():
        words.reverse()
    number = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text.strip())
    named = [month for name, month in _MONTHS.items() if words and name.startswith(words[0])]
    if number:
        month, day = int(number[1]), int(number[2])
    elif len(words) == 2 and len(words[0]) >= 3 and len(named) == 1 and words[1].isdecimal():
        month, day = named[0], int(words[1])
    else:
        return f'"{text}" is no month and day.'
    if not 1 <= month <= 12:
        return f'"{text}" has no month: there is no month {month}.'
    if (month, day) == (2, 29):
        return "Most years have no February 29: take February 28 or March 1."
    last = calendar.monthrange(2001, month)[1]
    return (month, day) if 1 <= day <= last else f"{calendar.month_name[month]} has no day {day}."
