"""Release without repatriation (domain 5): asked in private, decided, with papers and the statement of his account."""

from collections.abc import Callable

import pytest

from casework import (
    accounts,
    custody_events,
    duties,
    endings,
    escapes,
    registration,
)
from casework.workspace import Workspace
from models.clock import HandClock
from models.custody import TRANSITIONS, Event, State
from models.duties import DAY
from models.errors import InputRefused, StepBlocked, TransitionRefused
from models.field_classes import Role
from models.records import CustodyEvent
from models.transfer_facts import Override
from models.wishes import ReturnWish
from resources.words import LANGUAGES, words
from store.loaded import load_many
from tests.casework.exchanges import stated
from tests.casework.moves import SAFETY, hold_back
from tests.casework.people import a_person
from tests.casework.releases import asked, decided, let_go, ready
from tests.casework.test_access import become
from tests.scenarios.test_clocks import interned
from tests.scenarios.test_custody import guards, state


def release(workspace: Workspace, person_id: str, **changes: object) -> None:
    endings.release(workspace, person_id, decided(workspace, **changes))


def blocked(workspace: Workspace, person_id: str, **changes: object) -> set[str]:
    with pytest.raises(StepBlocked) as refused:
        release(workspace, person_id, **changes)
    return guards(refused.value)


def at_the_point(workspace: Workspace, _hand: HandClock) -> str:
    return a_person(workspace).person_id


def after(event: str) -> Callable[[Workspace, HandClock], str]:
    def happened(workspace: Workspace, hand: HandClock) -> str:
        person_id = at_the_point(workspace, hand)
        custody_events.record_event(workspace, person_id, event, hand.now(), "Суми")
        return person_id

    return happened


def on_parole(workspace: Workspace, hand: HandClock) -> str:
    person_id = at_the_point(workspace, hand)
    word = endings.Honour(hand.now(), "Суми", "не залишати міста", "статут")
    endings.parole(workspace, person_id, word)
    return person_id


def captured(workspace: Workspace, hand: HandClock) -> str:
    person_id = at_the_point(workspace, hand)
    let_go(workspace, person_id)
    hand.advance(hours=1)
    escapes.captured_again(workspace, person_id, hand.now(), "Суми", "3 омбр")
    return person_id


def held_back(workspace: Workspace, hand: HandClock) -> str:
    person_id = at_the_point(workspace, hand)
    hold_back(workspace, person_id, hand.now(), "CP Sudzha-2")
    return person_id


FROM: dict[State, Callable[[Workspace, HandClock], str]] = {
    State.CAPTURED: captured,
    State.COLLECTION_POINT: at_the_point,
    State.HELD_BACK: held_back,
    State.TRANSIT_CAMP: lambda workspace, hand: interned(workspace, hand, "transit_camp"),
    State.INTERNED: interned,
    State.HOSPITALISED: after("admitted_to_hospital"),
    State.JUDICIAL_DETENTION: after("taken_into_judicial_detention"),
    State.ON_PAROLE: on_parole,
}


def test_every_custody_the_table_lets_go_from_is_tried_here() -> None:
    (row,) = [each for each in TRANSITIONS if each.event is Event.RELEASED_IN_PLACE]
    assert set(row.sources) == set(FROM)


@pytest.mark.parametrize("source", FROM)
def test_from_every_custody_the_same_is_asked(
    workspace: Workspace, hand: HandClock, source: State
) -> None:
    person_id = FROM[source](workspace, hand)
    assert state(workspace, person_id) == source
    hand.advance(hours=1)
    papers = "no_identity_document" in blocked(workspace, person_id)
    lacking = {"return_not_settled", "statement_missing"}
    if papers:
        registration.issue_identity_documents(workspace, (person_id,))
    assert blocked(workspace, person_id) == lacking
    asked(workspace, person_id)
    assert blocked(workspace, person_id) == {"statement_missing"}
    stated(workspace, (person_id,))
    release(workspace, person_id)
    assert state(workspace, person_id) == State.RELEASED_IN_PLACE


def test_from_no_other_state_is_anybody_let_go(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    ready(workspace, person_id)
    told = escapes.Escape(hand.now(), hand.now(), "CP", "уночі", "Гук")
    escapes.escape(workspace, person_id, told)
    with pytest.raises(TransitionRefused):
        release(workspace, person_id)


@pytest.mark.parametrize("said", ReturnWish)
def test_row_42_no_guard_tells_what_he_wished(
    workspace: Workspace, hand: HandClock, said: ReturnWish
) -> None:
    """To an officer who may not see wishes, every one of them looks the same."""
    waits, goes = (a_person(workspace, service_number=f"АБ-{n}").person_id for n in range(2))
    for person_id in (waits, goes):
        ready(workspace, person_id)
        asked(workspace, person_id, said)
    hand.advance(hours=1)
    accounts.enter(workspace, waits, accounts.Entered("pay", "4", "UAH"))
    become(workspace, Role.REGISTRAR)
    with pytest.raises(StepBlocked) as refused:
        release(workspace, waits)
    assert guards(refused.value) == {"property_open", "statement_older"}
    assert said not in str(refused.value)
    release(workspace, goes)
    (fact,) = events_of(workspace, Event.RELEASED_IN_PLACE)
    assert said not in str(fact.model_dump())


@pytest.mark.parametrize("language", LANGUAGES)
def test_row_42_the_sentence_sends_to_whoever_asks_and_says_nothing_more(language: str) -> None:
    told = words(language)
    assert not any(told(f"wish.{each}") in told("guard.return_not_settled") for each in ReturnWish)


def test_a_wish_of_an_earlier_custody_and_a_statement_of_it_do_not_count(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    let_go(workspace, person_id)
    hand.advance(hours=1)
    escapes.captured_again(workspace, person_id, hand.now(), "Суми", "3 омбр")
    custody_events.record_event(
        workspace, person_id, "reached_collection_point", hand.now(), "CP Sudzha-2"
    )
    assert blocked(workspace, person_id) == {"return_not_settled", "statement_missing"}


def test_without_the_statement_he_goes_under_a_name_and_it_stays_owed(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    assert blocked(workspace, person_id, override=SAFETY) == {
        "return_not_settled",
        "no_identity_document",
    }
    asked(workspace, person_id)
    registration.issue_identity_documents(workspace, (person_id,))
    for nobody in (Override(" ", "так"), Override("Мельник", " ")):
        with pytest.raises(InputRefused):
            release(workspace, person_id, override=nobody)
    release(workspace, person_id, override=SAFETY)
    owed = {each.kind for each in duties.duties_of(workspace, person_id)}
    assert "statement_of_account" in owed
    (fact,) = events_of(workspace, Event.RELEASED_IN_PLACE)
    assert fact.override_by == SAFETY.by


def events_of(workspace: Workspace, event: Event) -> list[CustodyEvent]:
    with workspace.vault.read() as cursor:
        return [each.value for each in load_many(cursor, CustodyEvent, "event = ?", (event.value,))]


def test_the_decision_says_what_who_and_when_and_comes_before_the_release(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    ready(workspace, person_id)
    hand.advance(days=1)
    for wrong, where in (
        ({"authority": " "}, "authority"),
        ({"decided_by": " "}, "decided_by"),
        ({"decided_at": 0}, "decided_at"),
        ({"decided_at": hand.now() + DAY}, "decided_at"),
        ({"at": hand.now() - 3_600_000}, "decided_at"),
    ):
        with pytest.raises(InputRefused) as refused:
            release(workspace, person_id, **wrong)
        assert refused.value.problems.keys() == {where}
    release(workspace, person_id, decided_at=hand.now() - DAY)
    (fact,) = events_of(workspace, Event.RELEASED_IN_PLACE)
    assert (fact.authority, fact.decided_by, fact.decided_at) == (
        "рішення 5/26",
        "комісія обл. ради",
        hand.now() - DAY,
    )
