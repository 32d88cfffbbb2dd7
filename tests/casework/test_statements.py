"""A statement of account counts until something moves after it; in this custody, for all at once."""

from dataclasses import replace

import pytest

from casework import accounts, escapes, packet_acts, paper, property_returns, statements
from casework.accounts import Entered
from casework.hands import Hand
from casework.property_returns import Returned
from tests.casework.belongings import SECOND, escaped, file_of, sealed_for, workspace
from tests.casework.exchanges import stated
from tests.casework.people import MONEY, WATCH, a_person

__all__ = ["workspace"]

PAY = Entered("pay", "400", "UAH")


def counts(workspace, *ids):
    with workspace.vault.read() as cursor:
        found = statements.printed(cursor, ids)
    return {person_id: found[person_id].says_all for person_id in ids if person_id in found}


def test_none_was_printed_and_a_blank_one_is_none(workspace):
    person_id = a_person(workspace).person_id
    blank = paper.compose(workspace, "r2", (person_id,), "uk", "ru", blank=True)
    paper.issue(workspace, blank, "printer")
    assert counts(workspace, person_id) == {}


def _entered(workspace, person, item_id):
    accounts.enter(workspace, person.person_id, PAY)


def _closed(workspace, person, item_id):
    accounts.close(workspace, person.person_id, accounts.Signing())


def _given_back(workspace, person, item_id):
    returned = [Returned(item_id, signature="signed")]
    property_returns.give_back(workspace, person.person_id, returned, SECOND)


def _not_returned(workspace, person, item_id):
    property_returns.state_not_returned(workspace, person.person_id, [item_id], "згоріло")


def _forwarded_as_of_before(workspace, person, item_id):
    (packet,) = file_of(workspace, person).property.packets
    escaped(workspace, person)
    earlier = workspace.now() - 3_000
    packet_acts.forward(workspace, packet.id, Hand("Гук", "майор", "НІБ"), earlier)


@pytest.mark.parametrize(
    "moves", [_entered, _closed, _given_back, _not_returned, _forwarded_as_of_before]
)
def test_whatever_moves_after_it_makes_it_older_and_printing_again_mends_it(workspace, moves):
    workspace.clock.advance(hours=-1)
    person, _ = sealed_for(workspace, WATCH)
    another = a_person(workspace, surname="Гречко").person_id
    accounts.enter(workspace, person.person_id, PAY)
    workspace.clock.advance(hours=1)
    ids = (person.person_id, another)
    stated(workspace, ids)
    assert counts(workspace, *ids) == dict.fromkeys(ids, True)
    (item,) = file_of(workspace, person).items
    moves(workspace, person, item.id)
    assert counts(workspace, *ids) == {person.person_id: False, another: True}
    stated(workspace, ids[:1])
    assert counts(workspace, *ids) == dict.fromkeys(ids, True)


def test_what_only_changes_hands_or_is_corrected_in_words_leaves_it(workspace):
    person, packet = sealed_for(workspace, replace(MONEY, currency="USD"))
    stated(workspace, (person.person_id,))
    packet_acts.open_packet(workspace, packet.id, SECOND, "огляд")
    assert counts(workspace, person.person_id) == {person.person_id: True}


def test_that_of_an_earlier_custody_is_none(workspace):
    person_id = a_person(workspace).person_id
    stated(workspace, (person_id,))
    seen_at = workspace.now()
    told = escapes.Escape(workspace.now(), seen_at, "CP", "уночі", "Гук")
    escapes.escape(workspace, person_id, told)
    escapes.escape_succeeded(workspace, person_id, workspace.now(), "кордон", "повідомлення")
    assert counts(workspace, person_id) == {person_id: True}
    escapes.captured_again(workspace, person_id, workspace.now(), "Суми", "патруль")
    assert counts(workspace, person_id) == {}
