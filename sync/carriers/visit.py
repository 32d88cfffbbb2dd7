"""One exchange with one folder or stick: take what is for us, leave what is for others, remove what arrived.

Knows neither how a bundle is made nor what is in it: callables say whom one is for, take it over and give
new ones. A bundle that is cut, altered or not to be believed is skipped and reported; nothing read from a
stick ends the exchange, only the stick itself, the officer, or an error of the register.
"""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass

from models.errors import (
    BundleDamaged,
    BundleError,
    BundleTooLarge,
    CarrierError,
    Interrupted,
    MediumBroken,
    MediumFull,
    MediumReadOnly,
    TrustError,
)
from sync.bundle.content import Peeked
from sync.carriers.folder import Cancelled, FolderMedium, Found, Listing, never
from sync.carriers.report import FolderReport, Phase, Skipped, Step

Peek = Callable[[bytes], Peeked]
"""Whom a bundle is for, from its first bytes: `sync.bundle.seal.peek`. Raises `BundleError`."""

LONGEST_HEAD = 96 * 1024
"""Bytes that are given to `Peek` at most."""

MOST_BYTES = 512 * 1024 * 1024
"""Bytes read, and bytes written, in one exchange; what is beyond waits for the next."""

_HEAD = 4 * 1024
_BAD_FILES = 3


def every(_bundle_id: bytes, /) -> bool:
    """Take any bundle."""
    return True


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and what.

    `names` are the key names of our receiving keys (`sync.bundle.envelope.key_name`); `wanted` says of an
    identifier whether that bundle has not been taken over yet.
    """

    peek: Peek
    names: Collection[bytes]
    wanted: Callable[[bytes], bool] = every
    most_bytes: int = MOST_BYTES


def unwatched(_step: Step, /) -> None:
    """Nobody looks on."""


def exchange_with(
    medium: FolderMedium,
    take: Callable[[bytes], None],
    give: Callable[[], Iterable[tuple[bytes, bytes]]],
    delivered: Callable[[], Collection[bytes]],
    progress: Callable[[Step], None] = unwatched,
    cancelled: Cancelled = never,
    *,
    reader: Reader,
) -> FolderReport:
    """Read what is for us, write what is given, remove what is delivered; answers what came of it.

    `take` gets each sealed bundle that is for the reader, oldest first; its `BundleError` or `TrustError`
    skips that bundle. Then `give` is asked, once and lazily, for (identifier, sealed bundle) to write, and
    last `delivered` for the identifiers of what may go; when the medium is full it is asked earlier.

    The medium's errors and a cancellation (`cancelled`, or `Interrupted` raised by a callable) are not
    raised but reported as `stopped`, since what was done before them stays done. Any other error of the
    callables is passed on.
    """
    visit = _Visit(medium, progress, cancelled, reader)
    try:
        for found in visit.for_us(visit.look()):
            visit.take(found, take)
        visit.write(give, delivered)
        visit.remove(delivered)
    except (CarrierError, Interrupted) as error:
        visit.report.stopped = error
    return visit.report


class _Visit:
    def __init__(
        self,
        medium: FolderMedium,
        progress: Callable[[Step], None],
        cancelled: Cancelled,
        reader: Reader,
    ) -> None:
        self.report = FolderReport()
        self._medium = medium
        self._progress = progress
        self._cancelled = cancelled
        self._reader = reader
        self._step = Step(Phase.LOOKING, 0)
        self._bad_files = 0

    def look(self) -> Listing:
        listing = self._medium.listing()
        self.report.foreign, self.report.cut_short = listing.foreign, listing.more
        if listing.leftovers:
            with suppress(MediumReadOnly):  # What it carries can still be read.
                self.report.cleaned = self._medium.clean()
        return listing

    def for_us(self, listing: Listing) -> list[Found]:
        """The bundles to read; what may be read at most is shared out here, oldest first."""
        ours: list[Found] = []
        total = 0
        self._begin(Step(Phase.LOOKING, 0, len(listing.bundles)))
        for found in listing.bundles:
            if self._is_for_us(found):
                if not self._reader.wanted(found.id):
                    self.report.known += 1
                elif total + found.size > self._reader.most_bytes:
                    self.report.postponed += 1
                else:
                    total += found.size
                    ours.append(found)
            self._advance(files=1)
        self._begin(Step(Phase.READING, 0, len(ours), 0, total))
        return ours

    def take(self, found: Found, take: Callable[[bytes], None]) -> None:
        """Read one and hand it over; a second file with the same identifier is only a second chance."""
        if found.id not in self.report.taken[-1:]:
            try:
                data = self._medium.read(found, self._moved, self._cancelled)
                take(data)
            except (BundleError, TrustError, MediumBroken) as error:
                self._skip(found, error)
            else:
                self.report.taken.append(found.id)
                self.report.bytes_taken += len(data)
        self._advance(files=1)

    def write(
        self,
        give: Callable[[], Iterable[tuple[bytes, bytes]]],
        delivered: Callable[[], Collection[bytes]],
    ) -> None:
        self._begin(Step(Phase.WRITING, 0))
        for bundle_id, data in give():
            if self._step.bytes + len(data) > self._reader.most_bytes:
                self.report.cut_short = True
                return
            try:
                self._put(bundle_id, data)
            except MediumFull:
                # What has arrived may go at any time; it may be what makes the room.
                self.remove(delivered)
                self._put(bundle_id, data)
            self._advance(files=1)

    def remove(self, delivered: Callable[[], Collection[bytes]]) -> None:
        self._stop_if_cancelled()
        self.report.removed += self._medium.remove(delivered())

    def _is_for_us(self, found: Found) -> bool:
        try:
            peeked = self._peeked(found)
        except (BundleError, MediumBroken) as error:
            self._skip(found, error)
            return False
        if any(name in self._reader.names for name in peeked.recipients):
            return True
        self.report.for_others += 1
        self.report.bytes_for_others += found.size
        return False

    def _peeked(self, found: Found) -> Peeked:
        """What can be seen of a bundle; most have few recipients, and a stick reads slowly."""
        if found.size > self._medium.largest:
            raise BundleTooLarge(self._medium.largest)
        head = self._medium.head(found, _HEAD)
        try:
            peeked = self._reader.peek(head)
        except BundleDamaged:
            if len(head) < _HEAD:
                raise
            peeked = self._reader.peek(self._medium.head(found, LONGEST_HEAD))
        if peeked.bundle_id != found.id:
            raise BundleDamaged("envelope")
        if peeked.size != found.size:
            raise BundleDamaged("size")
        return peeked

    def _skip(self, found: Found, reason: BundleError | TrustError | MediumBroken) -> None:
        self.report.skipped.append(Skipped(found.id, reason))
        if isinstance(reason, MediumBroken):
            # One bad place need not cost the other bundles; a stick full of them would cost an hour.
            self._bad_files += 1
            if self._bad_files == _BAD_FILES:
                raise reason

    def _put(self, bundle_id: bytes, data: bytes) -> None:
        before = self._step
        try:
            fresh = self._medium.put(bundle_id, data, self._moved, self._cancelled)
        except MediumFull:
            self._step = before
            raise
        if fresh:
            self.report.written.append(bundle_id)
            self.report.bytes_written += len(data)
        else:
            self.report.unchanged.append(bundle_id)

    def _begin(self, step: Step) -> None:
        self._step = step
        self._advance()

    def _moved(self, count: int) -> None:
        self._tell(0, count)

    def _advance(self, files: int = 0) -> None:
        self._tell(files, 0)
        self._stop_if_cancelled()

    def _tell(self, files: int, count: int) -> None:
        step = self._step
        self._step = Step(
            step.phase, step.files + files, step.of_files, step.bytes + count, step.of_bytes
        )
        self._progress(self._step)

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise Interrupted
