"""Deaths, releases, other Powers, parole: what each asks for, and what stands in its way."""

import pytest

from casework import (
    custody_events,
    deaths,
    duties,
    endings,
    escapes,
    inspections,
    legal,
    person_files,
    property_custody,
)
from casework.workspace import Workspace
from models.clock import HandClock
from models.duties import DAY, HOUR
from models.endings import Cause, Suspected, opens_enquiry
from models.errors import InputRefused, StepBlocked, TransitionRefused
from tests.casework.moves import SAFETY, hold_back
from tests.casework.people import WATCH, a_person
from tests.casework.releases import decided, ready
from tests.scenarios.test_custody import guards, owed, state


def died(workspace: Workspace, person_id: str, cause="illness", suspected="nobody") -> None:
    report = deaths.DeathReport(
        workspace.now(), "Шпиталь 5", cause, "серцева недостатність", suspected, "Савченко"
    )
    deaths.record_death(workspace, person_id, report)


@pytest.mark.parametrize("cause", sorted(Cause))
@pytest.mark.parametrize("suspected", sorted(Suspected))
def test_row_39_the_enquiry_opens_by_itself(
    workspace: Workspace, cause: Cause, suspected: Suspected
) -> None:
    person_id = a_person(workspace).person_id
    died(workspace, person_id, cause.value, suspected.value)
    opened = deaths.inquiries_of(workspace, person_id)
    quiet = cause in (Cause.ILLNESS, Cause.WOUNDS, Cause.NATURAL) and suspected == "nobody"
    assert bool(opened) is opens_enquiry(cause, suspected) is not quiet
    assert ("open_enquiry" in owed(workspace, person_id)) is not quiet


def test_row_16_a_death_cannot_be_closed_without_an_answer(workspace: Workspace) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused) as refused:
        died(workspace, person_id, suspected="")
    assert refused.value.problems.keys() == {"suspected"}
    died(workspace, person_id, "unknown", "unknown")
    (inquiry,) = deaths.inquiries_of(workspace, person_id)
    deaths.report_enquiry(workspace, inquiry, {"power_told_at": workspace.now()})
    assert "open_enquiry" not in owed(workspace, person_id)
    with pytest.raises(InputRefused):
        deaths.report_enquiry(workspace, inquiry, {"report_at": workspace.now()})
    deaths.report_enquiry(
        workspace,
        inquiry,
        {"report_at": workspace.now(), "report_reference": "7/26", "outcome": "нещасний випадок"},
    )
    assert deaths.inquiries_of(workspace, person_id) == ()
    assert "enquiry_report" not in owed(workspace, person_id)


def test_row_38_examination_before_burial_and_a_grave(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    died(workspace, person_id)
    assert {"death_examination", "death_notice", "grave"} <= owed(workspace, person_id)
    hand.advance(hours=5)
    burial = deaths.Burial(hand.now(), "Суми, Петропавлівське", "7-12", grave_marked=True)
    with pytest.raises(StepBlocked) as blocked:
        deaths.bury(workspace, person_id, burial)
    assert guards(blocked.value) == {"not_examined"}
    deaths.examine(workspace, person_id, deaths.Examined(hand.now() - HOUR, "Савченко", "майор"))
    with pytest.raises(InputRefused):
        deaths.bury(
            workspace,
            person_id,
            deaths.Burial(hand.now() - 2 * HOUR, "Суми", "7-12"),
        )
    deaths.bury(workspace, person_id, burial)
    assert not {"death_examination", "grave"} & owed(workspace, person_id)
    assert "death_notice" in owed(workspace, person_id)


def test_article_120_cremation_only_with_its_reason(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    died(workspace, person_id)
    deaths.examine(workspace, person_id, deaths.Examined(hand.now(), "Савченко"))
    with pytest.raises(InputRefused) as refused:
        deaths.bury(workspace, person_id, deaths.Burial(hand.now(), "Суми", "1", cremated=True))
    assert refused.value.problems.keys() == {"cremation_reason"}


def test_hygiene_may_force_a_burial_under_a_name(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    died(workspace, person_id)
    deaths.bury(workspace, person_id, deaths.Burial(hand.now(), "Суми", "1", override_by="Мельник"))
    assert "death_examination" in owed(workspace, person_id)


def test_from_death_nothing_leads_on_but_a_correction_by_two(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    hand.advance(hours=1)
    died(workspace, person_id)
    for act in (
        lambda: escapes.captured_again(workspace, person_id, hand.now(), "x", "y"),
        lambda: died(workspace, person_id),
        lambda: hold_back(workspace, person_id, hand.now(), "x"),
    ):
        with pytest.raises(TransitionRefused):
            act()
    last = person_files.open_file(workspace, person_id).timeline[-1]
    alone = {"note": "сплутано особу", "corrects": last.event_id}
    with pytest.raises(InputRefused) as refused:
        custody_events.record_event(
            workspace, person_id, "admitted_to_hospital", last.occurred_at, "Шпиталь 5", **alone
        )
    assert refused.value.problems.keys() == {"second_officer"}
    custody_events.record_event(
        workspace,
        person_id,
        "admitted_to_hospital",
        last.occurred_at,
        "Шпиталь 5",
        second_officer="майор Лис",
        **alone,
    )
    assert state(workspace, person_id) == "hospitalised"
    assert "death_notice" not in owed(workspace, person_id)


def test_row_44_nobody_is_released_while_property_is_open(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace, items=(WATCH,)).person_id
    property_custody.seal_packet(workspace, person_id, "UA-1")
    ready(workspace, person_id)
    with pytest.raises(StepBlocked) as blocked:
        endings.release(workspace, person_id, decided(workspace, override=SAFETY))
    assert guards(blocked.value) == {"property_open"}
    assert state(workspace, person_id) == "collection_point"


@pytest.mark.parametrize("way", ["released", "civil_custody"])
def test_only_who_is_no_prisoner_of_war_is_handed_to_civil_authorities(
    workspace: Workspace, hand: HandClock, way: str
) -> None:
    person_id = a_person(workspace).person_id
    out = endings.Release(way, hand.now(), "Суми", "рішення 5/26")
    with pytest.raises(StepBlocked) as blocked:
        endings.release(workspace, person_id, out)
    assert guards(blocked.value) == {"still_a_prisoner"}
    legal.decide(
        workspace, person_id, legal.Decision("not_pow", hand.now(), "М", "п", "Суд № 3", "1/26")
    )
    endings.release(workspace, person_id, out)
    assert state(workspace, person_id) == way


def test_a_release_names_its_decision(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused):
        endings.release(
            workspace, person_id, endings.Release("released_in_place", hand.now(), "x", " ")
        )


def test_row_45_another_power_is_asked_after_him_and_may_give_him_back(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    whole = endings.Handing("PL", hand.now(), "Корчова", "угода 3", "Мельник", "Nowak")
    for name in ("power", "agreement", "approved_by", "accepted_by"):
        with pytest.raises(InputRefused):
            endings.hand_to_power(
                workspace,
                person_id,
                endings.Handing(**{**_fields(whole), name: ""}),
            )
    endings.hand_to_power(workspace, person_id, whole)
    assert state(workspace, person_id) == "transferred_other_power"
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["power_follow_up"] == hand.now() + 30 * DAY
    hand.advance(hours=29 * 24)
    endings.follow_up(workspace, person_id, "утримується добре")
    due = {duty.kind: duty.due_at for duty in duties.duties_of(workspace, person_id)}
    assert due["power_follow_up"] == hand.now() + 30 * DAY
    endings.returned_by_power(workspace, person_id, hand.now(), "Суми", "угоду припинено")
    assert state(workspace, person_id) == "collection_point"
    assert "power_follow_up" not in owed(workspace, person_id)
    assert "registration" in owed(workspace, person_id)


def _fields(handing: endings.Handing) -> dict[str, object]:
    return {name: getattr(handing, name) for name in handing.__dataclass_fields__}


def test_article_21_parole_has_terms_and_an_end(workspace: Workspace, hand: HandClock) -> None:
    person_id = a_person(workspace).person_id
    with pytest.raises(InputRefused):
        endings.parole(workspace, person_id, endings.Honour(hand.now(), "Суми", "", "статут"))
    given = endings.Honour(hand.now(), "Суми", "не залишати міста", "статут", hand.now() + 9 * DAY)
    endings.parole(workspace, person_id, given)
    assert state(workspace, person_id) == "on_parole"
    assert "parole_end" in owed(workspace, person_id)
    hand.advance(hours=24)
    endings.end_parole(workspace, person_id, hand.now(), "CP Sudzha-2", "строк сплив")
    assert state(workspace, person_id) == "collection_point"
    assert "parole_end" not in owed(workspace, person_id)


def test_times_that_cannot_be_are_refused_and_nothing_is_lost(
    workspace: Workspace, hand: HandClock
) -> None:
    person_id = a_person(workspace).person_id
    later = hand.now() + DAY
    earlier = hand.now() - DAY
    for at in (later, earlier):
        with pytest.raises(InputRefused):
            endings.release(
                workspace, person_id, endings.Release("released_in_place", at, "x", "рішення")
            )
        with pytest.raises(InputRefused):
            deaths.record_death(
                workspace,
                person_id,
                deaths.DeathReport(at, "x", "illness", "", "nobody", "Гук"),
            )
    with pytest.raises(InputRefused):
        inspections.mark_serious(workspace, person_id, later)
    assert state(workspace, person_id) == "collection_point"
