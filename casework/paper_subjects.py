"""A person with all that hangs on him, read once for a paper; refuses to choose what is printed."""

from dataclasses import dataclass

from sqlmodel import col, select

from casework.paper_values import given, packet_text
from casework.workspace import Workspace
from models.errors import RecordMissing
from models.property_rules import KEPT, ItemClass
from models.records import Person
from models.tables import (
    CaptureCardRow,
    DocumentRow,
    PacketRow,
    PersonRow,
    PropertyItemRow,
    StandingRow,
)
from papers.content.answers import Answer


@dataclass(frozen=True, slots=True)
class Subject:
    """A person with what hangs on him, read once."""

    person: PersonRow
    standing: StandingRow | None
    items: tuple[PropertyItemRow, ...]
    packets: tuple[PacketRow, ...]
    documents: tuple[DocumentRow, ...]
    cards: tuple[CaptureCardRow, ...]

    @property
    def held(self) -> tuple[PropertyItemRow, ...]:
        """What is kept for him."""
        return tuple(item for item in self.items if item.disposition in KEPT and not item.withdrawn)

    @property
    def money(self) -> tuple[PropertyItemRow, ...]:
        """The sums among it."""
        return tuple(item for item in self.held if item.item_class == ItemClass.MONEY.value)

    @property
    def packet_and_seal(self) -> Answer:
        """His sealed packets."""
        return given("; ".join(packet_text(packet) for packet in self.packets))

    @property
    def open_packets(self) -> Answer:
        """His sealed packets in which something is still kept for him."""
        inside = {item.packet_id for item in self._open}
        return given("; ".join(packet_text(each) for each in self.packets if each.id in inside))

    @property
    def open_receipts(self) -> Answer:
        """The numbers of his money that is still kept for him."""
        kept = (item for item in self._open if item.item_class == ItemClass.MONEY.value)
        return given(", ".join(item.receipt_number for item in kept))

    @property
    def _open(self) -> tuple[PropertyItemRow, ...]:
        return tuple(item for item in self.held if not item.settled)

    @property
    def receipts(self) -> Answer:
        """The numbers of his money in the register."""
        return given(", ".join(item.receipt_number for item in self.money))


def read_subjects(workspace: Workspace, ids: tuple[str, ...]) -> dict[str, Subject]:
    """These people by identifier.

    Raises:
        RecordMissing: one of them is not in the register.
    """
    with workspace.vault.session() as session:
        people = session.exec(select(PersonRow).where(col(PersonRow.id).in_(ids))).all()
        standings = session.exec(
            select(StandingRow).where(col(StandingRow.person_id).in_(ids))
        ).all()
        items = session.exec(
            select(PropertyItemRow).where(col(PropertyItemRow.person_id).in_(ids))
        ).all()
        packets = session.exec(select(PacketRow).where(col(PacketRow.person_id).in_(ids))).all()
        documents = session.exec(
            select(DocumentRow).where(col(DocumentRow.person_id).in_(ids))
        ).all()
        cards = session.exec(
            select(CaptureCardRow).where(col(CaptureCardRow.person_id).in_(ids))
        ).all()
    if set(ids) - {person.id for person in people}:
        raise RecordMissing(Person.kind)
    standing_of = {row.person_id: row for row in standings}
    return {
        person.id: Subject(
            person,
            standing_of.get(person.id),
            tuple(item for item in items if item.person_id == person.id),
            tuple(packet for packet in packets if packet.person_id == person.id),
            tuple(document for document in documents if document.person_id == person.id),
            tuple(card for card in cards if card.person_id == person.id),
        )
        for person in people
    }
