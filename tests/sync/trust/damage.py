"""Every way to cut a document short or to turn over one of its bits; wrong values under right signatures."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import strategies as st

from models.errors import SafeConductError
from sync.trust.strict import MAX_NUMBER

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(0, MAX_NUMBER)
    | st.binary(max_size=40)
    | st.sampled_from([bytes(16), bytes(32), bytes(1216)])
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=8,
)


def cuts(data: bytes) -> Iterator[bytes]:
    return (data[:length] for length in range(len(data)))


def flips(data: bytes) -> Iterator[bytes]:
    whole = bytearray(data)
    for place in range(len(data)):
        for bit in range(8):
            whole[place] ^= 1 << bit
            yield bytes(whole)
            whole[place] ^= 1 << bit


def refuses_all_damage(
    data: bytes, read: Callable[[bytes], object], expected: tuple[type[SafeConductError], ...]
) -> int:
    """Read every damaged form: each must raise one of the declared errors; how many there were."""
    count = 0
    for damaged in (*cuts(data), *flips(data), data + b"\0", data + data):
        count += 1
        try:
            read(damaged)
        except expected:
            continue
        pytest.fail(f"damage {count} was believed")
    return count


@st.composite
def altered(draw, value: list) -> list:
    """The same values with one of them, anywhere inside, replaced, left out or doubled."""
    copy = list(value)
    if not copy:
        return [draw(VALUES)]
    place = draw(st.integers(0, len(copy) - 1))
    inner = copy[place]
    what = draw(st.sampled_from(["inside", "inside", "replace", "leave out", "double"]))
    if what == "inside" and isinstance(inner, list):
        copy[place] = draw(altered(inner))
    elif what == "leave out":
        del copy[place]
    elif what == "double":
        copy.insert(place, inner)
    else:
        copy[place] = draw(VALUES)
    return copy
