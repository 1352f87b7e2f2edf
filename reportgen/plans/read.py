"""[schedule] of reportgen.toml → its entries."""

from __future__ import annotations

import re

from reportgen.plans.days import read_days
from reportgen.plans.names import Names, read_briefings, read_inside, read_places
from reportgen.plans.needs import read_least, read_needs
from reportgen.plans.plan import ALONE, Action, Plan
from reportgen.settings import Settings

_ACTIONS = ("draft", "release")
_KEYS = (
    "on",
    "action",
    "by",
    "years_back",
    "briefings",
    "in",
    "roster",
    "needs",
    "of",
    "at_least",
    "reviewed",
    "checked",
)
_MOST_BACK = 9


def read_plans(top: Settings, names: Names) -> tuple[Plan, ...]:
    """The entries of [schedule], in their order; what is wrong in them is noted as faults."""
    schedule = top.table("schedule")
    if "on" in schedule.values and not isinstance(schedule.values["on"], dict):
        return (_plan(ALONE, schedule, names),)
    loose = [key for key, value in schedule.values.items() if not isinstance(value, dict)]
    for key in loose:
        what = "It stands under no entry, or the entry has no day."
        schedule.fault(key, what, 'Begin with on = "02-15", or write it below a name: [schedule.drafts].')
    return () if loose else tuple(_plan(name, one, names) for name, one in top.tables("schedule").items())


def _plan(name: str, table: Settings, names: Names) -> Plan:
    table.only(*_KEYS)
    if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name):
        table.fault("", f"{name!r} is no name of an entry.", "Write letters, digits and hyphens.")
    action: Action = "release" if table.one_of("action", _ACTIONS, "draft") == "release" else "draft"
    released = action == "release"
    by = table.text("by", "").strip()
    if by and not released:
        table.fault("by", "A draft goes out under no name.", 'Take it away, or write action = "release".')
    for key in ("briefings", "in"):
        if released and key in table.values:
            what = "A release is of all that [build] lists, and of a roster."
            table.fault(key, what, "Take it away, or list them under [build].")
    for key in ("reviewed", "checked"):
        if released and table.values.get(key) is False:
            what = "A release with rows under review or errors needs a person's reason."
            table.fault(key, what, "Take it away, and release by hand where there is one.")
    of, least = read_places(table, names), read_least(table)
    return Plan(
        name=name,
        days=read_days(table),
        action=action,
        by=by,
        years_back=_years_back(table),
        briefings=read_briefings(table, names),
        inside=read_inside(table, names),
        roster=table.text("roster", ""),
        needs=read_needs(table, names, of, least, released),
        of=of,
        least=least,
        reviewed=table.yes("reviewed", released),
        checked=table.yes("checked", released),
    )


def _years_back(table: Settings) -> int:
    back = table.whole("years_back", 1)
    if back > _MOST_BACK:
        table.fault("years_back", f"{back} years back is too far.", f"Write at most {_MOST_BACK}.")
    return back
