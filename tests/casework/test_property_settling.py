"""Property that is held is open until it is settled."""

from decimal import Decimal

from casework import property_custody, property_settling
from casework.drafts import ItemDraft
from models.ids import new_id
from models.records import AccountEntry
from tests.casework.people import MONEY, WATCH, a_person


def _credit(workspace, person_id, amount):
    with workspace.edit("account.enter") as record:
        record.add(
            AccountEntry(
                id=new_id(workspace.clock), person_id=person_id, currency="UAH", amount=amount
            )
        )


def test_nobody_is_named_of_whom_nothing_is_open(workspace):
    kept = ItemDraft("valuables", description="Часы", disposition="left_with")
    rifle = ItemDraft("arms", description="АК-74")
    one = a_person(workspace, items=(kept, rifle))
    assert property_settling.open_property(workspace, (one.person_id,)) == {}
    assert property_settling.property_blocks(workspace, (one.person_id,)) == ()


def test_items_packets_and_balances_are_named_by_person(workspace):
    first = a_person(workspace, items=(WATCH, MONEY))
    second = a_person(workspace, surname="Клочко", born="1990-01-01", service_number="")
    property_custody.seal_packet(workspace, first.person_id, "004711")
    _credit(workspace, second.person_id, "100")
    found = property_settling.open_property(workspace, (first.person_id, second.person_id))
    assert len(found[first.person_id].items) == 2
    assert len(found[first.person_id].packets) == 1
    assert found[second.person_id].balances == (("UAH", Decimal(100)),)
    (block,) = property_settling.property_blocks(workspace, (first.person_id, second.person_id))
    assert block.guard == "property_open"
    assert set(block.subjects) == {first.person_id, second.person_id}
    assert not block.overridable
    _credit(workspace, second.person_id, "-100")
    assert second.person_id not in property_settling.open_property(workspace, (second.person_id,))


def test_a_line_taken_off_the_list_is_not_open(workspace):
    one = a_person(workspace, items=(WATCH,))
    (item_id,) = property_settling.open_property(workspace, (one.person_id,))[one.person_id].items
    property_custody.withdraw_item(workspace, item_id, "двічі записано")
    assert property_settling.open_property(workspace, (one.person_id,)) == {}
