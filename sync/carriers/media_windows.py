"""Which drive letters of a Windows laptop are sticks or memory cards; asks kernel32 only.

`GetLogicalDrives`, `GetDriveTypeW` and `GetVolumeInformationW` of the Windows API. A USB hard disk calls
itself fixed and is not found here: it is chosen as a folder.
"""

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_REMOVABLE = 2
_FIRST_LETTER = 2  # A: and B: are floppy drives, and asking them makes a noise.
_LETTERS = 26
_LABEL = 261
_NO_DIALOGS = 0x8003

Labelled = Callable[[str], str | None]
"""The label of the volume in a root folder, or None when the drive is empty."""


def removable(
    drives: int, kind_of: Callable[[str], int], label_of: Labelled
) -> list[tuple[str, Path]]:
    """Name and path of each removable drive that has a medium in it.

    `drives` has bit 0 for A:, bit 1 for B: and so on; `kind_of` and `label_of` are asked with the
    drive's root folder.
    """
    found: list[tuple[str, Path]] = []
    for number in range(_FIRST_LETTER, _LETTERS):
        if not drives >> number & 1:
            continue
        letter = chr(ord("A") + number)
        root = f"{letter}:\\"
        if kind_of(root) != _REMOVABLE:
            continue
        label = label_of(root)
        if label is not None:
            found.append((f"{label} ({letter}:)" if label else f"{letter}:", Path(root)))
    return found


def sticks() -> list[tuple[str, Path]]:
    """Name and path of each stick or card; none on another system."""
    if sys.platform != "win32":
        return []
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)
    before = ctypes.c_uint32()
    # Without this an empty card reader makes Windows ask the officer to insert a disk.
    kernel.SetThreadErrorMode(_NO_DIALOGS, ctypes.byref(before))
    try:

        def kind_of(root: str) -> int:
            return int(kernel.GetDriveTypeW(ctypes.c_wchar_p(root)))

        def label_of(root: str) -> str | None:
            label = ctypes.create_unicode_buffer(_LABEL)
            there = kernel.GetVolumeInformationW(
                ctypes.c_wchar_p(root), label, _LABEL, None, None, None, None, 0
            )
            return label.value if there else None

        return removable(int(kernel.GetLogicalDrives()), kind_of, label_of)
    finally:
        kernel.SetThreadErrorMode(before, None)
