from casework import person_cards, transfer_files, transfers
from casework.transfers import TransferDraft
from models.ids import new_id
from models.records import TransferLine
from tests.casework.people import a_person, given


def test_lines_come_in_the_order_asked_and_without_whom_nobody_holds(workspace):
    first = a_person(workspace).person_id
    second = a_person(workspace, surname="Коваль", service_number="АБ-2").person_id
    found = person_cards.cards(workspace, (second, "nobody", first))
    assert [card.id for card in found] == [second, first]
    assert found[0].name_native.startswith("Коваль")
    assert all(card.state and card.since for card in found)


def test_every_column_is_selected_in_the_order_of_the_row():
    assert tuple(column.key for column in person_cards.CARD) == person_cards.CardRow._fields


def test_a_list_can_come_before_the_file_of_somebody_on_it(workspace):
    stranger = new_id(workspace.clock)
    draft = TransferDraft(destination="Табір")
    transfer = transfers.open_transfer(workspace, draft).transfer_id
    with workspace.edit("transfers.add") as record:
        record.add(
            TransferLine(
                id=new_id(workspace.clock), transfer_id=transfer, person_id=stranger, line_number=1
            )
        )
    (line,) = transfer_files.open_file(workspace, transfer).lines
    assert line.person.id == stranger
    assert not line.person.name_native


def test_what_custody_is_is_not_told_to_whom_it_is_not_for(workspace):
    person = a_person(workspace).person_id
    given(workspace, "medic")
    (card,) = person_cards.cards(workspace, (person,))
    assert (card.state, card.place, card.since) == ("", "", 0)
