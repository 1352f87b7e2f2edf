"""States, the District of Columbia, territories and the nation: the built-in jurisdictions.

Codes, FIPS numbers, regions and divisions after the U.S. Census Bureau; HHS regions after hhs.gov.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Kind = OneOf["state", "district", "territory", "nation", "other"]


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A place that data is about; `code` is its USPS code (US for the nation), or a project's own."""

    code: str
    name: str
    fips: str = ""
    kind: Kind = "other"
    division: str = ""
    hhs: int = 0


NATION = "US"

_TABLE = """\
AL|Alabama|01|state|East South Central|4
AK|Alaska|02|state|Pacific|10
AZ|Arizona|04|state|Mountain|9
AR|Arkansas|05|state|West South Central|6
CA|California|06|state|Pacific|9
CO|Colorado|08|state|Mountain|8
CT|Connecticut|09|state|New England|1
DE|Delaware|10|state|South Atlantic|3
DC|District of Columbia|11|district|South Atlantic|3
FL|Florida|12|state|South Atlantic|4
GA|Georgia|13|state|South Atlantic|4
HI|Hawaii|15|state|Pacific|9
ID|Idaho|16|state|Mountain|10
IL|Illinois|17|state|East North Central|5
IN|Indiana|18|state|East North Central|5
IA|Iowa|19|state|West North Central|7
KS|Kansas|20|state|West North Central|7
KY|Kentucky|21|state|East South Central|4
LA|Louisiana|22|state|West South Central|6
ME|Maine|23|state|New England|1
MD|Maryland|24|state|South Atlantic|3
MA|Massachusetts|25|state|New England|1
MI|Michigan|26|state|East North Central|5
MN|Minnesota|27|state|West North Central|5
MS|Mississippi|28|state|East South Central|4
MO|Missouri|29|state|West North Central|7
MT|Montana|30|state|Mountain|8
NE|Nebraska|31|state|West North Central|7
NV|Nevada|32|state|Mountain|9
NH|New Hampshire|33|state|New England|1
NJ|New Jersey|34|state|Middle Atlantic|2
NM|New Mexico|35|state|Mountain|6
NY|New York|36|state|Middle Atlantic|2
NC|North Carolina|37|state|South Atlantic|4
ND|North Dakota|38|state|West North Central|8
OH|Ohio|39|state|East North Central|5
OK|Oklahoma|40|state|West South Central|6
OR|Oregon|41|state|Pacific|10
PA|Pennsylvania|42|state|Middle Atlantic|3
RI|Rhode Island|44|state|New England|1
SC|South Carolina|45|state|South Atlantic|4
SD|South Dakota|46|state|West North Central|8
TN|Tennessee|47|state|East South Central|4
TX|Texas|48|state|West South Central|6
UT|Utah|49|state|Mountain|8
VT|Vermont|50|state|New England|1
VA|Virginia|51|state|South Atlantic|3
WA|Washington|53|state|Pacific|10
WV|West Virginia|54|state|South Atlantic|3
WI|Wisconsin|55|state|East North Central|5
WY|Wyoming|56|state|Mountain|8
PR|Puerto Rico|72|territory||2
VI|U.S. Virgin Islands|78|territory||2
AS|American Samoa|60|territory||9
GU|Guam|66|territory||9
MP|Northern Mariana Islands|69|territory||9
US|United States|00|nation||0
"""


def _built_in() -> dict[str, Jurisdiction]:
    found = {}
    for line in _TABLE.splitlines():
        code, name, fips, kind, division, hhs = line.split("|")
        found[code] = Jurisdiction(code, name, fips, kind, division, int(hhs))  # type: ignore[arg-type]
    return found


BUILT_IN: dict[str, Jurisdiction] = _built_in()
