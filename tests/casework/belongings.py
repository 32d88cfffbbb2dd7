"""What tests of property and money share: a clock that moves, a sealed packet, a transfer, what was refused."""

from dataclasses import replace

import pytest
from sqlmodel import select

from casework import escapes, person_files, property_custody
from casework.hands import Hand
from models.clock import HandClock
from models.errors import InputRefused, StepBlocked
from models.ids import new_id
from models.records import Transfer, TransferLine
from models.tables import PacketEventRow
from tests.casework.founded import a_register
from tests.casework.people import MONEY, START, a_person

__all__ = ["workspace"]

SECOND = Hand("Лисенко І. В.", "лейтенант", "82 одшбр")
HRYVNIA = replace(MONEY, currency="UAH", amount="800", denominations="4x200")


class Moving(HandClock):
    """A clock that goes on by a millisecond whenever somebody looks: no two things happen at once."""

    def now(self):
        self.instant += 1
        return self.instant


@pytest.fixture
def workspace(tmp_path):
    with a_register(tmp_path, Moving(START)) as opened:
        yield opened


def file_of(workspace, person):
    return person_files.open_file(workspace, person.person_id)


def sealed_for(workspace, *items, surname="Мельников"):
    person = a_person(workspace, items=items, surname=surname, service_number="", born="")
    property_custody.seal_packet(workspace, person.person_id, f"0047-{surname}")
    (packet,) = file_of(workspace, person).property.packets
    return person, packet


def escaped(workspace, person):
    """What he left behind goes to the Bureau (art. 122(9))."""
    told = escapes.Escape(workspace.now(), 0, "паркан", "уночі", "Лис")
    escapes.escape(workspace, person.person_id, told)


def transfer_of(workspace, *people):
    transfer = Transfer(id=new_id(workspace.clock), number="T", departed_at=workspace.now())
    with workspace.edit("transfer.create") as record:
        record.add(transfer)
        for place, person in enumerate(people, start=1):
            record.add(
                TransferLine(
                    id=new_id(workspace.clock),
                    transfer_id=transfer.id,
                    person_id=person.person_id,
                    line_number=place,
                )
            )
    return transfer.id


def refused(call):
    with pytest.raises(InputRefused) as caught:
        call()
    return caught.value.problems


def guards(call):
    with pytest.raises(StepBlocked) as caught:
        call()
    return {block.guard for block in caught.value.blocks}


def events_of(workspace, packet_id):
    with workspace.vault.session() as session:
        rows = session.exec(select(PacketEventRow).where(PacketEventRow.packet_id == packet_id))
        return sorted(rows.all(), key=lambda row: (row.recorded_at, row.id))
