"""Names, lists and dates: AP's short forms of states, articles, owners, what stands in a list."""

from __future__ import annotations

import re
from datetime import date

from reportgen.compose.en_us.digits import NBSP

_AP = dict(
    pair.split("=")
    for pair in (
        "AL=Ala. AZ=Ariz. AR=Ark. CA=Calif. CO=Colo. CT=Conn. DE=Del. DC=D.C. FL=Fla. GA=Ga. IL=Ill. IN=Ind. "
        "KS=Kan. KY=Ky. LA=La. MD=Md. MA=Mass. MI=Mich. MN=Minn. MS=Miss. MO=Mo. MT=Mont. NE=Neb. NV=Nev. "
        "NH=N.H. NJ=N.J. NM=N.M. NY=N.Y. NC=N.C. ND=N.D. OK=Okla. OR=Ore. PA=Pa. RI=R.I. SC=S.C. SD=S.D. "
        "TN=Tenn. VT=Vt. VA=Va. WA=Wash. WV=W.Va. WI=Wis. WY=Wyo."
    ).split()
)
_WITH_ARTICLE = {
    "District of Columbia", "Northern Mariana Islands", "U.S. Virgin Islands", "United States", "Northeast",
    "Midwest", "South", "West", "Middle Atlantic", "South Atlantic", "Mountain", "Pacific",
    "East North Central", "East South Central", "West North Central", "West South Central",
}  # fmt: skip
_OF_STATES = re.compile(r"(?!(?:Our|The) ).+ [Ss]tates")
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def short_name(code: str, name: str) -> str:
    """A state's short form in a table's head ("Mass."); eight states and other places have none."""
    return _AP.get(code, name)


def in_sentence(name: str, opens: bool = False) -> str:
    """A place's name with the article that it needs in a sentence: "the District of Columbia", "Maine".

    A region of a project's own needs one where it is called after states: "the Border states".
    """
    needs = name in _WITH_ARTICLE or _OF_STATES.fullmatch(name)
    return f"{'The' if opens else 'the'} {name}" if needs else name


def possessive(name: str) -> str:
    """Maine's; a name that ends in s takes the apostrophe alone, after AP: Massachusetts'."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def uncapped(name: str) -> str:
    """A title inside a sentence: "missing children", but "Team Adam" and "CyberTipline" as they are."""
    return name[:1].lower() + name[1:] if name[1:].islower() else name


def conjunctions(count: int) -> tuple[str, ...]:
    """What stands between the items of a list: "Maine, New Hampshire and Vermont"."""
    if count < 2:
        return ()
    return (", ",) * (count - 2) + (" and ",)


def year_of(year: int, fiscal: bool) -> str:
    """A figure's year inside a sentence: "2023", "fiscal year 2023"."""
    return f"fiscal year{NBSP}{year}" if fiscal else str(year)


def long_date(day: date) -> str:
    """Nov. 21, 2026."""
    return f"{_MONTHS[day.month - 1]}{NBSP}{day.day}, {day.year}"
