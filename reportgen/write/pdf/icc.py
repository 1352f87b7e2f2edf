"""The sRGB color profile that PDF/A asks for, made from its published numbers: an ICC 2.1 matrix profile."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

_STEPS = 256  # of the tone curve
# Red, green, blue and white as XYZ, adapted to the profile's D50 white (IEC 61966-2-1, ICC).
_PRIMARIES = {
    "rXYZ": (0.4360747, 0.2225045, 0.0139322),
    "gXYZ": (0.3850649, 0.7168786, 0.0971045),
    "bXYZ": (0.1430804, 0.0606169, 0.7141733),
    "wtpt": (0.9642, 1.0, 0.8249),
}


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The profile, deflated: half a kilobyte."""
    curve = b"curv" + struct.pack(">II", 0, _STEPS)
    curve += b"".join(
        struct.pack(">H", round(_linear(step / (_STEPS - 1)) * 65535)) for step in range(_STEPS)
    )
    name = b"sRGB IEC61966-2.1\0"
    tags = {
        "desc": b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(78),
        "cprt": b"text\0\0\0\0CC0\0",
    }
    tags |= {key: b"XYZ \0\0\0\0" + _xyz(values) for key, values in _PRIMARIES.items()}
    tags |= {"rTRC": curve, "gTRC": curve, "bTRC": curve}
    return zlib.compress(_assembled(tags), 9)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _assembled(tags: dict[str, bytes]) -> bytes:
    """Header, table of tags, tags; tags with the same bytes are stored once."""
    places: dict[bytes, int] = {}
    body, start = b"", 128 + 4 + 12 * len(tags)
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    table = struct.pack(">I", len(tags))
    table += b"".join(
        name.encode() + struct.pack(">II", places[data], len(data)) for name, data in tags.items()
    )
    words = struct.pack(">I4sI4s4s4s", start + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    words += struct.pack(">6H4s", 1998, 2, 9, 0, 0, 0, b"acsp")  # the day of the standard
    head = words + bytes(28) + _xyz(_PRIMARIES["wtpt"])
    return head + bytes(128 - len(head)) + table + body
