"""A file under a project → its Grid, by what its name says it is."""

from __future__ import annotations

from pathlib import Path

from reportgen.read.csv_file import read_csv
from reportgen.read.grid import Grid, refused, too_large

SUFFIXES = (".csv", ".xlsx", ".json", ".parquet")
_MB = 1_000_000


def bytes_of(root: Path, file: str, max_mb: int) -> bytes:
    """The bytes of a file, named from the project's folder down; raises InputError, also for an empty one."""
    try:
        if special(root / file):
            raise refused(file, "It is no file that can be read to its end.", "Name a saved file.")
        size = (root / file).stat().st_size
        if size > max_mb * _MB:
            what = f"It has {size / _MB:.1f} MB, and no more than {max_mb} MB are read."
            raise too_large(file, what)
        data = (root / file).read_bytes()
    except OSError as error:
        raise refused(file, f"It can't be opened: {error.strerror}.", "Check its name and rights.") from None
    if not data:
        raise refused(file, "It is empty.", "Fill it, or take it away.")
    return data


def special(path: Path) -> bool:
    """Whether what stands there is neither file nor folder: a pipe would be waited for without end."""
    return path.exists() and not (path.is_file() or path.is_dir())


def open_grid(root: Path, file: str, max_mb: int, sheet: str = "") -> Grid:
    """The grid of a file, named from the project's folder down; raises InputError."""
    data = bytes_of(root, file, max_mb)
    # The other rooms are opened when the first file of their kind is met: openpyxl and pyarrow load slowly.
    match Path(file).suffix.lower():
        case ".csv":
            return read_csv(file, data)
        case ".xlsx":
            from reportgen.read.xlsx_file import read_xlsx

            return read_xlsx(file, data, max_mb, sheet)
        case ".json":
            from reportgen.read.json_file import read_json

            return read_json(file, data)
        case ".parquet":
            from reportgen.read.parquet_file import read_parquet

            return read_parquet(file, data)
        case suffix:
            raise refused(
                file, f"Files of the kind {suffix} aren't read.", f"Save it as {', '.join(SUFFIXES)}."
            )
