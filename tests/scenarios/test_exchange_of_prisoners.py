"""An exchange from the first proposal to the closing, row by row."""

import pytest

from casework import (
    counting,
    departures,
    duties,
    exchange_lists,
    legal_documents,
    person_files,
    proceedings,
    property_custody,
    property_returns,
    reception,
    transfer_files,
    transfers,
)
from casework.property_returns import Returned
from casework.workspace import Workspace
from models.clock import HandClock
from models.errors import InputRefused, StepBlocked, TransitionRefused
from models.exchange_lists import Accepted, Agreed, Cause, Phase
from tests.casework.exchanges import (
    OTHER_OFFICER,
    arrive,
    blocked,
    checked,
    draft,
    gone,
    prepared,
    some,
    state,
    stated,
    wish,
)
from tests.casework.moves import SAFETY, counted, hold_back
from tests.casework.people import WATCH


def test_row_43_versions_follow_each_other_and_say_how_they_differ(workspace: Workspace) -> None:
    ids = some(workspace, 5)
    transfer_id = checked(workspace, ids[:4])
    assert transfer_files.open_file(workspace, transfer_id).fields["list_phase"] == "proposed"
    exchange_lists.make_version(workspace, transfer_id, Phase.PROPOSED)
    assert "phase_does_not_follow" in blocked(
        lambda: exchange_lists.make_version(workspace, transfer_id, Phase.PREPARED)
    )
    assert blocked(lambda: exchange_lists.make_version(workspace, transfer_id, Phase.AGREED)) == {
        "not_agreed": ids[:4]
    }
    transfers.add_people(workspace, transfer_id, ids[4:])
    exchange_lists.set_agreed(workspace, transfer_id, ids[:3], Agreed.AGREED)
    exchange_lists.set_agreed(workspace, transfer_id, ids[3:4], Agreed.STRUCK)
    exchange_lists.set_agreed(workspace, transfer_id, ids[4:], Agreed.ADDED)
    exchange_lists.make_version(workspace, transfer_id, Phase.AGREED, "відповідь від 20.11")
    first, second = exchange_lists.versions(workspace, transfer_id)
    assert (first.version, first.people) == (1, ids[:4])
    assert (second.version, second.phase, second.added, second.removed) == (
        2,
        "agreed",
        ids[4:],
        ids[3:4],
    )
    assert len({first.digest, second.digest}) == 2
    file = transfer_files.open_file(workspace, transfer_id)
    assert [line.person_id for line in file.withdrawn] == [ids[3]]
    assert file.versions == (first, second)


def test_no_list_is_sealed_before_it_is_prepared(workspace: Workspace) -> None:
    ids = some(workspace)
    transfer_id = checked(workspace, ids)
    wish(workspace, ids)
    assert "list_not_prepared" in blocked(
        lambda: departures.seal_list(workspace, transfer_id, SAFETY)
    )
    assert "no_exchange_list" in blocked(
        lambda: exchange_lists.make_version(
            workspace,
            transfers.open_transfer(workspace, draft("camp")).transfer_id,
            Phase.PROPOSED,
        )
    )


def test_row_42_everybody_is_asked_again_before_his_list_is_closed(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    wish(workspace, ids)
    hand.advance(hours=1)
    transfer_id = prepared(workspace, ids)
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {
        "return_not_settled": ids
    }
    wish(workspace, ids[1:])
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {
        "return_not_settled": ids[:1]
    }
    wish(workspace, ids[:1], "undecided")
    departures.seal_list(workspace, transfer_id)


def test_what_is_sealed_is_what_both_sides_prepared(workspace: Workspace) -> None:
    *ids, another = some(workspace, 4)
    transfer_id = prepared(workspace, tuple(ids))
    wish(workspace, tuple(ids))

    def differing() -> tuple[str, ...]:
        return blocked(lambda: departures.seal_list(workspace, transfer_id, SAFETY))["list_differs"]

    exchange_lists.set_agreed(workspace, transfer_id, (ids[0],), Agreed.STRUCK)
    assert differing() == (ids[0],)
    exchange_lists.set_agreed(workspace, transfer_id, (ids[0],), Agreed.AGREED)
    transfers.add_people(workspace, transfer_id, (another,))
    assert differing() == (another,)


@pytest.mark.parametrize("kind", ["medical_repatriation", "neutral_country"])
@pytest.mark.parametrize("said", ["not_at_all", "not_during_hostilities"])
def test_article_109_nobody_goes_against_his_will_on_a_medical_list(
    workspace: Workspace, hand: HandClock, kind: str, said: str
) -> None:
    ids = some(workspace)
    wish(workspace, ids)
    transfer_id = prepared(workspace, ids, kind)
    hand.advance(hours=1)
    wish(workspace, ids[1:])
    wish(workspace, ids[:1], said)
    assert blocked(lambda: departures.seal_list(workspace, transfer_id, SAFETY)) == {
        "return_not_settled": ids[:1]
    }
    transfers.withdraw_person(workspace, transfer_id, ids[0], "залишається")
    assert blocked(lambda: departures.seal_list(workspace, transfer_id, SAFETY)) == {
        "list_differs": ids[:1]
    }
    exchange_lists.make_version(workspace, transfer_id, Phase.PREPARED)
    departures.seal_list(workspace, transfer_id)


def test_who_does_not_wish_to_be_exchanged_goes_only_under_a_name(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace)
    transfer_id = prepared(workspace, ids)
    wish(workspace, ids[1:])
    wish(workspace, ids[:1], "not_at_all")
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {
        "return_not_settled": ids[:1]
    }
    departures.seal_list(workspace, transfer_id, SAFETY)


def test_article_119_who_is_kept_for_proceedings_is_told_of(workspace: Workspace) -> None:
    ids = some(workspace)
    wish(workspace, ids)
    transfer_id = prepared(workspace, ids)
    proceedings.open_proceeding(
        workspace, ids[2], "judicial", {"charge": "крадіжка", "provision": "ст. 185 КК"}
    )
    assert blocked(lambda: departures.seal_list(workspace, transfer_id)) == {
        "proceedings_open": ids[2:3]
    }


def test_rows_12_and_43_agreed_present_accepted_each_with_its_cause(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 5)
    listed, stranger = ids[:4], ids[4]
    transfer_id = gone(workspace, listed)
    hand.advance(hours=4)
    reception.tick(workspace, transfer_id, ids[1], "absent", Cause.NOT_BROUGHT.value)
    reception.tick(workspace, transfer_id, ids[2], "other_person", Cause.OTHER_PERSON.value)
    reception.tick_all_present(workspace, transfer_id)
    reception.add_unlisted(workspace, transfer_id, stranger, "привезли замість іншого")
    assert blocked(lambda: arrive(workspace, transfer_id)) == {
        "not_answered": (ids[0], ids[3], stranger)
    }
    with pytest.raises(InputRefused):
        exchange_lists.accept(workspace, transfer_id, ids[3:4], Accepted.NOT_ACCEPTED)
    assert "not_present" in blocked(
        lambda: exchange_lists.accept(workspace, transfer_id, ids[1:2], Accepted.ACCEPTED)
    )
    refused = Accepted.NOT_ACCEPTED
    exchange_lists.accept(workspace, transfer_id, ids[3:4], refused, Cause.REFUSED)
    exchange_lists.accept(workspace, transfer_id, (stranger,), refused, Cause.NOT_ON_LIST)
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    assert [state(workspace, each) for each in ids] == [
        "exchanged",
        "in_transit",
        "in_transit",
        "collection_point",
        "collection_point",
    ]
    file = transfer_files.open_file(workspace, transfer_id)
    assert next(step for step in file.steps if step.name == "agreed").done
    lines = file.lines
    assert [(line.agreed, line.outcome, line.accepted, line.refusal_cause) for line in lines] == [
        ("agreed", "present", "accepted", ""),
        ("agreed", "absent", "", ""),
        ("agreed", "other_person", "", ""),
        ("agreed", "present", "not_accepted", "refused"),
        ("", "not_on_list", "not_accepted", "not_on_list"),
    ]
    last = exchange_lists.versions(workspace, transfer_id)[-1]
    assert (last.phase, last.people, last.removed) == ("handed_over", ids[:1], ids[1:4])
    assert ("unaccounted", ids[1]) in {
        (duty.kind, duty.subject_id) for duty in duties.today(workspace).duties
    }


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("exchange", "exchanged"),
        ("repatriation", "repatriated_118"),
        ("medical_repatriation", "repatriated_medical"),
        ("neutral_country", "neutral_country"),
    ],
)
def test_who_is_accepted_ends_as_the_destination_says(
    workspace: Workspace, kind: str, ends: str
) -> None:
    ids = some(workspace, 2)
    transfer_id = gone(workspace, ids, kind)
    reception.tick_all_present(workspace, transfer_id)
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    assert {state(workspace, each) for each in ids} == {ends}


def test_row_44_nothing_is_closed_before_property_is_settled_and_the_statement_printed(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 2, items=(WATCH,))
    for number, person_id in enumerate(ids):
        property_custody.seal_packet(workspace, person_id, f"004711{number}")
    transfer_id = gone(workspace, ids)
    reception.tick_all_present(workspace, transfer_id)
    exchange_lists.accept(
        workspace, transfer_id, ids[1:], Accepted.NOT_ACCEPTED, Cause.REFUSED, "не у списку"
    )
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    counted(workspace, transfer_id, 2, counting.ON_ARRIVAL)
    assert blocked(lambda: reception.close(workspace, transfer_id)) == {
        "property_open": ids[:1],
        "statement_missing": ids[:1],
    }
    assert blocked(lambda: reception.close(workspace, transfer_id, SAFETY)) == {
        "property_open": ids[:1]
    }
    (item,) = person_files.open_file(workspace, ids[0]).items
    returned = [Returned(item.id, item.condition, "signed")]
    property_returns.give_back(workspace, ids[0], returned, OTHER_OFFICER)
    assert blocked(lambda: reception.close(workspace, transfer_id)) == {
        "statement_missing": ids[:1]
    }
    stated(workspace, ids[:1])
    will = legal_documents.Deposited("will", "юрист Лис", workspace.now())
    for person_id in ids:
        legal_documents.deposit(workspace, person_id, will)
    assert blocked(lambda: reception.close(workspace, transfer_id, SAFETY)) == {
        "legal_papers_kept": ids[:1]
    }, "whoever stayed keeps his here"
    legal_documents.give_back(workspace, ids[0], workspace.now())
    reception.close(workspace, transfer_id)
    assert transfer_files.open_file(workspace, transfer_id).card.stage == "closed"


def test_who_was_exchanged_is_not_exchanged_again_and_comes_back_as_another_custody(
    workspace: Workspace, hand: HandClock
) -> None:
    ids = some(workspace, 1)
    transfer_id = gone(workspace, ids)
    reception.tick_all_present(workspace, transfer_id)
    exchange_lists.accept_all_present(workspace, transfer_id)
    arrive(workspace, transfer_id)
    assert "cannot_be_moved" in blocked(
        lambda: transfers.add_people(
            workspace, transfers.open_transfer(workspace, draft()).transfer_id, ids
        )
    )
    with pytest.raises((StepBlocked, TransitionRefused)):
        hold_back(workspace, ids[0], hand.now(), "x")
