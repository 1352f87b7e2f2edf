"""Cut the four faces to the letters that the trade needs, and rename them.

    pip install fonttools
    npm pack @expo-google-fonts/source-serif-4 @expo-google-fonts/source-sans-3     (unpack both)
    python scripts/cut_fonts.py FOLDER-OF-THE-UNPACKED-PACKAGES

"Source" is a reserved name under the SIL Open Font License, so a cut face must not carry it.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {
    "SourceSerif4_400Regular.ttf": "BriefingSerif-Regular.ttf",
    "SourceSerif4_600SemiBold.ttf": "BriefingSerif-SemiBold.ttf",
    "SourceSans3_400Regular.ttf": "BriefingSans-Regular.ttf",
    "SourceSans3_600SemiBold.ttf": "BriefingSans-SemiBold.ttf",
}
RENAMED = {
    "Source Serif 4": "Briefing Serif",
    "SourceSerif4": "BriefingSerif",
    "Source Sans 3": "Briefing Sans",
    "SourceSans3": "BriefingSans",
}
# Latin with every accent (Spanish, Hawaiian, Samoan), dashes, quotes, signs of the trade and of mathematics.
LETTERS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1A0, 0x1B0), (0x218, 0x21B), (0x2BB, 0x2BC),
    (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x1E9E, 0x1E9E), (0x2002, 0x200A), (0x2010, 0x2015),
    (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2079), (0x2080, 0x2089), (0x20AC, 0x20AC),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25CB, 0x25CB), (0x25CF, 0x25CF),
]  # fmt: skip
OUT = Path(__file__).parent.parent / "templates" / "fonts"


def cut(source: Path, target: Path) -> None:
    """Write the cut face; its outlines and widths stay, its hints, features and name go."""
    names = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options = subset.Options(hinting=False, layout_features=[], name_IDs=names)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "STAT"]
    font = TTFont(source)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
    cutter.subset(font)
    for record in font["name"].names:
        text = record.toUnicode()
        if record.nameID in {1, 3, 4, 6, 16}:
            for old, new in RENAMED.items():
                text = text.replace(old, new)
            record.string = text
    font["head"].modified = font["head"].created  # the same bytes on every day
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    for name, cut_name in FACES.items():
        cut(next(Path(sys.argv[1]).rglob(name)), OUT / cut_name)
