"""Nothing is put off by moving a man on, and nothing ends with its case (art. 19, 31, 70, 90, 104, 107, 121)."""

from dataclasses import replace

import pytest

from models.custody import Event
from models.duties import DAY, HOUR, DutyKind
from models.owed_facts import Decided, Inquired, Inspected, Proceeded
from tests.models.test_owed import CAME, IN_CAMP, duties

E, K = Event, DutyKind
ILL, HOSPITAL, BACK = (
    (E.BECAME_ILL, 6 * DAY),
    (E.ADMITTED_TO_HOSPITAL, 12 * DAY),
    (E.LEFT_HOSPITAL, 18 * DAY),
)


@pytest.mark.parametrize("steps", [(ILL,), (ILL, HOSPITAL), (ILL, HOSPITAL, BACK)])
def test_a_card_that_was_never_sent_is_due_from_the_first_day_on(
    steps: tuple[tuple[Event, int], ...],
) -> None:
    for kind in (K.CAPTURE_CARD_FAMILY, K.CAPTURE_CARD_AGENCY):
        duty = duties(CAME, *steps)[kind]
        assert (duty.armed_at, duty.due_at) == (0, 7 * DAY)
        assert duty.event_id in {str(number) for number in range(1, len(steps) + 1)}


def test_a_card_that_was_sent_begins_the_week_anew_for_its_addressee_alone() -> None:
    sent = frozenset({("0", "family")})
    after = duties(CAME, ILL, HOSPITAL, settled_cards=sent)
    assert after[K.CAPTURE_CARD_FAMILY].due_at == 13 * DAY, "from the sickness on"
    assert after[K.CAPTURE_CARD_AGENCY].due_at == 7 * DAY


def test_a_new_captivity_begins_anew() -> None:
    way = (*IN_CAMP, (E.EXCHANGED, 10 * DAY), (E.CAPTURED, 40 * DAY))
    assert duties(*way)[K.CAPTURE_CARD_FAMILY].due_at == 47 * DAY


def test_only_an_inspection_with_the_weight_ends_the_month() -> None:
    looked = Inspected("arrival", 29 * DAY, 0, False)
    weighed = Inspected("monthly", 30 * DAY, 0, True)
    assert duties(*IN_CAMP, inspections=(looked,))[K.MONTHLY_INSPECTION].due_at == 32 * DAY
    after = duties(*IN_CAMP, inspections=(looked, weighed))
    assert after[K.MONTHLY_INSPECTION].due_at == 60 * DAY


def test_no_move_puts_the_monthly_inspection_off() -> None:
    moved = (*IN_CAMP, (E.ADMITTED_TO_HOSPITAL, 20 * DAY), (E.LEFT_HOSPITAL, 31 * DAY))
    assert duties(*moved)[K.MONTHLY_INSPECTION].due_at == 32 * DAY
    held_back = duties(CAME, (E.HELD_BACK, DAY))
    assert held_back[K.MONTHLY_INSPECTION].due_at == 31 * DAY


def test_who_is_near_the_front_is_to_be_evacuated() -> None:
    duty = duties(CAME)[K.EVACUATION]
    assert (duty.article, duty.due_at) == ("19(1)", 3 * DAY)
    ill = duties(CAME, (E.BECAME_ILL, DAY), (E.ADMITTED_TO_HOSPITAL, 2 * DAY))
    assert K.EVACUATION not in ill
    assert K.EVACUATION not in duties(*IN_CAMP)
    assert K.EVACUATION not in duties(CAME, (E.DEPARTED, HOUR))
    assert K.EVACUATION not in duties(CAME, (E.HELD_BACK, HOUR))
    back = duties((E.CAPTURED, 0), (E.REACHED_COLLECTION_POINT, DAY))
    assert back[K.EVACUATION].due_at == 3 * DAY, "from his capture on"


CASE = Proceeded("x", "judicial", 10 * DAY, 0, 60 * DAY, (20 * DAY,) * 3, 0, 0, 0, 0, 0)
PUNISHED = Proceeded("x", "disciplinary", 0, 0, 0, (0, 0, 0), 0, 0, 12 * DAY, 5, 0)


def test_a_trial_is_three_weeks_after_the_last_receipt() -> None:
    assert K.TRIAL_NOTICE not in duties(*IN_CAMP, proceedings=(CASE,))
    late = replace(CASE, received_at=(20 * DAY, 20 * DAY, 58 * DAY))
    assert duties(*IN_CAMP, proceedings=(late,))[K.TRIAL_NOTICE].due_at == 39 * DAY


def test_a_judgment_is_reported_though_the_case_has_ended_and_the_man_is_gone() -> None:
    ended = replace(CASE, judged_at=61 * DAY, ended_at=62 * DAY)
    for way in (IN_CAMP, (*IN_CAMP, (E.DIED, 63 * DAY))):
        owing = duties(*way, proceedings=(ended,))
        assert owing[K.JUDGMENT_NOTICE].due_at == 62 * DAY
        assert K.PRETRIAL_CONFINEMENT not in owing
    told = replace(ended, judgment_reported_at=62 * DAY)
    assert K.JUDGMENT_NOTICE not in duties(*IN_CAMP, proceedings=(told,))


def test_a_punishment_ends_when_it_does_and_never_after_thirty_days() -> None:
    def due(days: int) -> int:
        case = replace(PUNISHED, punishment_days=days)
        return duties(*IN_CAMP, proceedings=(case,))[K.DISCIPLINARY_PUNISHMENT].due_at

    assert due(5) == 17 * DAY
    assert due(0) == due(30) == due(45) == 42 * DAY


def test_who_died_is_neither_confined_nor_waited_for() -> None:
    waiting = Decided("d", "A", 1, 2, 0)
    confined = replace(CASE, received_at=(0, 0, 0))
    for way, there in ((IN_CAMP, True), ((*IN_CAMP, (E.DIED, 20 * DAY)), False)):
        owing = duties(*way, proceedings=(confined, PUNISHED), decisions=(waiting,))
        for kind in (
            K.PRETRIAL_CONFINEMENT,
            K.TRIAL_NOTICE,
            K.DISCIPLINARY_PUNISHMENT,
            K.COMMISSION_DECISION,
        ):
            assert (kind in owing) is there, kind


def test_the_protecting_power_is_told_of_an_enquiry_that_was_closed() -> None:
    closed = Inquired("i", "2", DAY, 0, 5 * DAY)
    owing = duties(*IN_CAMP, inquiries=(closed,))
    assert owing[K.OFFICIAL_ENQUIRY].due_at == DAY
    assert K.ENQUIRY_REPORT not in owing
