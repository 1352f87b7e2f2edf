"""inputs/measures.toml → the measures, by id."""

from __future__ import annotations

import tomllib

from reportgen.data.measure import Basis, Distinction, Kind, Measure, Rate
from reportgen.errors import InputError
from reportgen.project import Project
from reportgen.read.csv_file import text_of
from reportgen.read.grid import refused
from reportgen.read.open import bytes_of
from reportgen.settings import Settings, nearest

FILE = "inputs/measures.toml"
_KEYS = ("label", "one", "many", "key_label", "definition", "program", "kind", "basis", "scope")
_MORE_KEYS = ("adds_up", "part_of", "decimals", "breaks", "rates", "as_of", "distinct_from", "band")
_DISTINCT_KEYS = ("measure", "why", "here", "there")
_RATE_KEYS = ("name", "of", "per", "label", "key_label", "decimals")
_SCOPE = ("state", "nation")


def read_measures(project: Project) -> dict[str, Measure]:
    """The measures of a project, in the order of its file; raises InputError with all that is wrong in it."""
    top = Settings(FILE, _parsed(text_of(FILE, bytes_of(project.root, FILE, project.max_mb))), [])
    measures = {}
    for id in top.values:
        table = top.table(id)
        if not id.isidentifier() or not id.islower():
            table.fault("", f'"{id}" can\'t be an id.', "Write small letters, digits and underscores.")
        measures[id] = _measure(id, table)
    for measure in measures.values():
        _check_names(measure, measures, top.table(measure.id))
    if top.faults:
        raise InputError.of(top.faults)
    if not measures:
        raise refused(FILE, "It has no measures.", "Write one table for each, as [cases_opened].")
    return measures


def _parsed(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise refused(FILE, f"It can't be read: {error}.", "Mend that line.") from None


def _measure(id: str, table: Settings) -> Measure:
    table.only(*_KEYS, *_MORE_KEYS)
    kind = Kind(table.one_of("kind", tuple(Kind), Kind.COUNT))
    return Measure(
        id=id,
        label=table.text("label"),
        one=table.text("one"),
        many=table.text("many"),
        key_label=table.text("key_label"),
        definition=table.text("definition", ""),
        program=table.text("program", ""),
        kind=kind,
        basis=Basis(table.one_of("basis", tuple(Basis), Basis.CALENDAR_YEAR)),
        scope=frozenset(table.list_of("scope", _SCOPE, _SCOPE)),
        adds_up=_adds_up(kind, table),
        part_of=table.text("part_of", ""),
        decimals=table.whole("decimals", 0),
        rates=tuple(_rate(rate) for rate in table.array("rates")),
        breaks=table.years("breaks"),
        as_of=table.text("as_of", ""),
        distinct_from=tuple(_distinction(other) for other in table.array("distinct_from")),
        band=table.whole("band", 0),
    )


def _adds_up(kind: Kind, table: Settings) -> bool:
    may = kind in {Kind.COUNT, Kind.MONEY}
    says = table.yes("adds_up", may)
    if says and not may:
        table.fault("adds_up", f"A {kind} never adds up.", "Take the key away.")
    return says and may


def _distinction(table: Settings) -> Distinction:
    table.only(*_DISTINCT_KEYS)
    return Distinction(*(table.text(key) for key in _DISTINCT_KEYS))


def _rate(table: Settings) -> Rate:
    table.only(*_RATE_KEYS)
    return Rate(
        name=table.text("name"),
        of=table.text("of"),
        per=table.whole("per", least=1),
        label=table.text("label"),
        key_label=table.text("key_label"),
        decimals=table.whole("decimals", 1),
    )


def _check_names(measure: Measure, measures: dict[str, Measure], table: Settings) -> None:
    names = {"part_of": measure.part_of} | {f"rates, {rate.name}": rate.of for rate in measure.rates}
    names |= {f"distinct_from, {other.measure}": other.measure for other in measure.distinct_from}
    for key, name in names.items():
        if name and (name not in measures or name == measure.id):
            table.fault(
                key, f'"{name}" is no other measure.', nearest(name, measures) or "Write a measure's id."
            )
