"""Every word that a template may use; the page of words in docs/ is made from this list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.compose import en_us
from reportgen.compose.bars import bars
from reportgen.compose.closing import SourcesWord, cite, name_sources
from reportgen.compose.displays import fact, facts, key_figures
from reportgen.compose.dots import dots
from reportgen.compose.lines_over_years import line_chart
from reportgen.compose.maps import map_of
from reportgen.compose.markdown import NewPage
from reportgen.compose.multiples import small_multiples
from reportgen.compose.numbers import words
from reportgen.compose.office import OfficeNoteWord
from reportgen.compose.people import LegislatorWord
from reportgen.compose.places import PlaceWord, RegionWord
from reportgen.compose.setting import Place, Setting
from reportgen.compose.side_by_side import group, row, side_by_side
from reportgen.compose.tables import Definitions, parts_of
from reportgen.compose.template import literal
from reportgen.compose.uncompared import not_compared
from reportgen.compose.word import PlainWord
from reportgen.data.jurisdiction import NATION
from reportgen.data.legislator import Legislator
from reportgen.data.region import FIFTY_STATES, Region
from reportgen.errors import Finding, InputError, Severity

FUNCTIONS = {
    "bars": bars,
    "cite": cite,
    "dots": dots,
    "fact": fact,
    "facts": facts,
    "group": group,
    "key_figures": key_figures,
    "line_chart": line_chart,
    "literal": literal,
    "map_of": map_of,
    "name_sources": name_sources,
    "not_compared": not_compared,
    "parts_of": parts_of,
    "row": row,
    "side_by_side": side_by_side,
    "small_multiples": small_multiples,
}


def check_ids(measures: Iterable[str]) -> None:
    """Raise InputError for measures whose ids are words of a place: their figures can't be named."""
    taken = {name for kind in (PlaceWord, RegionWord) for name in dir(kind)}
    clashes = [
        Finding(
            Severity.ERROR, "inputs/measures.toml", f'"{id}" is a word of templates.', "Give it another id."
        )
        for id in measures
        if id in taken
    ]
    if clashes:
        raise InputError.of(clashes)


def vocabulary(
    setting: Setting,
    place: Place,
    subject: str,
    person: Legislator | None = None,
    note: OfficeNoteWord | None = None,
) -> dict[str, Any]:
    """The names that a template may use, for a briefing of this place, for this person, with this note."""
    own: PlaceWord | RegionWord
    own = RegionWord(setting, place) if isinstance(place, Region) else PlaceWord(setting, place)
    return {
        **FUNCTIONS,
        "region" if isinstance(place, Region) else "state": own,
        **({"legislator": LegislatorWord(setting, person)} if person else {}),
        "nation": PlaceWord(setting, setting.place(NATION), "nation"),
        "fifty_states": RegionWord(setting, FIFTY_STATES, "fifty_states"),
        "subject": PlainWord((words(subject, "subject of the project"),)),
        "subject_inside": PlainWord((words(en_us.uncapped(subject), "subject of the project"),)),
        "year": PlainWord((words(str(setting.year), "year"),)),
        "last_year": PlainWord((words(str(setting.year - 1), "year"),)),
        "office_note": note or OfficeNoteWord(None),
        "sources": SourcesWord(),
        "definitions": Definitions(),
        "new_page": NewPage(),
    }
