"""Whether a vault is still what was written into it; refuses to mend anything.

SQLCipher proves that every page was written with our key, not that it is the newest one. Here the
journal proves itself, by hashes and one signature a device, and the rows are held against it, so that
an older page put back is found and the records on it are named.
"""

from collections.abc import Iterator

from models.errors import ChainBroken
from store import heads, journal
from store.access import OpenVault
from store.chain_check import ChainCheck, newest_faults
from store.compartment import Compartment, Cursor
from store.derived_check import (
    TouchingCheck,
    conflict_faults,
    derived_faults,
    number_faults,
)
from store.entry import Change, MalformedEntryError, decode_body, id_text
from store.findings import Fault, Finding, Report, sentences
from store.heads import Head
from store.journal import StoredEntry
from store.plan import plan_of
from store.projection import Cancelled, Progress, pause, understood
from store.row_check import RowCheck

__all__ = ["Fault", "Finding", "Report", "check", "quick_check", "require_sound", "sentences"]

_NEWEST_ENTRIES = 50


def check(
    vault: OpenVault, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Report:
    """Go through everything: chains, bodies, signatures, rows, derived tables, counters.

    `progress` is told entries done and entries in all. Nothing is changed, but the vault is held for
    writing while the derived tables are computed.

    Raises:
        Interrupted: `cancelled` said so.
        VaultDamaged: a page cannot be read at all.
    """
    entries = 0
    with vault.read() as cursor:
        total = journal.count(cursor)
        chain = ChainCheck(cursor)
        rows = RowCheck(cursor, vault.compartment, lambda: pause(None, cancelled, total, total))
        touching = TouchingCheck(cursor, vault.compartment)
        for entries, each in enumerate(journal.entries(cursor), start=1):
            if entries % journal.CHUNK == 0:
                pause(progress, cancelled, entries, total)
            header = chain.follow(each)
            body = chain.body(each, header)
            if body is not None:
                rows.entry(each.head, body)
                touching.entry(each.device, body.changes)
        chain.finish()
        rows.finish()
        found = chain.findings + rows.findings + touching.finish()
        found += conflict_faults(cursor, vault.compartment)
        found += number_faults(cursor, vault.compartment)
    with vault.write() as cursor:
        # An index put back alone leaves every row right and still shows people in the wrong list.
        # Asked here, for a reader's idea of a full-text index may be older than the index.
        cursor.execute("PRAGMA integrity_check(1)")
        if cursor.fetchone()[0] != "ok":
            # What contradicts itself cannot be computed anew; what was found before still counts.
            found.append(Finding(Fault.PAGES))
        else:
            found += derived_faults(
                cursor, vault.compartment, lambda: pause(None, cancelled, total, total)
            )
    pause(progress, None, total, total)
    return Report(tuple(found), entries, rows.records, whole=True)


def quick_check(vault: OpenVault) -> Report:
    """What can be known in milliseconds at any size, for every opening of the vault.

    Per device: the newest checkpoint's signature, its number against the highest held, the newest
    hundred headers, and pairs of neighbours all along the chain; then whether the rows know of the
    newest fifty entries.
    """
    findings: list[Finding] = []
    entries = records = 0
    with vault.read() as cursor:
        for device in journal.devices(cursor):
            findings += newest_faults(cursor, device)
            highest = journal.highest(cursor, device)
            entries += highest
            newest = journal.entries(cursor, (device, highest - _NEWEST_ENTRIES), (device, highest))
            for head, change in _changes(list(newest)):
                records += 1
                findings += _unknown_to_row(cursor, vault.compartment, head, change)
        chain = ChainCheck(cursor)
        chain.finish()
        findings += chain.findings
    return Report(tuple(findings), entries, records, whole=False)


def require_sound(report: Report) -> None:
    """Refuse to go on with a chain that does not hold.

    Raises:
        ChainBroken: the first finding that concerns an entry.
    """
    for finding in report.findings:
        if finding.device:
            raise ChainBroken(finding.device, finding.number, finding.fault.value)


def _changes(entries: list[StoredEntry]) -> Iterator[tuple[Head, Change]]:
    for each in entries:
        if each.body is not None:
            try:
                body = decode_body(each.body)
            except MalformedEntryError:
                continue
            for change in body.changes:
                yield each.head, change


def _unknown_to_row(
    cursor: Cursor, compartment: Compartment, head: Head, change: Change
) -> Iterator[Finding]:
    """A finding if the row stands on entries of the same device from before `head` alone."""
    record = compartment.kinds.get(change.kind)
    groups = understood(plan_of(record), change)[0] if record else []
    if not groups:
        return
    cursor.execute(f'SELECT heads FROM "{change.kind}" WHERE id = ?', (change.record,))
    row = cursor.fetchone()
    where = id_text(head[0]), head[1], head[1], ((change.kind, change.record),)
    if row is None:
        yield Finding(Fault.ROW_MISSING, *where)
        return
    try:
        state = heads.decode(row[0])
    except ValueError:
        yield Finding(Fault.ROW_DIFFERS, *where)
        return
    # What replaced `head` came after it, so a field that stands on older entries alone missed it.
    if any(
        all(device == head[0] and number < head[1] for device, number in state.of(name))
        for group in groups
        for name in group.fields
    ):
        yield Finding(Fault.ROW_DIFFERS, *where)
