"""How far two colors stand apart for the eye: WCAG 2.1, "contrast ratio" and "relative luminance".

https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio; what ratios are needed is said in its criteria 1.4.3 (text)
and 1.4.11 (what is drawn).
"""

from __future__ import annotations

from functools import lru_cache

TEXT, LARGE, DRAWN = 4.5, 3.0, 3.0
"""The ratios needed by text, by large text and by what is drawn."""
_LARGE, _LARGE_BOLD = 18.0, 14.0
WHITE = "FFFFFF"


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """The ratio of two colors (RRGGBB), from 1, where they are the same, to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def needed(points: float, bold: bool) -> float:
    """The ratio that text of this size needs."""
    return LARGE if points >= (_LARGE_BOLD if bold else _LARGE) else TEXT


def _luminance(color: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(color)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
