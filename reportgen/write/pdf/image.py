"""The letterhead's logo as a PDF image: JPEG as it is, anything else as its pixels on white."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from reportgen.errors import ThemeError
from reportgen.write.pdf.objects import File


@dataclass(frozen=True, slots=True)
class Image:
    """An image in pixels, its data and what the PDF says of it."""

    width: int
    height: int
    data: bytes
    entries: str
    plain: bool

    def scaled(self, height: float) -> tuple[float, float]:
        """Width and height in points at this height."""
        return self.width * height / self.height, height

    def write(self, file: File) -> int:
        """The number of the image's object."""
        head = f"/Type/XObject/Subtype/Image/Width {self.width}/Height {self.height}/BitsPerComponent 8"
        return file.stream(head + self.entries, self.data, plain=self.plain)


def load_image(path: Path) -> Image:
    """The image in a PNG or JPEG file; ThemeError when it is neither."""
    try:
        return _load(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ThemeError(
            "the logo is no whole PNG or JPEG file.", where=str(path), do="Save it anew as one of these."
        ) from error


@lru_cache(maxsize=4)
def _load(data: bytes) -> Image:
    from PIL import Image as Pillow  # comes with ReportLab; only a theme with a logo pays for it

    try:
        picture = Pillow.open(BytesIO(data), formats=("PNG", "JPEG"))
    except Pillow.DecompressionBombError as error:  # no OSError, as all else is that Pillow raises here
        raise ValueError(str(error)) from error
    with picture:
        if picture.format == "JPEG" and picture.mode in {"RGB", "L"}:
            space = "RGB" if picture.mode == "RGB" else "Gray"
            return Image(*picture.size, data, f"/ColorSpace/Device{space}/Filter/DCTDecode", plain=True)
        layers = picture.convert("RGBA")
        flat = Pillow.new("RGBA", layers.size, "white")
        flat.alpha_composite(layers)
        return Image(*picture.size, flat.convert("RGB").tobytes(), "/ColorSpace/DeviceRGB", plain=False)
