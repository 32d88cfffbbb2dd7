"""Writes the indicators of the style sheet, one folder a palette; run after a colour changed."""

import sys

import resources
from gui.marks import drawings
from gui.palettes import PALETTES


def main() -> int:
    """Write all files."""
    for palette in PALETTES.values():
        folder = resources.path("styles", palette.name)
        folder.mkdir(parents=True, exist_ok=True)
        for name, drawing in drawings(palette).items():
            (folder / name).write_text(drawing, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
