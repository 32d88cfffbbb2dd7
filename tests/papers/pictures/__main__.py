"""Make the kept pictures anew, all or those of the forms named: `python -m tests.papers.pictures K1 T1`."""

import sys

from papers import forms
from tests.papers.pictures import FOLDER, keep, pictures


def main(codes):
    for code in codes or sorted(forms.FORMS):
        for old in FOLDER.glob(f"{code}-*.png"):
            old.unlink()
        for path, levels in pictures(code):
            keep(path, levels)
            print(f"{path.name} {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
