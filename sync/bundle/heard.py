"""When a hub last heard each device, as parts of a frame and back; refuses to say it closer than to the hour.

Layout: `docs/bundle.md`, "Heard".
"""

from typing import Any

from sync.bundle.content import Heard
from sync.bundle.limits import MAX_DEVICES
from sync.bundle.plain import damaged, is_bytes, is_number, within

KNOWN = 1
"""Elements of the frame that this version knows, its kind not counted."""

HOUR = 3600 * 1000
"""Milliseconds."""

_ID = 16


def to_parts(heard: Heard) -> list[Any]:
    """The elements of the frame, its kind not among them.

    Raises:
        BundleTooLarge: more devices than a bundle may name.
    """
    within(len(heard), MAX_DEVICES)
    return [{device: heard[device] for device in sorted(heard)}]


def from_parts(parts: list[Any]) -> Heard:
    """Device → hour, from the elements of the frame.

    Raises:
        BundleDamaged, BundleTooLarge: they are none.
    """
    (found,) = parts
    if not isinstance(found, dict):
        raise damaged()
    hours: dict[Any, Any] = found
    within(len(hours), MAX_DEVICES)
    if not all(is_bytes(device, _ID) and is_number(hour) for device, hour in hours.items()):
        raise damaged()
    return hours
