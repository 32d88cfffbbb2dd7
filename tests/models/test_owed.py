"""What is owed to one person after any history: armed, due, ended and armed again."""

from dataclasses import replace

import pytest

from models.custody import ENDED, Event, State
from models.custody_order import Fact, Order, chain
from models.duties import DAY, HOUR, RULES, Duty, DutyKind
from models.legal_documents import Addressee, LegalPaper, Paper
from models.owed import owed
from models.owed_facts import (
    Decided,
    Died,
    Inquired,
    Inspected,
    Notified,
    PersonFacts,
    Proceeded,
)
from models.owed_notices import EVENT_WITHDRAWN, NOTIFIED, taken_back
from models.property_settling import Statement
from models.standing import standing

E, K = Event, DutyKind


def history(*steps: tuple[Event, int]) -> tuple[Fact, ...]:
    """Events one after the other, named by their place, at these instants."""
    return tuple(
        Fact(str(place), event.value, str(place - 1) if place else "", "", at, at, "", "")
        for place, (event, at) in enumerate(steps)
    )


def facts(*steps: tuple[Event, int], **more: object) -> PersonFacts:
    ordered, _ = chain(history(*steps))
    return replace(PersonFacts("p", ordered, standing(ordered)), **more)  # type: ignore[arg-type]


def duties(*steps: tuple[Event, int], **more: object) -> dict[DutyKind, Duty]:
    found = owed(facts(*steps, **more))
    by_kind = {duty.kind: duty for duty in found}
    assert len({(duty.kind, duty.event_id) for duty in found}) == len(found)
    return by_kind


CAME = (E.REACHED_COLLECTION_POINT, 0)
IN_CAMP = (CAME, (E.DEPARTED, DAY), (E.REACHED_CAMP, 2 * DAY))
ALL_SETTLED = {
    "settled_cards": frozenset(
        (str(n), addressee) for n in range(9) for addressee in ("family", "agency")
    ),
    "has_identity_document": True,
    "rights_told_at": 1,
}


def test_nothing_is_owed_to_nobody() -> None:
    assert owed(PersonFacts("p", (), standing(()))) == ()


def test_what_is_owed_on_the_first_day() -> None:
    assert {kind: duty.due_at for kind, duty in duties(CAME).items()} == {
        K.CAPTURE_CARD_FAMILY: 7 * DAY,
        K.CAPTURE_CARD_AGENCY: 7 * DAY,
        K.REGISTRATION: DAY,
        K.IDENTITY_DOCUMENT: DAY,
        K.RIGHTS_NOTICE: DAY,
        K.ARRIVAL_INSPECTION: DAY,
        K.EVACUATION: 3 * DAY,
    }


@pytest.mark.parametrize(
    ("event", "before"),
    [
        (E.ADMITTED_TO_HOSPITAL, IN_CAMP),
        (E.BECAME_ILL, IN_CAMP),
        (E.REACHED_CAMP, IN_CAMP[:2]),
        (E.REACHED_TRANSIT_CAMP, IN_CAMP[:2]),
    ],
)
def test_cards_are_armed_again_by_sickness_hospital_and_move(
    event: Event, before: tuple[tuple[Event, int], ...]
) -> None:
    sent = frozenset(
        (str(place), who) for place in range(len(before)) for who in ("family", "agency")
    )
    assert K.CAPTURE_CARD_FAMILY not in duties(*before, settled_cards=sent)
    again = duties(*before, (event, 50 * DAY), settled_cards=sent)
    assert again[K.CAPTURE_CARD_FAMILY].due_at == 57 * DAY
    assert again[K.CAPTURE_CARD_AGENCY].event_id == str(len(before))


def test_one_card_does_not_stand_for_the_other() -> None:
    after = duties(CAME, settled_cards=frozenset({("0", "family")}))
    assert K.CAPTURE_CARD_FAMILY not in after
    assert K.CAPTURE_CARD_AGENCY in after


def test_registering_ends_its_duty_and_arms_the_notice_to_the_bureau() -> None:
    after = duties(CAME, (E.REGISTERED, 5 * HOUR))
    assert K.REGISTRATION not in after
    assert after[K.BUREAU_NOTICE].due_at == 29 * HOUR
    told = Notified("registered", "1", sent_at=6 * HOUR, acknowledged_at=0)
    after = duties(CAME, (E.REGISTERED, 5 * HOUR), notices=(told,))
    assert K.BUREAU_NOTICE not in after
    assert after[K.BUREAU_ACKNOWLEDGEMENT].due_at == 6 * HOUR + 7 * DAY
    acknowledged = replace(told, acknowledged_at=8 * HOUR)
    after = duties(CAME, (E.REGISTERED, 5 * HOUR), notices=(acknowledged,))
    assert not {K.BUREAU_NOTICE, K.BUREAU_ACKNOWLEDGEMENT} & after.keys()


def test_a_notice_of_one_event_does_not_tell_of_another() -> None:
    told = Notified("reached_camp", "7", sent_at=9, acknowledged_at=9)
    assert duties(*IN_CAMP, notices=(told,))[K.BUREAU_NOTICE].event_id == "2"


def test_the_bureau_is_told_of_all_that_article_122_names() -> None:
    assert {
        "reached_transit_camp",
        "reached_camp",
        "released",
        "released_in_place",
        "repatriated",
        "repatriated_medical",
        "exchanged",
        "escaped",
        "recaptured",
        "admitted_to_hospital",
        "left_hospital",
        "died",
        "paroled",
        "transferred_to_other_power",
    } <= NOTIFIED


def test_rights_are_explained_again_in_a_new_custody() -> None:
    way = (*IN_CAMP, (E.EXCHANGED, 10 * DAY))
    told = {"rights_told_at": HOUR}
    assert K.RIGHTS_NOTICE not in duties(*IN_CAMP, **told)
    again = duties(*way, (E.CAPTURED, 20 * DAY), **told)
    assert again[K.RIGHTS_NOTICE].due_at == 21 * DAY
    assert K.REGISTRATION in again


def test_he_is_looked_at_on_arrival_and_then_every_month() -> None:
    seen = Inspected("arrival", 2 * DAY + HOUR, 0, True)
    before = duties(*IN_CAMP, inspections=(Inspected("arrival", HOUR, 0, True),))
    assert before[K.ARRIVAL_INSPECTION].due_at == 3 * DAY
    after = duties(*IN_CAMP, inspections=(seen,))
    assert K.ARRIVAL_INSPECTION not in after
    assert after[K.MONTHLY_INSPECTION].due_at == 32 * DAY + HOUR
    monthly = Inspected("monthly", 30 * DAY, 0, True)
    assert duties(*IN_CAMP, inspections=(seen, monthly))[K.MONTHLY_INSPECTION].due_at == 60 * DAY
    assert K.MONTHLY_INSPECTION not in duties(CAME)


def test_who_cannot_say_who_he_is_is_handed_to_the_medical_service() -> None:
    duty = duties(CAME, unable_to_state=True)[K.UNABLE_TO_STATE]
    assert (duty.article, duty.due_at) == ("17(5)", 4 * HOUR)
    seen = Inspected("arrival", HOUR, 0, True)
    assert K.UNABLE_TO_STATE not in duties(CAME, unable_to_state=True, inspections=(seen,))
    assert K.UNABLE_TO_STATE not in duties(CAME)


def test_who_is_held_back_is_looked_at_again_when_the_doctor_said() -> None:
    way = (CAME, (E.HELD_BACK, HOUR))
    assert duties(*way)[K.HELD_BACK_REVIEW].due_at == 25 * HOUR
    review = Inspected("held_back_review", 2 * HOUR, 9 * HOUR, True)
    assert duties(*way, inspections=(review,))[K.HELD_BACK_REVIEW].due_at == 9 * HOUR
    undated = replace(review, next_at=0)
    assert duties(*way, inspections=(undated,))[K.HELD_BACK_REVIEW].due_at == 26 * HOUR
    assert K.HELD_BACK_REVIEW not in duties(*way, (E.FIT_AGAIN, DAY))


def test_a_stay_in_a_transit_camp_is_brief() -> None:
    way = (CAME, (E.DEPARTED, HOUR), (E.REACHED_TRANSIT_CAMP, 2 * HOUR))
    assert duties(*way)[K.TRANSIT_DWELL].due_at == 2 * HOUR + 3 * DAY
    assert K.TRANSIT_DWELL not in duties(*way, (E.DEPARTED, 3 * HOUR))


def test_a_serious_case_is_reported_every_week_until_it_is_over() -> None:
    assert duties(*IN_CAMP, serious_since=3 * DAY)[K.WEEKLY_REPORT].due_at == 10 * DAY
    told = Notified("serious_case", "", sent_at=9 * DAY, acknowledged_at=9 * DAY)
    after = duties(*IN_CAMP, serious_since=3 * DAY, notices=(told,))
    assert after[K.WEEKLY_REPORT].due_at == 16 * DAY
    assert K.WEEKLY_REPORT not in duties(*IN_CAMP, (E.DIED, 4 * DAY), serious_since=3 * DAY)


def test_property_is_sealed_in_custody_and_returned_at_its_end() -> None:
    held = {"unsealed_items": 1, "open_property": 2}
    assert duties(CAME, **held)[K.PROPERTY_UNSEALED].due_at == DAY
    assert K.RETURN_PROPERTY not in duties(CAME, **held)
    over = duties(*IN_CAMP, (E.EXCHANGED, 10 * DAY), **held)
    assert over[K.RETURN_PROPERTY].due_at == 17 * DAY
    assert K.PROPERTY_UNSEALED not in over
    assert K.RETURN_PROPERTY not in duties(*IN_CAMP, (E.EXCHANGED, 10 * DAY))


def test_a_complaint_is_passed_on() -> None:
    assert duties(CAME, complaints=(("c", HOUR),))[K.COMPLAINT_FORWARDING].due_at == 25 * HOUR


JUDICIAL = Proceeded("x", "judicial", 10 * DAY, 0, 100 * DAY, (0, 0, 0), 0, 0, 0, 0, 0)


def test_a_trial_waits_for_three_receipts_and_confinement_for_three_months() -> None:
    open_ones = duties(*IN_CAMP, proceedings=(JUDICIAL,))
    assert open_ones[K.TRIAL_NOTICE].due_at == 79 * DAY
    assert open_ones[K.PRETRIAL_CONFINEMENT].due_at == 100 * DAY
    two = replace(JUDICIAL, received_at=(20 * DAY, 21 * DAY, 0))
    assert K.TRIAL_NOTICE in duties(*IN_CAMP, proceedings=(two,))
    three = replace(JUDICIAL, received_at=(20 * DAY, 21 * DAY, 22 * DAY))
    assert K.TRIAL_NOTICE not in duties(*IN_CAMP, proceedings=(three,))
    judged = duties(*IN_CAMP, proceedings=(replace(three, judged_at=101 * DAY),))
    assert judged[K.JUDGMENT_NOTICE].due_at == 102 * DAY
    assert K.PRETRIAL_CONFINEMENT not in judged
    ended = replace(three, ended_at=103 * DAY)
    assert (
        not {K.JUDGMENT_NOTICE, K.PRETRIAL_CONFINEMENT}
        & duties(*IN_CAMP, proceedings=(ended,)).keys()
    )


def test_disciplinary_limits() -> None:
    waiting = Proceeded("x", "disciplinary", 10 * DAY, 0, 0, (0, 0, 0), 0, 0, 0, 0, 0)
    assert duties(*IN_CAMP, proceedings=(waiting,))[K.DISCIPLINARY_CONFINEMENT].due_at == 24 * DAY
    punished = replace(waiting, confined_until=12 * DAY, punishment_from=12 * DAY)
    after = duties(*IN_CAMP, proceedings=(punished,))
    assert after[K.DISCIPLINARY_PUNISHMENT].due_at == 42 * DAY
    assert K.DISCIPLINARY_CONFINEMENT not in after


@pytest.mark.parametrize(("decision", "carried_out"), [("A", True), ("B", True), ("NC", False)])
def test_a_commissions_decision_is_notified_in_a_month_and_carried_out_in_three(
    decision: str, carried_out: bool
) -> None:
    fresh = Decided("d", decision, 10 * DAY, 0, 0)
    assert duties(*IN_CAMP, decisions=(fresh,))[K.COMMISSION_NOTICE].due_at == 40 * DAY
    told = replace(fresh, notified_at=20 * DAY)
    after = duties(*IN_CAMP, decisions=(told,))
    assert (K.COMMISSION_DECISION in after) is carried_out
    if carried_out:
        assert after[K.COMMISSION_DECISION].due_at == 110 * DAY


def test_a_death_wants_a_doctor_a_notice_and_a_grave() -> None:
    way = (*IN_CAMP, (E.DIED, 5 * DAY))
    owing = duties(*way)
    assert owing[K.DEATH_EXAMINATION].due_at == 6 * DAY
    assert owing[K.DEATH_NOTICE].due_at == 6 * DAY
    assert owing[K.GRAVE].due_at == 12 * DAY
    assert owing[K.BUREAU_NOTICE].event_id == "2", "the arrival is still to be told"
    examined = Died("3", "illness", 5 * DAY + HOUR, 0, "")
    after = duties(*way, deaths=(examined,))
    assert K.DEATH_EXAMINATION not in after
    assert after[K.DEATH_NOTICE].due_at == 6 * DAY + HOUR
    buried = replace(examined, buried_at=6 * DAY, grave="7-12")
    assert K.GRAVE not in duties(*way, deaths=(buried,))
    kept = {K.CAPTURE_CARD_FAMILY, K.MONTHLY_INSPECTION, K.IDENTITY_DOCUMENT, K.REGISTRATION}
    assert not kept & owing.keys()


def test_an_enquiry_is_told_at_once_and_reported() -> None:
    opened = Inquired("i", "3", 5 * DAY, 0, 0)
    way = (*IN_CAMP, (E.DIED, 5 * DAY))
    owing = duties(*way, inquiries=(opened,))
    assert owing[K.OFFICIAL_ENQUIRY].due_at == 5 * DAY
    assert owing[K.ENQUIRY_REPORT].due_at == 35 * DAY
    done = replace(opened, power_told_at=6 * DAY, report_at=7 * DAY)
    assert not {K.OFFICIAL_ENQUIRY, K.ENQUIRY_REPORT} & duties(*way, inquiries=(done,)).keys()


def test_another_power_is_asked_after_him_and_parole_ends() -> None:
    way = (*IN_CAMP, (E.TRANSFERRED_TO_OTHER_POWER, 5 * DAY))
    owing = duties(*way, undertakings=(("u", 35 * DAY),))
    assert owing[K.POWER_FOLLOW_UP].due_at == 35 * DAY
    out = duties(*IN_CAMP, (E.PAROLED, 5 * DAY), paroles=(("w", 9 * DAY),))
    assert out[K.PAROLE_END].due_at == 9 * DAY


def test_a_will_is_owed_after_death_and_what_he_asked_to_send_at_once() -> None:
    will = LegalPaper("w", Paper.WILL, 3 * DAY, "notary", transmission_asked=False)
    dead = (*IN_CAMP, (E.DIED, 5 * DAY))
    assert K.WILL_TRANSMISSION not in duties(*IN_CAMP, legal_papers=(will,))
    owing = duties(*dead, legal_papers=(will,))
    assert owing[K.WILL_TRANSMISSION].due_at == owing[K.WILL_COPY].due_at == 6 * DAY
    found_later = replace(will, deposited_at=9 * DAY)
    assert duties(*dead, legal_papers=(found_later,))[K.WILL_COPY].due_at == 10 * DAY
    asked = replace(will, transmission_asked=True)
    assert duties(*dead, legal_papers=(asked,))[K.WILL_TRANSMISSION].due_at == 4 * DAY
    sent = replace(will, original_to=frozenset({Addressee.BUREAU.value}))
    assert not {K.WILL_TRANSMISSION, K.LEGAL_DOCUMENT} & duties(*dead, legal_papers=(sent,)).keys()
    back = replace(asked, given_back=True)
    assert K.WILL_COPY not in duties(*dead, legal_papers=(back,))
    power = LegalPaper("a", Paper.POWER_OF_ATTORNEY, 3 * DAY, "notary", transmission_asked=True)
    assert duties(*IN_CAMP, legal_papers=(power,))[K.LEGAL_DOCUMENT].due_at == 4 * DAY
    copied = replace(power, copy_to=frozenset({Addressee.AGENCY.value}))
    assert K.LEGAL_DOCUMENT not in duties(*dead, legal_papers=(copied,))


def test_an_escaped_man_is_owed_the_notice_of_it_and_no_papers() -> None:
    owing = duties(*IN_CAMP, (E.ESCAPED, 5 * DAY))
    assert owing.keys() == {K.BUREAU_NOTICE}
    back = duties(*IN_CAMP, (E.ESCAPED, 5 * DAY), (E.RECAPTURED, 6 * DAY))
    assert {K.CAPTURE_CARD_FAMILY, K.IDENTITY_DOCUMENT, K.ARRIVAL_INSPECTION} <= back.keys()


ENDS = {
    State.ESCAPED_SUCCESSFULLY: E.ESCAPE_SUCCEEDED,
    State.DIED: E.DIED,
    State.EXCHANGED: E.EXCHANGED,
    State.REPATRIATED: E.REPATRIATED,
    State.REPATRIATED_MEDICAL: E.REPATRIATED_MEDICAL,
    State.NEUTRAL_COUNTRY: E.ACCOMMODATED_IN_NEUTRAL_COUNTRY,
    State.OTHER_POWER: E.TRANSFERRED_TO_OTHER_POWER,
    State.RELEASED_IN_PLACE: E.RELEASED_IN_PLACE,
    State.RELEASED: E.RELEASED,
    State.CIVIL_CUSTODY: E.HANDED_TO_CIVIL_CUSTODY,
}
GIVEN_ONE = {
    State.EXCHANGED,
    State.REPATRIATED,
    State.REPATRIATED_MEDICAL,
    State.NEUTRAL_COUNTRY,
    State.RELEASED_IN_PLACE,
}


def to_the(state: State, at: int) -> tuple[tuple[Event, int], ...]:
    """The shortest way to an ending."""
    escaped = ((E.ESCAPED, at),) if state is State.ESCAPED_SUCCESSFULLY else ()
    return (*IN_CAMP, *escaped, (ENDS[state], at))


@pytest.mark.parametrize("state", sorted(ENDED - {State.DIED, State.ESCAPED_SUCCESSFULLY}))
def test_when_custody_has_ended_only_money_property_and_notices_are_owed(state: State) -> None:
    owing = duties(*to_the(state, 9 * DAY), open_property=1)
    statement = {K.STATEMENT_OF_ACCOUNT} if state in GIVEN_ONE else set()
    assert owing.keys() == {K.BUREAU_NOTICE, K.RETURN_PROPERTY} | statement


@pytest.mark.parametrize("state", sorted(ENDED))
def test_the_statement_of_account_runs_from_the_ending_until_one_says_all(state: State) -> None:
    way, kept = to_the(state, 9 * DAY), {"has_account": True}
    due = K.STATEMENT_OF_ACCOUNT
    assert duties(*way, **kept)[due] == Duty(due, "p", str(len(way) - 1), 9 * DAY, 16 * DAY)
    assert due not in duties(*way, statement=Statement(8 * DAY), **kept)
    again = duties(*way, statement=Statement(10 * DAY, 11 * DAY), **kept)
    assert again[due].armed_at == 11 * DAY, "it said all until then"
    before = duties(*way, statement=Statement(7 * DAY, 8 * DAY), **kept)
    assert before[due].armed_at == 9 * DAY, "nothing is owed before the end"
    assert (due in duties(*way)) == (state in GIVEN_ONE), "no account, nothing to state"


def test_a_statement_of_an_earlier_custody_ends_nothing_and_in_custody_none_is_owed() -> None:
    due, printed = K.STATEMENT_OF_ACCOUNT, Statement(5 * DAY)
    assert due not in duties(*IN_CAMP, has_account=True)
    assert due not in duties(CAME, (E.FOUND_RECORDED_TWICE, 1), has_account=True)
    back = (*IN_CAMP, (E.RELEASED_IN_PLACE, 5 * DAY), (E.CAPTURED, 6 * DAY), (E.DIED, 7 * DAY))
    assert duties(*back, has_account=True, statement=printed)[due].armed_at == 7 * DAY


def test_what_was_told_otherwise_is_owed_unless_an_event_tells_it() -> None:
    otherwise = {"told_otherwise": (("n", 3 * DAY),)}
    assert duties(CAME, **otherwise)[K.BUREAU_CORRECTION] == Duty(
        K.BUREAU_CORRECTION, "p", "n", 3 * DAY, 4 * DAY
    )
    told = tuple(Notified(event, "2", 1, 1) for event in ("reached_camp",))
    assert K.BUREAU_CORRECTION not in duties(*IN_CAMP, **otherwise)
    assert K.BUREAU_CORRECTION in duties(*IN_CAMP, notices=told, **otherwise)
    assert K.BUREAU_CORRECTION in duties(
        CAME, (E.RELEASED, 1), notices=(Notified("released", "1", 2, 0),), **otherwise
    )
    aside = (Notified("found_recorded_twice", "1", 2, 0),)
    assert K.BUREAU_CORRECTION not in duties(
        CAME, (E.FOUND_RECORDED_TWICE, 1), notices=aside, **otherwise
    )


def test_what_did_not_happen_is_taken_back_also_of_one_set_aside() -> None:
    gone = {"taken_back": (("n", 3 * DAY),), "told_otherwise": (("n", 2 * DAY),)}
    owing = duties(CAME, **gone)
    assert owing[K.BUREAU_WITHDRAWAL] == Duty(K.BUREAU_WITHDRAWAL, "p", "n", 3 * DAY, 4 * DAY)
    assert K.BUREAU_CORRECTION not in owing, "the notice says who he is as well"
    assert K.BUREAU_WITHDRAWAL in duties(CAME, (E.FOUND_RECORDED_TWICE, 1), **gone)


@pytest.mark.parametrize(
    ("instead", "there"),
    [(E.WITHDRAWN, True), (E.BECAME_ILL, True), (E.DIED, False), (E.HELD_BACK, False)],
)
def test_an_event_that_was_told_is_put_right_only_by_one_that_is_told_too(
    instead: Event, there: bool
) -> None:
    way = history(CAME, (E.DIED, DAY))
    correction = Fact("x", instead.value, "", "1", DAY, 2 * DAY, "", "")
    told = Notified("died", "1", DAY, 0, "n")
    order = Order((*way, correction))
    assert list(taken_back(order, (told,))) == ([("n", 2 * DAY)] if there else [])
    said = Notified(EVENT_WITHDRAWN, "n", 3 * DAY, 0, "m")
    assert not list(taken_back(order, (told, said)))
    assert not list(taken_back(Order(way), (told,)))
    assert not list(taken_back(order, ()))


def test_every_kind_owed_to_persons_can_arise() -> None:
    way = (*IN_CAMP, (E.DIED, 5 * DAY))
    everything = {
        **duties(CAME, (E.HELD_BACK, 1), unsealed_items=1, complaints=(("c", 1),)),
        **duties(*IN_CAMP, proceedings=(JUDICIAL,), serious_since=1, unable_to_state=True),
        **duties(*IN_CAMP, proceedings=(replace(JUDICIAL, judged_at=1),)),
        **duties(*IN_CAMP, proceedings=(replace(JUDICIAL, proceeding="disciplinary"),)),
        **duties(
            *IN_CAMP,
            proceedings=(replace(JUDICIAL, proceeding="disciplinary", punishment_from=1),),
        ),
        **duties(*IN_CAMP, decisions=(Decided("d", "A", 1, 0, 0),)),
        **duties(*IN_CAMP, decisions=(Decided("d", "A", 1, 1, 0),)),
        **duties(*way, inquiries=(Inquired("i", "3", 1, 0, 0),), open_property=1),
        **duties(*way, has_account=True),
        **duties(*IN_CAMP, undertakings=(("u", 1),), paroles=(("w", 1),)),
        **duties(CAME, (E.DEPARTED, 1), (E.REACHED_TRANSIT_CAMP, 2)),
        **duties(
            *(*IN_CAMP, (E.DIED, 5 * DAY)),
            legal_papers=(
                LegalPaper("w", Paper.WILL, 1, "", transmission_asked=False),
                LegalPaper("a", Paper.OTHER, 1, "", transmission_asked=True),
                LegalPaper("l", Paper.OTHER, 1, "", transmission_asked=False),
            ),
        ),
        **duties(CAME, notices=(Notified("registered", "0", 1, 0),)),
        **duties(CAME, told_otherwise=(("n", 1),)),
        **duties(CAME, taken_back=(("n", 1),)),
        **duties(*way, death_told_otherwise=(("n", 1),), notices=(Notified("died", "3", 1, 1),)),
    }
    elsewhere = {
        K.TRANSFER_UNDER_WAY,
        K.TRANSFER_SEALED,
        K.TRANSFER_ARRIVED,
        K.DEPARTURE_NOTICE,
        K.MAIL_FORWARDING,
        K.TRACING_ENQUIRY,
        K.REPRESENTATIVE_ELECTION,
        K.REPRESENTATIVE_VACANCY,
        K.REPRESENTATIVE_DISMISSAL,
        K.CUSTODY_FORKED,
        K.UNACCOUNTED,
    }
    assert set(everything) == set(RULES) - elsewhere


def test_nothing_is_owed_when_everything_is_done() -> None:
    seen = Inspected("monthly", 2 * DAY + HOUR, 0, True)
    told = tuple(
        Notified(event, str(place), 1, 1)
        for place, event in enumerate(("", "", "reached_camp", "registered"))
    )
    way = (*IN_CAMP, (E.REGISTERED, 2 * DAY + HOUR))
    owing = duties(*way, inspections=(seen,), notices=told, **ALL_SETTLED)
    assert owing.keys() == {K.MONTHLY_INSPECTION}
