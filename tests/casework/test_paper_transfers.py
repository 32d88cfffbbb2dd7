"""The list of a transfer bears its own ground, what is still kept for each, and injuries as both sides saw them."""

import pytest

from casework import (
    handover,
    paper_transfers,
    property_custody,
    property_returns,
    reception,
    transfers,
)
from casework.handover import Side
from casework.property_returns import Returned
from casework.transfers import TransferDraft
from models.records import Transfer
from papers.content.answers import BLANK, Given, Issue, Word
from store.unit_of_work import load
from tests.casework import handovers
from tests.casework.belongings import file_of
from tests.casework.exchanges import OTHER_OFFICER
from tests.casework.people import MONEY, WATCH, a_person

ISSUE = Issue.blank(("uk", "en"))


def content(workspace, transfer_id, *, arrived=False):
    return paper_transfers.transfer_content(workspace, ISSUE, transfer_id, arrived=arrived)


def test_what_was_given_back_is_no_longer_on_the_list(workspace):
    person = a_person(workspace, items=(WATCH,))
    property_custody.seal_packet(workspace, person.person_id, "S-1")
    property_custody.add_item(workspace, person.person_id, MONEY)
    property_custody.seal_packet(workspace, person.person_id, "S-2")
    transfer_id = handovers.ready(workspace, (person.person_id,))
    (line,) = content(workspace, transfer_id).lines
    assert isinstance(line.packet_and_seal, Given)
    assert line.packet_and_seal.text.count(";") == 1
    assert isinstance(line.money_receipts, Given)
    money = next(item for item in file_of(workspace, person).items if item.currency)
    back = Returned(money.id, signature="signed")
    property_returns.give_back(workspace, person.person_id, [back], OTHER_OFFICER)
    (line,) = content(workspace, transfer_id).lines
    extract = paper_transfers.extract_content(workspace, ISSUE, transfer_id, person.person_id)
    for paper in (line, extract):
        assert isinstance(paper.packet_and_seal, Given)
        assert paper.packet_and_seal.text.endswith("S-1")
        assert not isinstance(paper.money_receipts, Given)


def test_injuries_stand_as_both_sides_saw_them(workspace):
    ids = (a_person(workspace).person_id,)
    transfer_id = handovers.gone(workspace, ids)
    (line,) = content(workspace, transfer_id).lines
    assert line.visible_injuries == Word("answer.no")
    assert line.injuries_received is BLANK
    reception.tick_all_present(workspace, transfer_id)
    reception.arrive(workspace, transfer_id, "Мороз", "капітан", "Camp West-1")
    handover.note_injuries(workspace, transfer_id, ids, "yes", Side.RECEIVES)
    (line,) = content(workspace, transfer_id, arrived=True).lines
    assert isinstance(line.injuries_received, Word)
    assert line.injuries_received.key == "answer.yes"
    (line,) = content(workspace, transfer_id).lines
    assert line.injuries_received is BLANK, "the list that is handed over is signed before arrival"


@pytest.mark.parametrize(
    ("kind", "reason", "basis"),
    [
        ("camp", "camp", "GC III 46-48"),
        ("transit_camp", "evacuation", "GC III 19, 20"),
        ("exchange", "exchange", "GC III 6, 46-48, 119"),
        ("repatriation", "repatriation", "GC III 118, 119"),
        ("medical_repatriation", "medical_repatriation", "GC III 109, 110"),
    ],
)
def test_the_ground_is_that_of_the_move(workspace, kind, reason, basis):
    draft = TransferDraft(destination="X", destination_kind=kind, reason=reason)
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    assert content(workspace, transfer_id).legal_basis == Given(basis)
    with workspace.edit("test") as record:
        record.change(load(workspace.vault, Transfer, transfer_id), legal_basis="наказ 15/12")
    assert content(workspace, transfer_id).legal_basis == Given(f"{basis}; наказ 15/12")
