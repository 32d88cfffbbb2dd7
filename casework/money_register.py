"""The special register of money (GC III art. 18(4)): its numbers, its lines, and whether one is missing.

A line that was taken off stays with its reason. Refuses to close a gap: it tells of it.
"""

from dataclasses import dataclass

from sqlmodel import col, select

from casework.access import needs
from casework.person_cards import full_name, number_of
from casework.workspace import Workspace
from models.errors import RecordMissing
from models.field_classes import FieldClass
from models.ids import made_at
from models.numbers import HumanNumber, NumberRefusedError, NumberSeries, format_number, parse
from models.property_rules import Disposition, ItemClass
from models.records import NumberBlock, PropertyItem
from models.tables import OfficerRow, PersonRow, PropertyItemRow
from store.compartment import Cursor
from store.entry import id_text
from store.history import writers_of
from store.unit_of_work import Edit

_LAST = 999_999
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One sum: whose, by whose order, what became of it; `taken_off` is the reason of a line that no longer counts."""

    item_id: str
    person_id: str
    number: str
    receipt_number: str
    owner: str
    owner_number: str
    currency: str
    amount: str
    denominations: str
    ordered_by: tuple[str, str, str]
    issued_by: tuple[str, str, str]
    entered_at: int
    route: str
    settled: str
    settled_at: int
    settled_reason: str
    taken_off: bool

    @property
    def issuer(self) -> str:
        """Rank and name of who entered it."""
        name, rank, _ = self.issued_by
        return f"{rank} {name}".strip()

    @property
    def ordering_officer(self) -> str:
        """Rank, name and unit of who ordered it."""
        name, rank, unit = self.ordered_by
        return ", ".join(part for part in (f"{rank} {name}".strip(), unit) if part)


@dataclass(frozen=True, slots=True)
class MoneyRegister:
    """A page of the register with what is wrong with the whole of it.

    `missing` are numbers that were given and have no line; `unnumbered` counts sums held that have no number.
    """

    lines: tuple[RegisterLine, ...]
    total: int
    missing: tuple[str, ...]
    unnumbered: int


def next_line(record: Edit, receipt: HumanNumber) -> str:
    """The number of the next line; a register from before this series is given a block of it.

    The counter moves in the save that writes the line: neither can be there without the other.
    """
    try:
        return str(record.next_number(NumberSeries.MONEY))
    except RecordMissing:
        if _blocks(record.cursor, record.author.device.id):
            raise
        record.open_block(NumberSeries.MONEY, receipt.prefix, 1, _LAST)
        return str(record.next_number(NumberSeries.MONEY))


@needs(FieldClass.D)
def read(workspace: Workspace, offset: int = 0, limit: int = _SHOWN) -> MoneyRegister:
    """The lines from `offset` on, the newest first, and what is missing."""
    listed = col(PropertyItemRow.register_number) != ""
    with workspace.vault.session() as session:
        rows = session.exec(
            select(PropertyItemRow, PersonRow)
            .join(PersonRow, col(PersonRow.id) == PropertyItemRow.person_id)
            .where(listed)
            .order_by(col(PropertyItemRow.register_number).desc())
            .offset(offset)
            .limit(limit)
        ).all()
        officers = {
            row.id: (row.name, row.rank, row.unit or workspace.station.unit)
            for row in session.exec(select(OfficerRow))
        }
    with workspace.vault.read() as cursor:
        writers = writers_of(
            cursor, workspace.vault.compartment, PropertyItem.kind, [item.id for item, _ in rows]
        )
        total, unnumbered = _counted(cursor)
        missing = _missing(cursor, workspace.author.device.id)
    lines = tuple(
        RegisterLine(
            item.id,
            person.id,
            item.register_number,
            item.receipt_number,
            full_name(person),
            number_of(person),
            item.currency,
            item.amount,
            item.denominations,
            (item.ordering_officer, item.ordering_rank, item.ordering_unit),
            officers.get(writers[item.id], ("", "", "")),
            made_at(item.id),
            item.route,
            item.settled,
            item.settled_at,
            item.settled_reason,
            item.withdrawn,
        )
        for item, person in rows
    )
    return MoneyRegister(lines, total, missing, unnumbered)


@needs(FieldClass.D)
def missing_numbers(workspace: Workspace) -> tuple[str, ...]:
    """Numbers this laptop has given of which no line is left: in a whole register there are none."""
    with workspace.vault.read() as cursor:
        return _missing(cursor, workspace.author.device.id)


def _missing(cursor: Cursor, device: bytes) -> tuple[str, ...]:
    cursor.execute("SELECT next, prefix FROM counter WHERE series = ?", (NumberSeries.MONEY.name,))
    following, current = cursor.fetchone() or (1, "")
    # Blocks before the current one are used up to their ends.
    given = {
        (prefix, n)
        for prefix, first, last in _blocks(cursor, device)
        if current
        for n in range(first, following if prefix == current else last + 1)
    }
    if not given:
        return ()
    cursor.execute("SELECT register_number FROM property_item WHERE register_number != ''")
    there = {
        (found.prefix, found.counter) for (text,) in cursor.fetchall() if (found := _read(text))
    }
    return tuple(
        format_number(prefix, NumberSeries.MONEY, n) for prefix, n in sorted(given - there)
    )


def _read(number: str) -> HumanNumber | None:
    try:
        return parse(number)
    except NumberRefusedError:
        return None


def _blocks(cursor: Cursor, device: bytes) -> list[tuple[str, int, int]]:
    cursor.execute(
        f"SELECT prefix, first, last FROM {NumberBlock.kind}"
        " WHERE device = ? AND series = ? ORDER BY id",
        (id_text(device), NumberSeries.MONEY.name),
    )
    return [tuple(row) for row in cursor.fetchall()]


def _counted(cursor: Cursor) -> tuple[int, int]:
    """How many lines there are, and how many sums are held without a number."""
    cursor.execute("SELECT COUNT(*) FROM property_item WHERE register_number != ''")
    (total,) = cursor.fetchone()
    cursor.execute(
        "SELECT COUNT(*) FROM property_item WHERE register_number = '' AND item_class = ?"
        " AND disposition = ? AND NOT withdrawn",
        (ItemClass.MONEY.value, Disposition.HELD.value),
    )
    (unnumbered,) = cursor.fetchone()
    return total, unnumbered
