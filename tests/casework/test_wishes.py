"""Asked in private, kept from everybody else, changed by asking again."""

import pytest

from casework import person_files, transfers, wishes
from casework.transfers import TransferDraft
from casework.wishes import Asked, WishesView
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, NotYourRole, RecordMissing
from models.field_classes import Role
from tests.casework.people import a_person
from tests.casework.test_access import become


def asked(at: int, wish: str = "not_at_all", **more: object) -> Asked:
    return Asked(wish=wish, asked_by="майор Бондаренко", language="ru", at=at, **more)


def test_the_latest_counts_and_what_was_said_before_stays(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    wishes.ask(workspace, person_id, asked(hand.now(), present="делегат МКЧХ", signed=True))
    hand.advance(days=3)
    wishes.ask(workspace, person_id, asked(hand.now(), "at_once", delegate_offered=True))
    seen = wishes.wishes_of(workspace, person_id)
    assert [each.wish for each in seen.wishes] == ["at_once", "not_at_all"]
    assert seen.wishes[1].present == "делегат МКЧХ"


@pytest.mark.parametrize("missing", ["wish", "asked_by", "language"])
def test_what_must_be_said(workspace: Workspace, hand: HandClock, missing: str) -> None:
    person_id = a_person(workspace).person_id
    said = {"wish": "later", "asked_by": "Лис", "language": "ru"} | {missing: " "}
    with pytest.raises(InputRefused) as refused:
        wishes.ask(workspace, person_id, Asked(**said, at=hand.now()))
    assert list(refused.value.problems) == [missing]


def test_neither_in_the_future_nor_of_nobody_nor_another_word(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused):
        wishes.ask(workspace, person_id, asked(hand.now() + 3_600_000))
    with pytest.raises(InputRefused):
        wishes.ask(workspace, person_id, asked(hand.now(), "gladly"))
    with pytest.raises(RecordMissing):
        wishes.ask(workspace, "nobody", asked(hand.now()))


def test_who_has_not_the_role_sees_not_even_that_he_was_asked(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    wishes.ask(workspace, person_id, asked(hand.now()))
    become(workspace, Role.REGISTRAR)
    assert wishes.wishes_of(workspace, person_id) == WishesView()
    with pytest.raises(NotYourRole):
        wishes.ask(workspace, person_id, asked(hand.now(), "at_once"))
    file = person_files.open_file(workspace, person_id)
    assert "not_at_all" not in repr(file)
    assert all(
        "private" not in change.verb for change in person_files.history(workspace, person_id)
    )


def test_who_is_still_to_be_asked_is_told_to_nobody_else(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = tuple(a_person(workspace, service_number=f"АБ-20030{n}").person_id for n in range(2))
    wishes.ask(workspace, ids[0], asked(hand.now(), "at_once"))
    hand.advance(hours=1)
    draft = TransferDraft(destination="Кордон", destination_kind="exchange")
    transfer_id = transfers.open_transfer(workspace, draft).transfer_id
    transfers.add_people(workspace, transfer_id, ids)
    assert wishes.to_ask(workspace, transfer_id) == ids
    wishes.ask(workspace, ids[0], asked(hand.now(), "not_at_all"))
    assert wishes.to_ask(workspace, transfer_id) == ids[1:]
    become(workspace, Role.REGISTRAR)
    with pytest.raises(NotYourRole):
        wishes.to_ask(workspace, transfer_id)
