"""What is left to do in a new year, in order of work, each step with the command to type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportgen.check import Row
from reportgen.data.dataset import Dataset
from reportgen.data.jurisdiction import NATION
from reportgen.project import FILE
from reportgen.turn.figures import Outstanding, Table
from reportgen.turn.turned import Proposed, Turn

_NAMED = 6


class State(StrEnum):
    """Whether a step is done, open, for a person to judge (no program can tick it), or comes later."""

    DONE = "done"
    OPEN = "open"
    LOOK = "look"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is about, in words; the details, a line each; and the command, where there is one."""

    id: str
    title: str
    state: State
    items: tuple[str, ...] = ()
    command: str = ""


def steps(turn: Turn, dataset: Dataset, laid: Iterable[str], kept: Iterable[str]) -> tuple[Step, ...]:
    """Every step of the year, done ones too; `laid` are the tables made now, `kept` those that were there."""
    return (
        _layout(turn, tuple(laid), tuple(kept)),
        _sources(turn),
        *(_table(table, dataset, turn) for table in turn.tables),
        *_wide(turn),
        _errors(turn),
        _review(turn),
        _odd(turn),
        _words(turn),
        *_notes(turn),
        _prepared(turn),
        *_later(turn),
    )


def _state(open: object) -> State:
    return State.OPEN if open else State.DONE


def _layout(turn: Turn, laid: tuple[str, ...], kept: tuple[str, ...]) -> Step:
    items = [f"{file}: laid out now, with a row for each missing figure" for file in laid]
    items += [f"{file}: was there, and stays as it is" for file in kept]
    if not items:
        items = [f"No table is of {turn.before} alone: new figures go where last year’s stand."]
    items.append("A row takes a value and its source. What was not published is [x], no blank and no zero.")
    return Step("layout", f"Lay out inputs/{turn.year}", State.DONE, tuple(items))


def _sources(turn: Turn) -> Step:
    title = "Name the new documents in inputs/sources.csv (those that are read, reportgen read names)"
    if not turn.sources:
        return Step("sources", "The new documents are in inputs/sources.csv", State.DONE)
    command = f"reportgen read SHEETS --out inputs/{turn.year}/sheets.csv"
    return Step("sources", title, State.OPEN, tuple(map(_source, turn.sources)), command)


def _source(one: Proposed) -> str:
    """A document by the id and title that it would have; what it is called is for its publisher to say."""
    named = f"{one.id}, as {one.like.id}" if one.id else f"as {one.like.id}, with an id of your choice"
    return f"{named}: {one.title}"


def _table(table: Table, dataset: Dataset, turn: Turn) -> Step:
    id, many = f"figures {table.target}", len(table.keys)
    if not table.missing:
        return Step(
            id, f"{table.target}: every figure of last year has one of {turn.year} ({many})", State.DONE
        )
    title = f"Fill in {table.target}: {len(table.missing)} of {many} figures are missing"
    items = tuple(_missing(one, table, dataset) for one in table.outstanding)
    return Step(id, title, State.OPEN, items, f"reportgen check --year {turn.year}")


def _missing(one: Outstanding, table: Table, dataset: Dataset) -> str:
    had = sum(key.measure == one.measure for key in table.keys)
    if len(one.places) == had and had > _NAMED:
        return f"{one.measure}: all {had} places"
    return f"{one.measure}: {_places(one.places, dataset)}"


def _places(codes: Iterable[str], dataset: Dataset) -> str:
    places = dataset.codebook.places
    names = [f"the {places[code].name}" if code == NATION else places[code].name for code in codes]
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _wide(turn: Turn) -> Iterator[Step]:
    for wide in turn.wide:
        title = f"Put {turn.year}’s table beside {wide.file}, and add a [[wide]] for it to {FILE}"
        measures = ", ".join(dict.fromkeys(wide.columns.values()))
        item = f"its [[wide]] names {turn.before}; the new one reads {measures}"
        yield Step(f"wide {wide.file}", title, State.OPEN, (item,), f"reportgen check --year {turn.year}")


def _errors(turn: Turn) -> Step:
    command = f"reportgen check --year {turn.year}"
    if turn.errors:
        items = tuple(map(str, turn.errors))
        return Step(
            "errors", "Mend the errors: nothing is built from such figures", State.OPEN, items, command
        )
    if not turn.begun:
        return Step("errors", "Check the figures, once there are some", State.OPEN, (), command)
    return Step("errors", f"The check finds no error in {turn.year}", State.DONE)


def _review(turn: Turn) -> Step:
    if not turn.review:
        return Step("review", "No row is under review", State.DONE)
    rows: dict[str, list[Row]] = {}
    for row in turn.review:
        rows.setdefault(row.file, []).append(row)
    items = tuple(f"{row.file}, {row.cell}: {row.review}" for row in turn.review)
    file, first = next(iter(rows.items()))
    numbers = " ".join(row.number for row in first if row.number)
    command = f"reportgen accept {file} {numbers} --by NAME" if numbers else ""
    return Step(
        "review", "Look rows under review up in their sources, and accept them", State.OPEN, items, command
    )


def _odd(turn: Turn) -> Step:
    """Both are mended in one way: by another figure, or by a reason in review and a name in accepted."""
    found = (*turn.moved, *turn.repeated)
    if not found:
        return Step("odd", "No figure moved beyond its band or is last year’s to the digit", State.DONE)
    title = "Look up what moved beyond its band, or is last year’s to the digit; what is right, accept"
    items = tuple(f"{one.where}: {one.what}" for one in found)
    return Step("odd", title, State.OPEN, items, "reportgen accept FILE ROW --by NAME")


def _words(turn: Turn) -> Step:
    if not turn.mentions:
        return Step("words", f"No template, note or setting speaks of {turn.before}", State.DONE)
    title = f"Read the lines that speak of {turn.before}: what is no longer so, change"
    return Step("words", title, State.LOOK, tuple(map(str, turn.mentions)))


def _notes(turn: Turn) -> Iterator[Step]:
    """The office's notes, of which no program can tell whether they still hold."""
    if turn.notes:
        title = f"Read the office’s notes again: they stand in the briefings of {turn.year} as they are"
        yield Step("notes", title, State.LOOK, turn.notes)


def _prepared(turn: Turn) -> Step:
    if turn.prepared is None:
        return Step("prepared", "The day on the page is that of the newest source", State.DONE)
    if not turn.late:
        return Step("prepared", f"The day on the page is {turn.prepared}", State.DONE)
    title = f"Set prepared in {FILE}, once the figures are in: {turn.prepared} is of last year’s"
    return Step("prepared", title, State.OPEN)


def _later(turn: Turn) -> Iterator[Step]:
    for id, title, command in (
        ("build", "Build drafts, and look at them", f"reportgen build --year {turn.year}"),
        ("diff", "Read what changed", f"reportgen diff {turn.before} {turn.year}"),
        ("verify", "Verify what came back from Word", "reportgen verify FILE"),
        ("release", "Release, with the name of whoever signs", f"reportgen release {turn.year} --by NAME"),
    ):
        yield Step(id, title, State.LATER, (), command)


def to_know(turn: Turn, dataset: Dataset, shown: Mapping[str, str]) -> tuple[str, ...]:
    """What is new, gone or ever the same, a line each; `shown` is the text of each unchanging figure."""
    lines = [
        ("New measures", ", ".join(turn.new_measures)),
        ("Measures that are gone", ", ".join(turn.gone_measures)),
        ("New places", _places(turn.new_places, dataset)),
        ("Places that are gone", _places(turn.gone_places, dataset)),
    ]
    told = [f"{name}: {words}." for name, words in lines if words]
    for one in turn.unchanging:
        key = one.figure.key
        years = f"{len(one.years)} years, {one.years[0]} to {one.years[-1]}"
        of = f"{key.measure} of {_places([key.jurisdiction], dataset)}"
        told.append(f"Never changed: {of}, {shown[one.figure.id]} in {years}.")
    return tuple(told)
