"""Only what is decided about the drives is tested here; the calls themselves need Windows."""

import sys
from pathlib import Path

import pytest

from sync.carriers.media_windows import removable, sticks

LABELS = {"D:\\": "", "E:\\": "КУРЬЕР", "F:\\": None}
KINDS = {"A:\\": 2, "C:\\": 3, "D:\\": 2, "E:\\": 2, "F:\\": 2, "G:\\": 5, "H:\\": 4}


def test_removable_drives_with_something_in_them():
    asked = []

    def label_of(root):
        asked.append(root)
        return LABELS[root]

    drives = sum(1 << ord(root[0]) - ord("A") for root in KINDS)
    assert removable(drives, KINDS.__getitem__, label_of) == [
        ("D:", Path("D:\\")),
        ("КУРЬЕР (E:)", Path("E:\\")),
    ]
    assert asked == ["D:\\", "E:\\", "F:\\"]


def test_no_drives():
    assert removable(0, KINDS.__getitem__, LABELS.__getitem__) == []


def test_another_system_has_none():
    if sys.platform == "win32":
        pytest.skip("this is Windows")
    assert sticks() == []
