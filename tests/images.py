"""The pictures that stand in the README, drawn from the texts.

Usage: python tests/images.py --write   draw them anew
       python tests/images.py --check   compare what each says in its file with what it would say now

A picture file carries its finding, its description and its table as text. These are compared, not the pixels,
which change with the version of matplotlib.
"""
from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(KIT))

from exercises import sourcing  # noqa: E402
from exercises.charts import Picture  # noqa: E402
from exercises.pack import load  # noqa: E402
from exercises.session import HOME  # noqa: E402

FOLDER = KIT / "notebooks" / "images"


def pictures() -> dict[str, Picture]:
    """The name of each file with its picture: the strip of the kit's article, as the reference reads it."""
    return {"who-speaks.png": sourcing.picture(load(HOME, KIT / "texts").article)}


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length = struct.unpack(">I", png[at:at + 4])[0]
        yield png[at + 4:at + 8], png[at + 8:at + 8 + length]
        at += length + 12


def told(png: bytes) -> dict[str, str]:
    """The text in a PNG file, by its keyword (chunks tEXt and iTXt of the PNG specification)."""
    found = {}
    for kind, data in _chunks(png):
        name, _, rest = data.partition(b"\0")
        if kind == b"tEXt":
            found[name.decode("latin-1")] = rest.decode("latin-1")
        elif kind == b"iTXt":
            packed, words = rest[0], rest[2:].split(b"\0", 2)[2]
            found[name.decode("latin-1")] = (zlib.decompress(words) if packed else words).decode("utf-8")
    return found


def stale(folder: Path = FOLDER) -> list[str]:
    """The files that are missing or say something else than they would now."""
    return [name for name, picture in pictures().items()
            if not (folder / name).is_file() or told((folder / name).read_bytes()) != picture.told]


def write(folder: Path = FOLDER) -> None:
    for name, picture in pictures().items():
        (folder / name).write_bytes(picture.png)


if __name__ == "__main__":
    if sys.argv[1:] not in (["--write"], ["--check"]):
        sys.exit(__doc__)
    if sys.argv[1] == "--write":
        write()
    sys.exit(f"not current: {', '.join(stale())}; python tests/images.py --write" if stale() else 0)
