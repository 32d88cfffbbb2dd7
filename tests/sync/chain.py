"""One device's chain in memory, with a real key, and what a register holds of chains."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from store.device import Device
from store.entry import NO_PREVIOUS, Header, encode_header, hash_of
from store.journal import Checkpoint, StoredEntry
from sync.bundle.content import Segment


def chained(device, previous, body, time=0):
    """The entry after `previous` (number, hash); its body may be any bytes here."""
    number = previous[0] + 1
    header = encode_header(Header(device, number, previous[1], time, hash_of(body)))
    return StoredEntry(device, number, header, body, hash_of(header))


class Chain:
    """Writes entries under one name; `branch` copies the disk."""

    def __init__(self, name=1, entries=0, key=None):
        self.id = bytes([name]) * 16
        self.private = key or Ed25519PrivateKey.from_private_bytes(bytes([name]) * 32)
        self.key = self.private.public_key().public_bytes_raw()
        self.device = Device(self.id, self.key, self.private)
        self.entries = []
        self.write(entries)

    def write(self, count=1, text=b"entry"):
        for _ in range(count):
            last = self.entries[-1] if self.entries else None
            previous = (last.number, last.hash) if last else (0, NO_PREVIOUS)
            self.entries.append(chained(self.id, previous, text + bytes([len(self.entries)])))
        return self

    def branch(self, at, more=0, text=b"other"):
        copy = Chain(self.id[0], key=self.private)
        copy.entries = self.entries[:at]
        return copy.write(more, text)

    def mark(self, number=None):
        each = self.entries[(number or len(self.entries)) - 1]
        return each.number, each.hash

    def segment(self, first=1, last=None):
        entries = tuple(self.entries[first - 1 : last])
        return Segment(self.id, entries, self.checkpoint(last))

    def checkpoint(self, number=None):
        number, header_hash = self.mark(number)
        return Checkpoint(self.id, number, header_hash, self.device.sign(header_hash))


class Shelf:
    """Implements `store.accept.Held` over lists: what one register holds."""

    def __init__(self, *entries, closed=None):
        self.entries = {each.head: each for each in entries}
        self.close_at = closed
        self.asked = 0

    def newest(self, device):
        numbers = [number for name, number in self.entries if name == device]
        return (max(numbers), self.entries[device, max(numbers)].hash) if numbers else None

    def hash_at(self, device, number):
        self.asked += 1
        each = self.entries.get((device, number))
        return each and each.hash

    def closed(self, device):
        return self.close_at

    def has_body(self, device, number):
        return self.entries[device, number].body is not None
