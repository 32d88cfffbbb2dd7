"""Nothing is given back twice, changed without a word, or to another; never more than was taken."""

from dataclasses import replace

from casework import (
    property_returns,
)
from casework.property_returns import Returned
from tests.casework.belongings import (
    file_of,
    guards,
    refused,
    workspace,
)
from tests.casework.people import MONEY, WATCH, a_person

__all__ = ["workspace"]


def test_nothing_is_returned_twice_and_never_more_than_was_taken(workspace):
    person = a_person(workspace, items=(replace(WATCH, quantity=2), MONEY))
    watch, money = file_of(workspace, person).items

    def back(**what):
        return property_returns.give_back(
            workspace, person.person_id, [Returned(**{"signature": "signed", **what})]
        )

    assert refused(lambda: back(item_id=watch.id, quantity=3)) == {
        watch.id: "settling.more_than_taken"
    }
    assert refused(lambda: back(item_id=watch.id, quantity=-1)) == {
        watch.id: "settling.no_quantity"
    }
    assert refused(lambda: back(item_id=money.id, amount="12401")) == {
        money.id: "settling.more_than_taken"
    }
    assert refused(lambda: back(item_id=money.id, amount="-1")) == {money.id: "settling.no_sum"}
    assert refused(lambda: back(item_id=money.id, amount="12000")) == {
        money.id: "settling.difference_needed"
    }
    back(item_id=money.id, amount="12000", difference="400 RUB видано раніше під підпис")
    assert guards(lambda: back(item_id=money.id)) == {"already_settled"}
    money = file_of(workspace, person).items[1]
    assert (money.settled_amount, money.amount) == ("12000", "12400")


def test_a_changed_condition_needs_a_word_and_stays(workspace):
    person = a_person(workspace, items=(WATCH,))
    (watch,) = file_of(workspace, person).items

    def back(**what):
        return property_returns.give_back(
            workspace,
            person.person_id,
            [Returned(watch.id, "Скло тріснуло", **{"signature": "signed", **what})],
        )

    assert refused(back) == {watch.id: "settling.difference_needed"}
    back(difference="тріснуло під час перевезення", signature="declined")
    (watch,) = file_of(workspace, person).items
    assert (watch.condition, watch.settled_condition) == ("целые", "Скло тріснуло")
    assert watch.settled_signature == "declined"


def test_anothers_item_is_not_returned_to_him(workspace):
    owner = a_person(workspace, items=(WATCH,))
    other = a_person(workspace, surname="Клочко", born="1990-02-02", service_number="")
    (watch,) = file_of(workspace, owner).items
    assert guards(
        lambda: property_returns.give_back(
            workspace, other.person_id, [Returned(watch.id, signature="signed")]
        )
    ) == {"not_his"}
