"""How large a bundle and everything in it may be; refuses nothing itself, names what others refuse.

They bound the memory and the time a hostile bundle can cost, also one from an enrolled sender: the opened content
is decoded frame by frame, so that about three times `MAX_OPENED` is the most that is ever allocated.
"""

from store import entry

MEBIBYTE = 1 << 20

ROOM = 7 * MEBIBYTE // 2
"""Bytes of bodies and pieces a sender puts into one bundle: compressed or not, they fit beside the rest."""

MAX_SEALED = 5 * MEBIBYTE
"""Bytes of a sealed bundle, envelope included: 4 MiB and what many recipients or a large roster add."""

MAX_OPENED = 32 * MEBIBYTE
"""Bytes of all frames together after decompression."""

MAX_RECIPIENTS = 64
MAX_ROOTS = 64
MAX_ROOT = MEBIBYTE // 8
"""Bytes of one signed root document."""
MAX_ROSTER = 3 * MEBIBYTE
"""Bytes of a signed roster."""

MAX_FRAMES = 12_000
MAX_ENTRIES = 5_000
"""Entries of all segments together, and as many bodies of all supplies together."""
MAX_BODY = entry.MOST_BODY
"""Bytes of one body: what decodes it makes up to seventy times as much of a hostile one."""
MAX_HEADER = 1_024
"""Bytes of an entry's header that travels as it is."""
MAX_DEVICES = 10_000
"""Devices in a vector, and in what is lacking."""
MAX_RANGES = 50_000
"""Ranges of bodies that are lacking, of all devices together."""
MAX_PIECES = 1_000
MAX_WANTS = 10_000
MAX_FILE = 1 << 40
"""Bytes of a file of which a piece travels."""

MAX_DEPTH = 8
"""Arrays and maps within each other in one frame."""
MAX_ITEMS = 200_000
"""Data items in all frames together, a byte string counting as one."""
MAX_NUMBER = (1 << 63) - 1
"""The largest integer anywhere: what a database column of 64 bits holds."""
