"""The papers on property and money bear what the register says, and nothing of captured materiel."""

from dataclasses import replace

import pytest

from casework import accounts, paper, paper_property, property_custody, property_returns
from casework.accounts import Entered
from casework.drafts import ItemDraft
from casework.property_returns import Returned
from casework.signing import Signing
from models.errors import RecordMissing
from papers.content.answers import Given, Issue
from tests.casework.belongings import HRYVNIA, file_of, sealed_for, workspace
from tests.casework.exchanges import OTHER_OFFICER
from tests.casework.people import MONEY, WATCH, a_person

__all__ = ["workspace"]

ISSUE = Issue.blank(("uk", "en"))


def test_the_register_is_printed_oldest_first(workspace):
    a_person(workspace, items=(MONEY, HRYVNIA))
    content = paper_property.register_content(workspace, ISSUE)
    assert [entry.currency for entry in content.entries] == ["RUB", "UAH"]
    assert content.entries[0].ordering_rank == Given("майор")
    assert content.entries[0].issuer_unit == Given("82 одшбр")
    assert content.missing_numbers == ""


def test_a_packet_lists_what_lies_in_it_and_no_materiel(workspace):
    person, packet = sealed_for(workspace, WATCH, MONEY, ItemDraft("arms", description="АК-74"))
    content = paper_property.packet_content(workspace, ISSUE, (person.person_id,))
    assert (len(content.items), len(content.money)) == (1, 1)
    assert content.seal_number == Given(packet.seal_number)
    other = a_person(workspace, surname="Клочко", born="", service_number="")
    with pytest.raises(RecordMissing):
        paper_property.packet_content(workspace, ISSUE, (other.person_id,))


def test_each_packet_has_its_paper_and_what_came_out_is_on_none(workspace):
    person, first = sealed_for(workspace, WATCH)
    property_custody.add_item(workspace, person.person_id, MONEY)
    property_custody.seal_packet(workspace, person.person_id, "S-2")
    _, second = file_of(workspace, person).property.packets

    def contents(*subject_ids):
        found = paper_property.packet_content(workspace, ISSUE, subject_ids)
        return found.seal_number, len(found.items), len(found.money)

    assert contents(first.id, person.person_id) == (Given(first.seal_number), 1, 0)
    assert contents(second.id, person.person_id) == (Given("S-2"), 0, 1)
    shown = paper.compose(workspace, "p3", (first.id, person.person_id), "uk", "ru")
    assert shown.subject_id == person.person_id
    assert shown.number
    money = next(item for item in file_of(workspace, person).items if item.currency)
    back = Returned(money.id, signature="signed")
    property_returns.give_back(workspace, person.person_id, [back], OTHER_OFFICER)
    assert [each.holds_something for each in file_of(workspace, person).property.packets] == [
        True,
        False,
    ]
    assert contents(person.person_id) == (Given(first.seal_number), 1, 0)
    with pytest.raises(RecordMissing):
        contents(second.id, person.person_id)


def test_the_closing_statement_bears_the_balance_and_what_was_given_back(workspace):
    person = a_person(workspace, items=(WATCH,))
    (watch,) = file_of(workspace, person).items
    accounts.enter(workspace, person.person_id, Entered("pay", "80", "UAH"))
    accounts.close(workspace, person.person_id, Signing())
    back = Returned(watch.id, "подряпано", "signed", "у дорозі")
    property_returns.give_back(workspace, person.person_id, [back])
    content = paper_property.closing_content(workspace, ISSUE, person.person_id)
    assert content.balance == Given("80 UAH")
    assert len(content.entries) == 2
    assert content.returned[0].condition_returned == Given("подряпано")


def test_what_is_missing_is_stated_with_its_reason(workspace):
    person = a_person(workspace, items=(replace(WATCH, quantity=3), MONEY))
    watch, money = sorted(file_of(workspace, person).items, key=lambda item: item.currency)
    back = Returned(watch.id, signature="signed", difference="дві знищено", quantity=1)
    property_returns.give_back(workspace, person.person_id, [back])
    property_returns.state_not_returned(workspace, person.person_id, [money.id], "викрадено")
    content = paper_property.unreturned_content(workspace, ISSUE, person.person_id)
    told = {item.reason: item.quantity for item in content.items}
    assert told[Given("дві знищено")] == Given("2")
    assert Given("викрадено") in told


@pytest.mark.parametrize("form", ["p2", "p3", "r2", "r3"])
def test_each_is_composed_and_issued(workspace, form):
    person, _ = sealed_for(workspace, WATCH, MONEY)
    subject = workspace.station.id if form == "p2" else person.person_id
    shown = paper.compose(workspace, form, (subject,), "uk", "ru")
    assert shown.pdf.startswith(b"%PDF")
    assert paper.issue(workspace, shown, "pdf")
